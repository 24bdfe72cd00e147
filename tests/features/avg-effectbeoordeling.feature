# language: nl
# SPDX-License-Identifier: EUPL-1.2
@AVG_EFFECTBEOORDELING @UA_EFFECTBEOORDELING @R-89
Functionaliteit: Voor de aanwijzing van een handhavingsknelpunt zijn er een effectbeoordeling en een advies

  Achtergrond:
    Gegeven een gewogen signaal
    En een voorbereiding van een handhavingsknelpunt op dat signaal

  @weigering
  Scenario: Aanwijzen zonder effectbeoordeling
    Gegeven er is geen effectbeoordeling
    Als een lid van de Stuurgroep voorstelt het aan te wijzen
    Dan wordt dat geweigerd om "/zaak/dpia"

  @weigering
  Scenario: Aanwijzen zonder advies
    Gegeven er is geen advies van de functionaris voor gegevensbescherming
    Als een lid van de Stuurgroep voorstelt het aan te wijzen
    Dan wordt dat geweigerd om "/zaak/fgAdvies"
