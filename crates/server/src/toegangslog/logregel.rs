// SPDX-License-Identifier: EUPL-1.2
//! A record as the wire shows it: who, in which capacity, why, what and with what result.

use std::collections::BTreeSet;

use audit_log::Gevonden;
use autorisatie::Verantwoord;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Of wat verzegeld bij een regel staat, geopend kon worden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Detailstand {
    /// Er is niets verzegeld bij deze regel.
    Geen,
    /// Het is geopend; u ziet wat uw doel vraagt.
    Geopend,
    /// Het is niet te openen, of de sleutel is vernietigd.
    Onleesbaar,
}

/// Een regel van het logboek.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Logregel {
    /// Het nummer van de vastlegging, zoals het antwoord het noemde.
    id: Uuid,
    /// De plaats in het logboek.
    #[schema(minimum = 0)]
    blad: u64,
    /// Wanneer het gebeurde.
    #[schema(value_type = String, format = DateTime)]
    tijdstip: String,
    /// Wat voor vastlegging dit is.
    soort: &'static str,
    /// De handeling.
    handeling: String,
    /// De soort verwerking.
    bewerking: &'static str,
    /// De uitkomst.
    resultaat: &'static str,
    /// Waarom het werd geweigerd of mislukte: de code van het probleem.
    pub(super) weigering: Option<String>,
    /// De status van het antwoord.
    #[schema(minimum = 100, maximum = 599)]
    status: Option<u16>,
    /// Wie handelde, onder een willekeurig nummer.
    pub(super) actor: Option<Uuid>,
    /// De naam van wie handelde; alleen in antwoord op een vraag naar één persoon, zaak of regel.
    pub(super) medewerker: Option<String>,
    /// De organisatie waarvoor werd gehandeld.
    organisatie: Option<String>,
    /// De rol.
    rol: Option<&'static str>,
    /// Het gremium.
    gremium: Option<String>,
    /// Het vooraf vastgelegde doel.
    doel: Option<&'static str>,
    /// Het doel waarvoor het logboek werd gebruikt.
    logdoel: Option<&'static str>,
    /// De reden die vooraf werd opgegeven; niet bij een vraag voor integriteit en beveiliging.
    pub(super) reden: Option<String>,
    /// De bepalingen waarop de handeling rust.
    grondslagen: Vec<String>,
    /// De regel van het beleid die besliste.
    beleidsregel: Option<String>,
    /// De zaak, onder een willekeurig nummer.
    zaak: Option<Uuid>,
    /// Hoeveel personen het antwoord betrof.
    #[schema(minimum = 0)]
    personen: u32,
    /// Hoeveel rijen het antwoord had.
    #[schema(minimum = 0)]
    rijen: u32,
    /// Voor hoeveel aanroepen deze regel staat.
    #[schema(minimum = 1)]
    aantal: u32,
    /// Het netwerkadres; alleen bij een vraag voor integriteit en beveiliging of voor een procedure.
    pub(super) adres: Option<String>,
    /// Of wat verzegeld bij de regel staat, geopend is.
    detail: Detailstand,
}

impl Logregel {
    pub(super) fn van(gevonden: &Gevonden, detail: Detailstand) -> Self {
        let inhoud = &gevonden.record.inhoud;
        Self {
            id: inhoud.record_id,
            blad: gevonden.blad,
            tijdstip: i64::try_from(inhoud.begin_us)
                .ok()
                .and_then(|us| Timestamp::from_microsecond(us).ok())
                .unwrap_or(Timestamp::UNIX_EPOCH)
                .to_string(),
            soort: inhoud.soort.code(),
            handeling: inhoud.wat.handeling.clone(),
            bewerking: inhoud.wat.bewerking.code(),
            resultaat: inhoud.wat.resultaat.code(),
            weigering: None,
            status: inhoud.wat.http_status,
            actor: inhoud.wie.actor_alias,
            medewerker: None,
            organisatie: inhoud.wie.organisatie.clone(),
            rol: inhoud.wie.rol.map(audit_log::Rol::code),
            gremium: inhoud.wie.tafel.clone(),
            doel: inhoud.waarom.doel.map(audit_log::Doel::code),
            logdoel: inhoud.waarom.logdoel.map(audit_log::Logdoel::code),
            reden: None,
            grondslagen: inhoud.waarom.grondslagen.clone(),
            beleidsregel: inhoud.waarom.beleidsregel.clone(),
            zaak: inhoud.wat.zaak_alias,
            personen: inhoud.subjecten.map_or(0, |subjecten| subjecten.aantal),
            rijen: inhoud.wat.rijen,
            aantal: inhoud.wat.aantal,
            adres: None,
            detail,
        }
    }
}

/// Een bladzijde van het logboek.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bladzijde {
    /// De regels, oudste eerst.
    pub(super) logregels: Vec<Logregel>,
    /// De plaats waar de lijst verdergaat, als `cursor`; zonder deze is dit het einde.
    pub(super) vervolg: Option<String>,
}

impl Verantwoord for Bladzijde {
    fn rijen(&self) -> u32 {
        u32::try_from(self.logregels.len()).unwrap_or(u32::MAX)
    }

    // Those who acted are persons too, shown here by alias or by name.
    fn subjecten(&self) -> Vec<Uuid> {
        let actors: BTreeSet<_> = self.logregels.iter().filter_map(|r| r.actor).collect();
        actors.into_iter().collect()
    }
}
