# language: nl
# SPDX-License-Identifier: EUPL-1.2
@hoofdtaak
Functionaliteit: Van signaal tot casus, en wie haar zag

  Een deelnemer meldt, de deelnemers wegen, een tafel besluit, en wie meedoet leest. De coördinerend functionaris kan bewijzen
  wie wat zag, zonder de dienst te hoeven vertrouwen.

  @weigering @R-02 @R-40 @R-93
  Scenario: De hoofdtaak
    Gegeven een signaal over Karel Voorbeeld-Demo
    En de politie heeft dit signaal gemeld
    Als de FIOD het signaal opvraagt
    Dan krijgt de FIOD hetzelfde antwoord als op een onbekend nummer

    Gegeven een signaal in weging
    En een voorstel om over dat signaal een casus te starten
    Als de casusregisseur dat voorstelt
    Dan wordt dat geweigerd om "/casusStarten/signalen/0/weging/type"
    En wordt ook "/casusStarten/signalen/0/weging/doeltoets" genoemd
    Als de deelnemers het signaal wegen
    En de casusregisseur dat voorstelt
    Dan is dat gedaan

    Gegeven het besluit staat op de agenda van een vergadering
    En de vergadering is open, maar er is alleen een lid van de FIOD
    En alle aanwezigen zijn voor
    Als de secretaris het besluit aanneemt
    Dan wordt dat geweigerd met 409 "quorum-ontbreekt"
    Als de secretaris het besluit aanhoudt en de vergadering sluit
    Dan is dat gedaan

    Gegeven het besluit staat op de agenda van een vergadering
    En de vergadering is open en er is een quorum
    En alle aanwezigen zijn voor
    Als de secretaris het besluit aanneemt
    Dan is dat gedaan
    Als de voorzitter het besluit vaststelt
    Dan is dat gedaan

    Gegeven de politie heeft het subject van de casus gezien
    Dan ziet de politie de casus helemaal
    En ziet een lid van tafel D alleen dat de casus bestaat
    Als de FIOD de casus opvraagt
    Dan krijgt de FIOD hetzelfde antwoord als op een onbekend nummer

    Gegeven een lid van tafel D heeft het subject opgevraagd, en kreeg het niet te zien
    En de CFG legt vast het logboek te gebruiken voor de controle van de rechtmatigheid
    Als de CFG in het logboek zoekt wie het subject zag
    Dan staat er dat de politie het zag, voor het doel "casusoverleg" en met haar reden
    En staat er ook wie het niet mocht zien
    Als de CFG het logboek meeneemt
    Dan klopt het, gecontroleerd zonder de dienst
    Maar klopt het niet meer als iemand er een teken in verandert
