# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.17 @R-01
Functionaliteit: Inhoud ziet alleen wie zegt waarvoor hij werkt

  Achtergrond:
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen

  @weigering
  Scenario: Een casus lezen zonder doel
    Als de politie de casus opvraagt
    Dan wordt dat geweigerd met 400 "werkcontext-ontbreekt"

  Scenario: Een casus lezen voor het casusoverleg
    Gegeven de politie legt vast voor het casusoverleg aan de casus te werken
    Dan ziet de politie de casus helemaal
