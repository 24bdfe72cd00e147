# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.4(4) @AVG_INFORMEREN @UAVG-41 @R-84
Functionaliteit: Per subject is beslist of hij wordt geïnformeerd, op welke grond, en wanneer dat weer wordt bekeken

  Achtergrond:
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie heeft het subject van de casus gezien

  @weigering
  Scenario: Later informeren, zonder dag om dat weer te bekijken
    Als de casusregisseur beslist het subject later te informeren, zonder dag om dat weer te bekijken
    Dan wordt dat geweigerd om "/herzienOp"

  @weigering
  Scenario: Niet informeren, zonder uitleg
    Als de casusregisseur beslist het subject niet te informeren, zonder uitleg
    Dan wordt dat geweigerd om "/toelichting"

  Scenario: Later informeren, en dat weer bekijken
    Als de casusregisseur beslist het subject later te informeren, en dat over een maand weer te bekijken
    Dan is dat gedaan

  @weigering
  Scenario: Een casus sluit niet zolang niet over elk subject is beslist
    Als de casusregisseur voorstelt de casus af te sluiten
    Dan wordt dat geweigerd met 409 "informering-ontbreekt"

  @weigering @R-40
  Scenario: Is over elk subject beslist, dan kan zij sluiten, en vindt niemand haar meer
    Gegeven over het subject is beslist, en de tafel heeft de casus afgesloten
    Als de politie de casus opvraagt
    Dan krijgt de politie hetzelfde antwoord als op een onbekend nummer
