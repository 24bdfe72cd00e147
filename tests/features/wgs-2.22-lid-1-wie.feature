# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.22(1) @R-112
Functionaliteit: Subject is wie een signaal noemt, of zijn directe kring

  Achtergrond:
    Gegeven een signaal over Karel Voorbeeld-Demo
    En het signaal noemt ook Marie Voorbeeld-Demo
    En de politie heeft dit signaal gemeld
    En de deelnemers hebben dat signaal gewogen
    En een voorstel om over dat signaal een casus te starten

  @weigering
  Scenario: Iemand die in geen signaal voorkomt
    Gegeven het voorstel noemt als subject iemand die in geen signaal voorkomt
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd om "/casusStarten/subjecten/0/persoon"

  @weigering
  Scenario: Directe kring zonder te zeggen waarin die bestaat
    Gegeven het voorstel noemt Marie als directe kring van Karel, zonder te zeggen waarin die bestaat
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd om "/casusStarten/subjecten/1/waarom"

  @weigering
  Scenario: Directe kring van niemand
    Gegeven het voorstel noemt Marie als directe kring van niemand
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd om "/casusStarten/subjecten/1/hangtAan"

  Scenario: Directe kring van wie het signaal noemt
    Gegeven het voorstel noemt Marie als directe kring van Karel, omdat zij op hetzelfde adres woont
    Als de casusregisseur dat voorstelt
    Dan is dat gedaan

  @weigering
  Scenario: Wie iemands kring is, blijft niet zonder hem achter
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie heeft het subject van de casus gezien
    En een voordracht van Aukje Nergenshuizen-Demo als directe kring van het subject
    En de politie heeft haar voorgedragen
    En de tafel heeft haar toegevoegd
    Als de casusregisseur voorstelt het subject te verwijderen
    Dan wordt dat geweigerd met 409 "kring-blijft-achter"
