# language: nl
# SPDX-License-Identifier: EUPL-1.2
@UA_VERSCHIJNINGSVORMEN @R-02
Functionaliteit: Een casus gaat over een verschijningsvorm die nu geldt

  @weigering
  Scenario: Een vorm die niet in het register staat
    Gegeven een gewogen signaal
    En een voorstel om over dat signaal een casus te starten
    Maar het voorstel noemt de verschijningsvorm "afgelopen_vorm"
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd om "/verschijningsvormen/0"
