# language: nl
# SPDX-License-Identifier: EUPL-1.2
@UA_GOVERNANCE @R-02
Functionaliteit: De tafel besluit in een vergadering, met een quorum en een standpunt van elke aanwezige deelnemer

  @weigering
  Scenario: Zonder quorum neemt de tafel niets aan
    Gegeven een besluit op de agenda van een vergadering
    En de vergadering is open, maar er is alleen een lid van de FIOD
    En alle aanwezigen zijn voor
    Als de secretaris het besluit aanneemt
    Dan wordt dat geweigerd met 409 "quorum-ontbreekt"

  @weigering
  Scenario: Een aanwezige deelnemer heeft nog geen standpunt
    Gegeven een besluit op de agenda van een vergadering
    En de vergadering is open en er is een quorum
    En alle aanwezigen zijn voor, behalve een van wie het standpunt ontbreekt
    Als de secretaris het besluit aanneemt
    Dan wordt dat geweigerd met 409 "standpunt-ontbreekt"

  @weigering
  Scenario: Een deelnemer heeft een standpunt, niet twee
    Gegeven een besluit op de agenda van een vergadering
    En de vergadering is open en er is een quorum
    En alle aanwezigen zijn voor
    Als de secretaris van een aanwezige nog een standpunt vastlegt
    Dan wordt dat geweigerd met 409 "standpunt-dubbel"

  @weigering
  Scenario: Een vergadering sluit niet met een open agenda
    Gegeven een besluit op de agenda van een vergadering
    En de vergadering is open en er is een quorum
    Als de secretaris de vergadering sluit
    Dan wordt dat geweigerd met 409 "agenda-niet-afgehandeld"

  @weigering
  Scenario: Een vastgesteld besluit is gebruikt
    Gegeven een aangenomen besluit om een casus te starten
    En de voorzitter heeft het vastgesteld
    Als de voorzitter het besluit vaststelt
    Dan wordt dat geweigerd met 409 "toestand-laat-niet-toe"
