# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.19(1) @R-04
Functionaliteit: Alleen wie de wet als deelnemer noemt, doet mee

  @weigering
  Scenario: Een bank is geen deelnemer van een RIEC
    Gegeven een gewogen signaal
    En een voorstel om over dat signaal een casus te starten
    Maar de betrokken deelnemers zijn "politie, om, voorbeeldbank"
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd om "/casusStarten/deelnemers/2"

  Scenario: Van elke deelnemer staat vast onder welk onderdeel van de wet hij valt
    Als de politie de deelnemers opvraagt
    Dan staat de burgemeester van Demodorp er onder "2.19(1)(h)"
    En staat het college van Demodorp er onder "2.19(1)(i)"
