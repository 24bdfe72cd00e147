# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.4(2) @R-55
Functionaliteit: De coördinerend functionaris houdt toezicht en ziet geen zaak

  @weigering
  Scenario: Zonder goedgekeurd onderzoek geen inhoud
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    Als de CFG de casus opvraagt
    Dan wordt dat geweigerd met 403 "eis-ontbreekt"

  Scenario: De CFG ziet wie een persoon heeft gezien
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En de politie heeft het subject van de casus gezien
    En de CFG legt vast het logboek te gebruiken voor de controle van de rechtmatigheid
    Als de CFG in het logboek zoekt wie het subject zag
    Dan staat er dat de politie het zag, voor het doel "casusoverleg" en met haar reden
