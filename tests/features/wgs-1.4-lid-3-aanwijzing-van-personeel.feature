# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.4(3) @R-109
Functionaliteit: Alleen wie zijn deelnemer heeft aangewezen, werkt in het samenwerkingsverband

  @weigering
  Scenario: Een geldige aanmelding is geen aanwijzing
    Als iemand zonder aanwijzing de signalen opvraagt
    Dan wordt dat geweigerd met 403 "geen-autorisatie"

  @weigering
  Scenario: Een aanwijzing die voorbij is
    Als iemand met een beëindigd lidmaatschap de signalen opvraagt
    Dan wordt dat geweigerd met 403 "geen-autorisatie"
