# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.23(6) @R-12
Functionaliteit: Gegevens gaan per trap open

  De eerste trap gaat open met de start van de casus. De tweede en de derde komen daar elk bij, als dat noodzakelijk is, en
  nooit de hogere zonder de lagere.

  Achtergrond:
    Gegeven een gewogen signaal
    En een voorstel om over dat signaal een casus te starten

  @weigering
  Scenario: De derde trap gaat niet open zonder de tweede
    Gegeven het voorstel opent trap 3
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd met 409 "lagere-trap-niet-geopend"

  Scenario: De tweede trap gaat open in aanvulling op de eerste
    Gegeven het voorstel opent trap 2
    Als de casusregisseur dat voorstelt
    Dan is dat gedaan
