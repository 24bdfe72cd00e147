# language: nl
# SPDX-License-Identifier: EUPL-1.2
@WGS-1.1(signaal) @R-03
Functionaliteit: Een signaal zegt wat er speelt en waarom dat samen moet

  Een signaal is een melding dat gedragingen of situaties aanleiding kunnen zijn om gezamenlijk gegevens te verwerken. Wie een
  persoon noemt, noemt over hem een gedateerde aanwijzing met haar bron.

  @weigering
  Scenario: Een signaal zonder wat er speelt
    Gegeven een signaal over Karel Voorbeeld-Demo
    Maar wat er speelt is niet ingevuld
    Als de politie dit signaal opstelt
    Dan wordt dat geweigerd om "/gedragingen"

  @weigering @BGS_SIGNAALCRITERIA
  Scenario: Een aanwijzing zonder bron
    Gegeven een signaal over Karel Voorbeeld-Demo
    Maar van de aanwijzing staat de bron er niet bij
    Als de politie dit signaal opstelt
    Dan wordt dat geweigerd om "/personen/0/aanwijzingen/0/bron"

  @weigering
  Scenario: Een aanwijzing uit de toekomst
    Gegeven een signaal over Karel Voorbeeld-Demo
    Maar de aanwijzing is van volgende week
    Als de politie dit signaal opstelt
    Dan wordt dat geweigerd om "/personen/0/aanwijzingen/0/datum"

  @weigering @BGS_SIGNAALCRITERIA
  Scenario: Dezelfde aanwijzing bij twee personen
    Gegeven een signaal over Karel Voorbeeld-Demo
    En het signaal noemt ook Marie Voorbeeld-Demo, met dezelfde aanwijzing
    Als de politie dit signaal opstelt
    Dan wordt dat geweigerd om "/personen/1/aanwijzingen/0/tekst"

  @weigering
  Scenario: Een signaal intrekken zonder te zeggen waarom
    Gegeven een gemeld signaal over Karel Voorbeeld-Demo
    Als de politie het signaal intrekt zonder te zeggen waarom
    Dan wordt dat geweigerd om "/reden"

  Scenario: Een volledig signaal
    Gegeven een signaal over Karel Voorbeeld-Demo
    Als de politie dit signaal opstelt
    Dan is dat gedaan
