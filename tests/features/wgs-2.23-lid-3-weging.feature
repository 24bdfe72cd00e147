# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.23(3) @R-93
Functionaliteit: De deelnemers wegen een signaal op vier criteria

  @weigering
  Scenario: Zonder weging start geen casus, en alles wat ontbreekt wordt genoemd
    Gegeven een signaal in weging
    En een voorstel om over dat signaal een casus te starten
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd om "/casusStarten/signalen/0/weging/type"
    En wordt ook "/casusStarten/signalen/0/weging/aantal_aard_omvang" genoemd
    En wordt ook "/casusStarten/signalen/0/weging/gewicht_interventies" genoemd
    En wordt ook "/casusStarten/signalen/0/weging/deelnemers_verband" genoemd

  @weigering
  Scenario: Het bureau weegt niet
    Gegeven een signaal in weging
    Als de casusregisseur een oordeel vastlegt dat van het bureau komt
    Dan wordt dat geweigerd om "/type/beoordeeldDoor/0"

  @weigering
  Scenario: Het bureau stuurt alleen terug om wat er aan de vorm ontbreekt
    Gegeven een gemeld signaal over Karel Voorbeeld-Demo
    Als de casusregisseur het signaal terugstuurt zonder te zeggen wat er ontbreekt
    Dan wordt dat geweigerd om "/vormgebreken/0/toelichting"
