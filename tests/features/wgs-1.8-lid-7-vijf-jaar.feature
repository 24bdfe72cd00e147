# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.8(7) @R-60
Functionaliteit: Vijf jaar na de eerste verwerking zijn de gegevens eruit

  @weigering
  Scenario: Op een signaal van meer dan vijf jaar oud start geen casus
    Gegeven een gewogen signaal
    Maar het signaal is meer dan vijf jaar geleden voor het eerst verwerkt
    En een voorstel om over dat signaal een casus te starten
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd met 409 "termijn-verlopen"

  @weigering @R-40
  Scenario: Een casus waarvan de vijf jaar voorbij zijn, bestaat voor niemand meer
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie legt vast voor het casusoverleg aan de casus te werken
    Maar de vijf jaar na de eerste verwerking zijn voorbij
    Als de politie de casus opvraagt
    Dan krijgt de politie hetzelfde antwoord als op een onbekend nummer
