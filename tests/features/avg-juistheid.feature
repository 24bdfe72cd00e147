# language: nl
# SPDX-License-Identifier: EUPL-1.2
@AVG_JUISTHEID @R-66
Functionaliteit: Wie wijzigt, wijzigt wat hij heeft gezien

  @weigering
  Scenario: Een weging vastleggen op een stand die intussen anders is
    Gegeven een gewogen signaal
    Als de casusregisseur nog een oordeel vastlegt op de stand van daarvoor
    Dan wordt dat geweigerd met 412 "versie-verouderd"
