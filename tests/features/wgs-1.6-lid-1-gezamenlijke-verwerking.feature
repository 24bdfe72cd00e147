# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.6(1) @R-01
Functionaliteit: Personen worden alleen binnen een zaak bekeken

  @weigering
  Scenario: Een subject zonder dat vaststaat voor welke zaak
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie heeft het subject van de casus gezien
    Maar de politie noemt niet meer waaraan zij werkt
    Als de politie het subject opvraagt
    Dan wordt dat geweigerd met 400 "werkcontext-ontbreekt"

  Scenario: Er is geen weg om buiten een zaak naar personen te zoeken
    Als iemand op "/subjecten" of "/personen" naar een persoon zoekt
    Dan bestaat die weg niet
