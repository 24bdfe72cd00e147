# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.21(1) @UAVG-46 @R-23
Functionaliteit: Het burgerservicenummer wordt gecontroleerd en blijft verborgen

  @weigering
  Scenario: Een nummer dat de elfproef niet doorstaat
    Gegeven een signaal over Karel Voorbeeld-Demo
    En zijn burgerservicenummer is "999990004"
    Als de politie dit signaal opstelt
    Dan wordt dat geweigerd om "/personen/0/bsn"

  Scenario: Wie een subject leest, ziet het nummer niet
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie heeft het subject van de casus gezien
    Als de politie het subject opvraagt
    Dan is dat gedaan
    En staat het burgerservicenummer "999990019" niet in het antwoord
