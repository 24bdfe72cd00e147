// SPDX-License-Identifier: EUPL-1.2
//! The rules themselves, by number. Numbers are never reused; gaps are rules that were dropped.

use super::Regel;

macro_rules! regels {
    ($( $naam:ident $nummer:literal $id:literal $omschrijving:literal [$($bepaling:ident)+] )+) => {
        $(
            #[doc = concat!($id, ": ", $omschrijving)]
            pub const $naam: Regel = Regel {
                nummer: $nummer,
                id: $id,
                omschrijving: $omschrijving,
                bepalingen: &[$(&$crate::bepaling::$bepaling),+],
            };
        )+

        /// All rules, by number.
        pub const REGISTER: &[&Regel] = &[$(&$naam),+];
    };
}

regels! {
    R01 1 "R-01" "Elke handeling noemt een zaak waarvan het doel vooraf vaststaat; buiten een zaak worden geen personen gezocht." [WGS_2_17 WGS_1_6_1 WGS_1_8_5]
    R02 2 "R-02" "Een casus noemt ten minste een verschijningsvorm die geldt op de dag van vaststelling; een regionale vorm rust op een besluit van de Stuurgroep." [UA_GOVERNANCE UA_VERSCHIJNINGSVORMEN WGS_1_1_HANDHAVINGSKNELPUNT]
    R03 3 "R-03" "Een signaal noemt gedragingen of situaties en waarom gezamenlijk wordt verwerkt; per persoon een gedateerde aanwijzing met bron en vorm." [WGS_1_1_SIGNAAL UA_VERSCHIJNINGSVORMEN WGS_2_23_9 BGS_SIGNAALCRITERIA]
    R04 4 "R-04" "Deelnemers staan met hun taken in een gedateerd register; een gebruiker handelt voor precies een deelnemer." [WGS_1_3_1 WGS_2_19_1]
    R05 5 "R-05" "Een private deelnemer bestaat alleen met een algemene maatregel van bestuur en voor de daar genoemde verwerkingen." [WGS_1_3_3 WGS_2_19_3 WGS_1_4_3]
    R06 6 "R-06" "Noodzaak, proportionaliteit en subsidiariteit staan elk in een eigen tekst bij start, subject, trap en verstrekking." [WGS_2_23_4 WGS_2_23_6 WGS_1_5_1 WGS_1_7_1 AVG_BEGINSELEN]
    R07 7 "R-07" "De deelnemers bepalen per activiteit welke deelnemers meedoen en gegevens mogen verwerken." [WGS_2_23_5]
    R10 10 "R-10" "Een deelnemer verstrekt wat noodzakelijk is; alleen naar zijn eigen oordeel zwaarwegende redenen staan een weigering toe." [WGS_1_5_1 WGS_1_5_3]
    R11 11 "R-11" "De eerste stap van trap 1 na de start kan een antwoord zonder inhoud zijn." [ONTWERP]
    R12 12 "R-12" "Trap 1 gaat open met de start; trap 2 en trap 3 elk bij besluit op eigen noodzaak, in aanvulling op de lagere." [WGS_2_23_6]
    R13 13 "R-13" "Trap 3 omvat alleen politiegegevens van Wpg 9 en 10, eerste lid, onder a en c, en nooit in een scan." [WGS_2_22_1_A_3 WGS_2_23_6_C WPG_20_3]
    R14 14 "R-14" "Het RIEC-bureau raadpleegt openbare bronnen voor een gemeente alleen onder een geldig mandaat van die gemeente." [UA_OPENBARE_BRONNEN]
    R15 15 "R-15" "Elk gegeven bewaart leverancier, regime, categorie, trap, peildatum, datum van eerste verwerking en of het feit of vermoeden is." [WGS_1_7_1 WGS_1_7_3 WGS_1_7_8 WGS_1_8_7 WGS_2_20_2]
    R20 20 "R-20" "Alleen gegevens uit de gesloten matrix van persoonsrol, categorie, trap en activiteit worden verwerkt." [WGS_2_22_1 BGS_CATEGORIEEN]
    R21 21 "R-21" "Van de bijzondere categorieën wordt alleen seksueel gedrag of gerichtheid verwerkt, in trap 2; nationaliteit is geen filter." [WGS_2_21_1 WGS_2_22_1_A_2]
    R22 22 "R-22" "Per gegeven staat vast of het van strafrechtelijke aard is." [WGS_1_5_3 WGS_1_6_2 WGS_1_7_3 WGS_1_7_7 WGS_2_20_2]
    R23 23 "R-23" "Het burgerservicenummer mag in trap 1 en blijft verzegeld en gemaskeerd; tonen wordt vastgelegd." [WGS_2_21_1 WGS_2_22_1_A_1 UAVG_46]
    R24 24 "R-24" "Slachtoffer, getuige en minderjarige zijn geen rol maar een aanduiding die een extra motivering vraagt." [ONTWERP]
    R25 25 "R-25" "Rechtspersonen zijn ook subject; eenmanszaak, vof, maatschap, bestuurder en belanghebbende volgen de regels voor personen." [WGS_2_22_1_A AVG_BETROKKENE]
    R30 30 "R-30" "Een resultaat gaat naar een deelnemer als dat noodzakelijk is en geen brondeelnemer zwaarwegende redenen heeft." [WGS_1_7_1]
    R31 31 "R-31" "Een resultaat gaat naar een derde alleen met grondslag, toets door de rechtmatigheidsadviescommissie, zonder bezwaar en met de vereiste instemming." [WGS_1_7_2 WGS_1_7_3 WGS_2_23_8 BGS_DERDEN]
    R32 32 "R-32" "Gegevens gaan naar een ander RIEC als dat noodzakelijk is; bijzondere en strafrechtelijke alleen met instemming van de leverancier." [WGS_2_20_1 WGS_2_20_2]
    R33 33 "R-33" "Gebruik voor Bibob is een resultaat op een vast model, zonder gegevens van trap 3 en nooit het dossier." [WGS_1_7_1_A ONTWERP]
    R34 34 "R-34" "Wie betrokken is, is tot geheimhouding verplicht en verklaart dat voor de eerste toegang." [WGS_1_11_1 WGS_1_11_3 ONTWERP]
    R35 35 "R-35" "Casuïstiek naar expertgroep of vastgoedtafel gaat alleen anoniem en door een mens vrijgegeven." [UA_CASUISTIEK]
    R40 40 "R-40" "Alleen geautoriseerde personen hebben toegang, niet ruimer dan rol, zaak en categorie vragen." [WGS_1_8_2]
    R41 41 "R-41" "Een autorisatie rust op een aanwijzing, heeft precies een belasting, is door de deelnemers verleend en noemt de screening." [WGS_1_8_2_A WGS_1_8_2_B WGS_1_8_2_C WGS_1_8_3 BGS_SCREENING]
    R42 42 "R-42" "Verlening en intrekking van autorisaties worden alleen bijgeschreven, zodat vaststaat wie op een dag wat kon zien." [WGS_1_8_2]
    R43 43 "R-43" "De indiener stelt niet zelf vast en niemand beslist over zichzelf; toezicht schrijft niet in zaken en beheer ziet geen inhoud." [ONTWERP]
    R44 44 "R-44" "Er is geen noodtoegang tot inhoud; spoed wordt een spoedvergadering." [ONTWERP]
    R50 50 "R-50" "Elke verwerking wordt vastgelegd; zonder vastlegging geen antwoord." [WGS_1_8_4 BGS_LOGGING]
    R51 51 "R-51" "De vastlegging wordt alleen gebruikt voor een van de vier doelen van de wet en elke raadpleging noemt er een." [WGS_1_8_4]
    R52 52 "R-52" "Elke getoonde persoon telt: de vastlegging noemt precies de personen in het antwoord." [ONTWERP]
    R53 53 "R-53" "De vastlegging wordt alleen bijgeschreven en is buiten het systeem te controleren." [ONTWERP WGS_1_8_4]
    R54 54 "R-54" "De bewaartermijn van de vastlegging is een gedateerde norm." [BGS_BEWAARTERMIJN_LOG]
    R55 55 "R-55" "De coördinerend functionaris beoordeelt de toegang en ziet geen zaakinhoud zonder goedgekeurd onderzoek." [WGS_1_4_2 HANDREIKING_CFG]
    R60 60 "R-60" "Gegevens gaan weg zodra zij niet meer noodzakelijk zijn en uiterlijk vijf jaar na de eerste verwerking." [WGS_1_8_7]
    R61 61 "R-61" "Niemand verlengt voorbij vijf jaar; alleen de kortere werktermijn schuift, per subject en voor het verstrijken." [BGS_VERLENGING ONTWERP]
    R62 62 "R-62" "Een afgewezen of ingetrokken signaal wordt na een korte termijn vernietigd." [WGS_1_8_7 ONTWERP]
    R63 63 "R-63" "Een verwijderd subject is direct afgeschermd en wordt na de norm vernietigd." [UA_SUBJECTEN WGS_1_8_7]
    R64 64 "R-64" "Vernietigen gebeurt door twee personen, met vernietiging van de sleutel en een proces-verbaal." [WGS_1_8_7 ONTWERP]
    R65 65 "R-65" "Na vijf jaar wordt alleen bewaard op een wettelijk voorschrift of voor een rechtsvordering, afgeschermd van al het werk." [WGS_1_8_7]
    R66 66 "R-66" "Een correctie is een nieuwe versie; eerdere ontvangers krijgen bericht." [AVG_JUISTHEID AVG_RECTIFICATIE AVG_KENNISGEVING]
    R67 67 "R-67" "Besluiten zonder personen mogen apart worden gearchiveerd." [WGS_1_8_7 ARCHIEFWET_BEWARING]
    R70 70 "R-70" "Analyse van personen zonder menselijke tussenkomst is geen activiteit van een RIEC." [WGS_1_1_GEAUTOMATISEERDE_GEGEVENSANALYSE WGS_2_18_2 BGS_ANALYSE]
    R71 71 "R-71" "Op persoonsgegevens wordt geen kunstmatige intelligentie toegepast." [UA_KUNSTMATIGE_INTELLIGENTIE]
    R72 72 "R-72" "Een analyseresultaat gaat pas weg nadat een mens heeft beoordeeld dat het zorgvuldig tot stand kwam." [WGS_1_9_2]
    R73 73 "R-73" "Alleen navolgbare en controleerbare algoritmes, met publieke uitleg." [WGS_1_9_3 WGS_1_9_6]
    R74 74 "R-74" "Samenvoegen gebeurt alleen binnen een gestarte activiteit; tussen zaken alleen signaal met signaal." [WGS_2_23_3_B WGS_2_23_3_D WGS_2_23_4]
    R80 80 "R-80" "Per plicht van de gezamenlijke verantwoordelijken is er op elke dag precies een eigenaar." [WGS_1_4_1 WGS_1_4_4_A BGS_VERDELING]
    R81 81 "R-81" "Er is een contactpunt; een verzoek daar geldt voor alle deelnemers en de eerste ontvangst start de termijn." [WGS_1_4_4_B BGS_1_1_1 UA_CONTACTPUNT]
    R82 82 "R-82" "Op een verzoek volgt een schriftelijke beslissing binnen de termijn." [UAVG_34 UAVG_35 UAVG_36 AVG_ANTWOORDTERMIJN]
    R83 83 "R-83" "Een weigering noemt grond en afwegingen en verraadt niet of iemand bekend is." [UAVG_41]
    R84 84 "R-84" "Per subject is beslist over informeren: informeren, uitstellen of achterwege laten." [WGS_1_4_4_A AVG_INFORMEREN UAVG_41]
    R85 85 "R-85" "Van een datalek staat het moment van kennisneming onveranderlijk vast en weten alle deelnemers het." [AVG_DATALEK_MELDEN AVG_DATALEK_BETROKKENE UA_DATALEK]
    R86 86 "R-86" "De rechtmatigheidsadviescommissie beoordeelt nieuwe en gewijzigde verwerkingen en toetst elke verstrekking aan een derde." [WGS_1_8_6 WGS_1_7_2 BGS_COMMISSIE]
    R87 87 "R-87" "Een functionaris van een publieke deelnemer is de coördinerend functionaris, aangewezen door de deelnemers." [WGS_1_4_2]
    R88 88 "R-88" "Periodiek een privacy audit, met afschrift aan de toezichthouder en hercontrole binnen een jaar." [WGS_1_10_1 WGS_1_10_2 WGS_1_10_3 WGS_1_10_4 BGS_AUDIT]
    R89 89 "R-89" "Een versie van een verwerking verwijst naar effectbeoordeling, advies en afwijking." [AVG_EFFECTBEOORDELING UA_EFFECTBEOORDELING]
    R90 90 "R-90" "Het register van verwerkingen komt uit de configuratie." [AVG_REGISTER]
    R91 91 "R-91" "Jaarlijks een verslag op internet over de terugkoppelingen; de cijfers komen nooit uit de vastlegging." [WGS_1_12_1 WGS_1_12_2 UA_JAARVERSLAG]
    R92 92 "R-92" "Voor de toezichthouder is er een dossier per subject of periode." [AVG_MEDEWERKING AVG_KLACHT]
    R93 93 "R-93" "De weging legt de doeltoets en de vier criteria vast, elk beoordeeld door deelnemers." [WGS_2_23_2 WGS_2_23_3]
    R94 94 "R-94" "Voor een positieve weging worden alleen de gegevens van de melder verwerkt en signalen vergeleken." [WGS_2_23_1 WGS_2_23_4]
    R95 95 "R-95" "Elke ontvanger koppelt jaarlijks effectiviteit en bruikbaarheid terug, en waarom er geen vervolg kwam." [WGS_1_7_4]
    R96 96 "R-96" "De deelnemers evalueren de werkwijze periodiek aan de hand van de terugkoppelingen." [WGS_1_7_5]
    R97 97 "R-97" "De beveiliging voldoet ten minste aan de richtlijnen van de minister." [WGS_1_8_8]
    R98 98 "R-98" "Wie toegang heeft, voldoet aan de opleidingseisen." [WGS_1_8_9 BGS_OPLEIDING]
    R99 99 "R-99" "Over medewerkers alleen identificatie en contact, autorisatieniveau en de wijze van screening." [WGS_2_22_1_C]
    R100 100 "R-100" "Gegevens van de rijksbelastingdienst bereiken geen private deelnemer en dienen geen privaat belang." [WGS_1_5_4 WGS_1_7_6]
    R101 101 "R-101" "Of iemand bekend is bij een ander samenwerkingsverband wordt alleen met identificerende gegevens gevraagd." [WGS_1_7_8]
    R102 102 "R-102" "Bewaarde gegevens worden alleen in een bijzonder geval, bij besluit en met instemming hernieuwd verwerkt; de termijn loopt door." [WGS_1_8_7]
    R103 103 "R-103" "Het systeem kent alleen gezamenlijke verwerking, geen kanaal tussen twee deelnemers." [WGS_1_2_1 WGS_1_2_2]
    R104 104 "R-104" "Interventieafspraken en -adviezen noemen deelnemer, bevoegdheid en noodzaak." [WGS_2_23_7]
    R106 106 "R-106" "Deelname verruimt geen bevoegdheid; een interventie noemt de eigen bevoegdheid van de deelnemer." [WGS_1_3_4]
    R107 107 "R-107" "Een scan noemt misstand, sector of voorziening, de vatbaarheid voor innesteling en ten minste een signaal." [WGS_2_18_1_C WGS_2_23_6]
    R108 108 "R-108" "Een handhavingsknelpunt noemt personen, groep, gebied of branche, aanwijzingen van structurele niet-naleving en de vorm waarop dat duidt." [WGS_1_1_HANDHAVINGSKNELPUNT UA_GOVERNANCE]
    R109 109 "R-109" "Een gebruiker is aangewezen door zijn deelnemer, bij wie hij in dienst blijft." [WGS_1_4_3 WGS_1_8_2 BGS_EXTERNEN]
    R110 110 "R-110" "Een installatie bedient een RIEC met een werkgebied van gemeenten; de tafel volgt uit de gemeenten van de zaak." [WGS_2_16_2 BGS_WERKGEBIED UA_TAFELS]
    R111 111 "R-111" "Elke verstrekking draagt de geheimhoudingsplicht van de ontvanger en diens bevestiging." [WGS_1_11_2]
    R112 112 "R-112" "Een persoon komt voor als onderwerp van een signaal of als directe kring daarvan, met wie en waarom." [WGS_2_22_1_A WGS_2_22_1_B]
    R113 113 "R-113" "Analyse gebeurt in pseudonieme fasen; onjuiste gegevens worden direct gecorrigeerd en gemeld aan de bron." [WGS_1_9_1 WGS_1_9_4 WGS_1_9_5]
    R114 114 "R-114" "Een gegeven onder geheimhouding noemt de bepaling die verstrekking toelaat." [WGS_1_5_1 WGS_1_5_2]
    R115 115 "R-115" "Een politiegegeven komt van politie of Koninklijke marechaussee, met overeenstemming van het bevoegd gezag." [WPG_20_3 BGS_POLITIEGEGEVENS]
    R116 116 "R-116" "Naar een ander samenwerkingsverband gaan alleen resultaten, voor diens doel en met instemming van alle leveranciers." [WGS_1_7_8]
    R117 117 "R-117" "Een machine handelt onder een met naam bekende, geautoriseerde persoon van haar deelnemer." [WGS_1_8_2 ONTWERP]
}
