# language: nl
# SPDX-License-Identifier: EUPL-1.2
@ONTWERP @R-43
Functionaliteit: Beheer ziet geen inhoud, en niemand beslist over zijn eigen voorstel

  @weigering
  Abstract Scenario: <beheer> ziet geen inhoud
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    Als <beheer> de casus opvraagt
    Dan wordt dat geweigerd met 403 "eis-ontbreekt"

    Voorbeelden:
      | beheer             |
      | technisch beheer   |
      | functioneel beheer |

  @weigering @R-24
  Scenario: Een minderjarige komt niet voor zonder te zeggen waarom dat toch moet
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie heeft het subject van de casus gezien
    En een voordracht van Aukje Nergenshuizen-Demo als directe kring van het subject
    Maar zij is tien jaar oud, en er staat niet bij waarom zij toch moet voorkomen
    Als de politie haar voordraagt
    Dan wordt dat geweigerd om "/motiveringAanduiding"

  @weigering
  Scenario: In een vergadering die geen spoed heeft, legt een lid zijn standpunt niet zelf vast
    Gegeven een besluit op de agenda van een vergadering
    En de vergadering is open en er is een quorum
    Als een aanwezig lid zijn eigen standpunt vastlegt
    Dan wordt dat geweigerd met 403 "eis-ontbreekt"

  @weigering
  Scenario: Wie een besluit voorstelt, stelt het niet vast
    Gegeven een aangenomen besluit om een casus te starten
    Als de casusregisseur zijn eigen voorstel vaststelt
    Dan wordt dat geweigerd met 403 "eis-ontbreekt"

  @weigering @R-40
  Scenario: Voor wie er zelf belang bij heeft, bestaat de casus niet
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie legt vast voor het casusoverleg aan de casus te werken
    Maar wie voor de politie aan de casus werkt, meldt dat hij er zelf belang bij heeft
    Als de politie de casus opvraagt
    Dan krijgt de politie hetzelfde antwoord als op een onbekend nummer
