# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.8(6) @R-86
Functionaliteit: Over een nieuwe verwerking adviseert eerst de rechtmatigheidsadviescommissie

  @weigering
  Scenario: Een nieuwe verwerking aanwijzen zonder haar advies
    Gegeven een gewogen signaal
    En een voorbereiding van een handhavingsknelpunt op dat signaal
    En het gaat om een nieuwe verwerking, zonder advies van de rechtmatigheidsadviescommissie
    Als een lid van de Stuurgroep voorstelt het aan te wijzen
    Dan wordt dat geweigerd om "/zaak/racAdvies"
