# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.8(4)
Functionaliteit: Elke verwerking wordt vastgelegd, en het logboek dient alleen de vier doelen van de wet

  @weigering @R-50 @BGS_LOGGING @eigen-dienst
  Scenario: Zonder vastlegging geen antwoord
    Gegeven de vastlegging werkt niet
    Als de politie de signalen opvraagt
    Dan wordt dat geweigerd met 503 "niet-beschikbaar"

  @weigering @R-51
  Scenario: Het logboek is er niet om medewerkers te beoordelen
    Als de CFG vastlegt het logboek te gebruiken voor "personeelsbeoordeling"
    Dan wordt dat geweigerd om "/logdoel"

  @weigering @R-51
  Scenario: Een deelnemer gebruikt het logboek niet
    Als de politie vastlegt het logboek te gebruiken voor "interne_controle"
    Dan wordt dat geweigerd om "/logdoel"

  @weigering @R-53
  Scenario: Een verzoek krijgt niet onder de sleutel van een ander verzoek diens antwoord
    Als de politie twee verschillende signalen opstelt met dezelfde sleutel
    Dan wordt dat geweigerd met 409 "sleutel-hergebruikt"

  @R-51
  Scenario: Ook wie het niet mocht zien, staat erin
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie heeft het subject van de casus gezien
    En een lid van tafel D heeft het subject opgevraagd, en kreeg het niet te zien
    En de CFG legt vast het logboek te gebruiken voor de controle van de rechtmatigheid
    Als de CFG in het logboek zoekt wie het subject zag
    Dan staat er dat de politie het zag, voor het doel "casusoverleg" en met haar reden
    En staat er ook wie het niet mocht zien

  @R-53
  Scenario: Het logboek is buiten het systeem te controleren
    Gegeven de CFG legt vast het logboek te gebruiken voor de controle van de rechtmatigheid
    Als de CFG het logboek meeneemt
    Dan klopt het, gecontroleerd zonder de dienst
