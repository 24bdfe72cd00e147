# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.8(5) @R-01
Functionaliteit: Per geval alleen voor het doel dat vooraf vaststaat

  Achtergrond:
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen

  @weigering
  Scenario: Lezen onder het doel van een andere casus
    Gegeven een tweede casus waaraan zij meedoen
    En de politie legt vast voor het casusoverleg aan de casus te werken
    Als de politie de andere casus opvraagt
    Dan wordt dat geweigerd met 403 "werkcontext-past-niet"

  @weigering
  Scenario: Een doel dat niet bij de rol hoort
    Als de politie vastlegt te gaan werken voor het doel "beheer"
    Dan wordt dat geweigerd om "/doel"

  Scenario: Lezen voor het doel dat vaststaat
    Gegeven de politie legt vast voor het casusoverleg aan de casus te werken
    Dan ziet de politie de casus helemaal
