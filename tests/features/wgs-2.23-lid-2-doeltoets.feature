# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.23(2) @R-93
Functionaliteit: De deelnemers toetsen een signaal aan het doel

  @weigering
  Scenario: Buiten het doel start geen casus
    Gegeven een signaal dat volgens de deelnemers buiten het doel valt
    En een voorstel om over dat signaal een casus te starten
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd met 409 "buiten-doel"
