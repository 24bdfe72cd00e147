# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-2.23(4)
Functionaliteit: Gezamenlijk verwerken begint na de weging, en alleen als dat noodzakelijk is

  @weigering @R-06 @AVG_BEGINSELEN
  Abstract Scenario: Een start zonder <tekst>
    Gegeven een gewogen signaal
    En een voorstel om over dat signaal een casus te starten
    Maar in het voorstel ontbreekt de <tekst>
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd om "/<tekst>"

    Voorbeelden:
      | tekst             |
      | noodzaak          |
      | proportionaliteit |
      | subsidiariteit    |

  @weigering @R-94
  Scenario: Op een signaal start maar een keer een casus
    Gegeven een casus waaraan de politie en het openbaar ministerie meedoen
    En een voorstel om over dat signaal een casus te starten
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd met 409 "signaal-niet-in-weging"

  @R-06 @R-94
  Scenario: De tafel besluit, en dan is er een casus
    Gegeven een aangenomen besluit om een casus te starten
    Als de voorzitter het besluit vaststelt
    Dan is dat gedaan
