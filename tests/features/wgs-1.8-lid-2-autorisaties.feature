# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.8(2)
Functionaliteit: Toegang heeft alleen wie daarvoor is geautoriseerd, en niet meer dan nodig

  @weigering @R-40
  Scenario: Een deelnemer plant geen vergadering van de tafel
    Als de politie een vergadering van tafel D plant
    Dan wordt dat geweigerd met 403 "eis-ontbreekt"
    En staat erbij wie het wel mag: "omt_secretaris"

  @weigering @R-40
  Scenario: Wie niet aangemeld is
    Als iemand die niet is aangemeld de signalen opvraagt
    Dan wordt dat geweigerd met 401 "token-ontbreekt"

  @weigering @R-40
  Scenario: Wat iemand niet mag zien, bestaat voor hem niet
    Gegeven een gemeld signaal over Karel Voorbeeld-Demo
    Als de FIOD het signaal opvraagt
    Dan krijgt de FIOD hetzelfde antwoord als op een onbekend nummer

  @weigering @R-41
  Scenario: Wie geschorst is
    Als een geschorste medewerker de signalen opvraagt
    Dan wordt dat geweigerd met 403 "eis-ontbreekt"

  @weigering @R-41
  Scenario: Wie twee hoedanigheden heeft, zegt in welke hij handelt
    Gegeven een signaal over Karel Voorbeeld-Demo
    Als iemand met twee hoedanigheden dit signaal opstelt
    Dan wordt dat geweigerd met 400 "hoedanigheid-ontbreekt"

  @weigering @R-42 @R-109 @eigen-dienst
  Scenario: Een beëindigd lidmaatschap werkt niet meer, en blijft bekend
    Als functioneel beheer het lidmaatschap van het lid van de rechtmatigheidsadviescommissie beëindigt
    En het lid van de rechtmatigheidsadviescommissie de eigen lidmaatschappen opvraagt
    Dan wordt dat geweigerd met 403 "geen-autorisatie"
    En staat nog steeds vast vanaf en tot wanneer hij toegang had
