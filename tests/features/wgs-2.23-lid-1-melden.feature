# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.23(1) @R-94
Functionaliteit: Voor de weging verwerkt alleen de melder zijn eigen gegevens

  @weigering @R-40
  Scenario: Een andere deelnemer ziet het signaal niet
    Gegeven een gemeld signaal over Karel Voorbeeld-Demo
    Als de FIOD het signaal opvraagt
    Dan krijgt de FIOD hetzelfde antwoord als op een onbekend nummer

  @weigering
  Scenario: Op een signaal dat niet in weging is, start geen casus
    Gegeven een gewogen signaal
    En een voorstel om over dat signaal een casus te starten
    Maar de politie heeft het signaal ingetrokken
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd met 409 "signaal-niet-in-weging"

  Scenario: Over een signaal wordt geen deelnemer bevraagd
    Als iemand op "/signalen/{id}/informatieverzoeken" om informatie vraagt
    Dan bestaat die weg niet
