# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.23(5) @R-07
Functionaliteit: De deelnemers bepalen wie meedoet, en alleen wie meedoet verwerkt

  @weigering
  Scenario: Een casus met een enkele deelnemer
    Gegeven een gewogen signaal
    En een voorstel om over dat signaal een casus te starten
    Maar de betrokken deelnemers zijn "politie"
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd om "/casusStarten/deelnemers"

  @weigering @R-40
  Scenario: Een deelnemer die niet meedoet
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    Als de FIOD de casus opvraagt
    Dan krijgt de FIOD hetzelfde antwoord als op een onbekend nummer

  Scenario: Een deelnemer die meedoet, en de tafel
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En het openbaar ministerie legt vast voor het casusoverleg aan de casus te werken
    Dan ziet het openbaar ministerie de casus helemaal
    En ziet een lid van tafel D alleen dat de casus bestaat

  @weigering @R-40
  Scenario: De tafel bepaalt dat een ander meedoet
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de tafel heeft besloten dat de FIOD meedoet en het openbaar ministerie niet meer
    En de FIOD legt vast voor het casusoverleg aan de casus te werken
    Dan ziet de FIOD de casus helemaal
    Als het openbaar ministerie de casus opvraagt
    Dan krijgt het openbaar ministerie hetzelfde antwoord als op een onbekend nummer
