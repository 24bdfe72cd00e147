# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.3(1) @R-04
Functionaliteit: Wie aan tafel zit, zit daar voor precies een deelnemer

  @weigering
  Scenario: Een lid wordt twee keer als aanwezig genoemd
    Gegeven een geplande vergadering van tafel D
    Als de secretaris de vergadering opent en een lid twee keer noemt
    Dan wordt dat geweigerd om "/aanwezigen/4"
