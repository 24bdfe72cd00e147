# language: nl
# SPDX-License-Identifier: EUPL-1.2
@UA_SUBJECTEN @R-63
Functionaliteit: De tafel voegt subjecten toe en verwijdert ze

  Achtergrond:
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie heeft het subject van de casus gezien

  @weigering
  Scenario: Over wie alleen is voorgedragen, wordt niet beslist of hij wordt geïnformeerd
    Gegeven een voordracht van Aukje Nergenshuizen-Demo als directe kring van het subject
    En de politie heeft haar voorgedragen
    Als de casusregisseur beslist haar te informeren
    Dan wordt dat geweigerd met 409 "toestand-laat-niet-toe"

  @weigering
  Scenario: Wie er al bij hoort, wordt niet nog eens toegevoegd
    Als de casusregisseur voorstelt het subject nog eens toe te voegen
    Dan wordt dat geweigerd met 409 "toestand-laat-niet-toe"

  @weigering @R-40
  Scenario: Een verwijderd subject bestaat voor niemand meer
    Gegeven de tafel heeft het subject verwijderd
    Als de politie het subject opvraagt
    Dan krijgt de politie hetzelfde antwoord als op een onbekend nummer
