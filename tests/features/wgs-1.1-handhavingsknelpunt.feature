# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.1(handhavingsknelpunt) @R-108
Functionaliteit: Een handhavingsknelpunt gaat over wie of waar de wet structureel niet wordt nageleefd

  Achtergrond:
    Gegeven een gewogen signaal
    En een voorbereiding van een handhavingsknelpunt op dat signaal

  @weigering
  Scenario: Een thema is geen handhavingsknelpunt
    Gegeven het gaat over een thema, en niet over personen, een groep, een gebied of een branche
    Als de adviseur het zo voorbereidt
    Dan wordt dat geweigerd om "/scope/soort"

  @weigering
  Scenario: Zonder structurele niet-naleving
    Gegeven er staat niet bij dat de wet structureel niet wordt nageleefd
    Als de adviseur het zo voorbereidt
    Dan wordt dat geweigerd om "/structureel"

  Scenario: Een gebied waar de wet structureel niet wordt nageleefd
    Als de adviseur het zo voorbereidt
    Dan is dat gedaan
