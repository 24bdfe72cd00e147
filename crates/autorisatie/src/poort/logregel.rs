// SPDX-License-Identifier: EUPL-1.2
//! The record of one act.

use audit_log::{
    Bewerking, Detail, Doel, Logdoel, Logregel, Resultaat, Rol, Soort, Velden, Waarom, Wat, Wie,
};
use serde_json::json;
use wgs::bepaling::Bepaling;

use super::Poort;
use super::toegang::Staat;
use super::vrijgave::Verantwoord;
use crate::beleid::Objectsoort;
use crate::besluit::Stand;
use crate::fout::{Fout, Weigersoort};
use crate::hoedanigheid::Hoedanigheid;
use crate::token::Geverifieerd;
use crate::verzoek::Verzoek;

/// Version of the numbering of fields in records.
const VELDENVERSIE: u16 = 1;

/// What the record says of the act itself.
#[derive(Clone, Copy)]
pub(super) struct Akte {
    pub naam: &'static str,
    pub bewerking: Bewerking,
    pub grondslag: &'static [&'static Bepaling],
    pub soort: Soort,
    /// The object of the act is itself a person, so a refusal concerns him too.
    pub is_over_persoon: bool,
}

impl Akte {
    pub const fn van<H: crate::Handeling>() -> Self {
        const { assert!(!H::GRONDSLAG.is_empty(), "an act rests on a provision") };
        Self {
            naam: H::NAAM,
            bewerking: H::BEWERKING,
            grondslag: H::GRONDSLAG,
            soort: H::SOORT,
            is_over_persoon: matches!(H::OBJECT, Objectsoort::Subject),
        }
    }
}

/// How it ended.
pub(super) struct Afloop<'a> {
    pub resultaat: Resultaat,
    pub status: u16,
    pub beleidsregel: Option<String>,
    pub getoond: Option<&'a dyn Verantwoord>,
    pub staat: Staat,
    pub code: Option<&'a str>,
}

impl<'a> Afloop<'a> {
    /// Done.
    pub fn gelukt(
        getoond: &'a dyn Verantwoord,
        status: u16,
        beleidsregel: String,
        staat: Staat,
    ) -> Self {
        Self {
            resultaat: Resultaat::Gelukt,
            status,
            beleidsregel: Some(beleidsregel),
            getoond: Some(getoond),
            staat,
            code: None,
        }
    }

    /// Not done.
    pub fn fout(fout: &'a Fout) -> Self {
        let (resultaat, status, beleidsregel, code) = match fout {
            Fout::Ongeldig(_) => (Resultaat::OngeldigVerzoek, 400, None, "verzoek-ongeldig"),
            Fout::Geweigerd(geweigerd) => (
                weigerresultaat(geweigerd.soort, geweigerd.code),
                geweigerd.soort.status(),
                geweigerd.beleidsregel.clone(),
                geweigerd.code,
            ),
            Fout::Storing(storing) if storing.is_tijdelijk() => {
                (Resultaat::NietBeschikbaar, 503, None, "niet-beschikbaar")
            }
            Fout::Storing(_) => (Resultaat::Fout, 500, None, "storing"),
        };
        Self {
            resultaat,
            status,
            beleidsregel,
            getoond: None,
            staat: Staat::default(),
            code: Some(code),
        }
    }
}

fn weigerresultaat(soort: Weigersoort, code: &str) -> Resultaat {
    match soort {
        Weigersoort::Onvolledig => Resultaat::WerkcontextOntbreekt,
        Weigersoort::ZwaardereAanmelding => Resultaat::ZwaardereAanmeldingNodig,
        Weigersoort::TokenIngetrokken => Resultaat::NietAangemeld,
        Weigersoort::NietToegestaan if code == "werkcontext-past-niet" => {
            Resultaat::WerkcontextOntbreekt
        }
        Weigersoort::NietToegestaan => Resultaat::NietBevoegd,
        Weigersoort::NietZichtbaar => Resultaat::NietZichtbaar,
        Weigersoort::Toestand => Resultaat::Conflict,
        Weigersoort::Versie => Resultaat::VoorwaardeFaalt,
    }
}

impl Poort {
    /// The record, as complete as what is known.
    pub(super) fn logregel(
        &self,
        akte: Akte,
        verzoek: &Verzoek,
        wie: Option<&Hoedanigheid>,
        stand: Option<&Stand>,
        afloop: &Afloop<'_>,
    ) -> Logregel {
        let geweigerd = afloop.resultaat.is_weigering();
        let soort = if geweigerd && akte.soort == Soort::VerzoekUitkomst {
            Soort::Weigering
        } else {
            akte.soort
        };
        let mut regel = Logregel::nieuw(
            soort,
            verzoek.record_id,
            verzoek.begin_us,
            akte.bewerking,
            akte.naam,
            afloop.resultaat,
        );
        regel.einde_us = self.delen.klok.nu_us();
        regel.spoor = verzoek.spoor;
        regel.wie = wie_in_log(verzoek, wie.or(stand.map(|stand| &stand.wie)));
        regel.waarom = self.waarom(akte, stand, afloop);
        regel.wat = wat_in_log(akte, stand, afloop);
        regel.subjecten = afloop
            .getoond
            .map(Verantwoord::subjecten)
            .unwrap_or_default();
        // Who asks who saw a person is told of the attempts that were refused as well.
        if akte.is_over_persoon {
            regel.subjecten.extend(regel.wat.object_alias);
        }
        regel.detail = Some(detail(verzoek, stand, afloop));
        regel
    }

    fn waarom(&self, akte: Akte, stand: Option<&Stand>, afloop: &Afloop<'_>) -> Waarom {
        let werk = stand.and_then(|stand| stand.werkcontext.as_ref());
        Waarom {
            doel: werk.and_then(|werk| Doel::van_code(&werk.doel)),
            logdoel: werk
                .and_then(|werk| werk.logdoel.as_deref())
                .and_then(Logdoel::van_code),
            grondslagen: akte
                .grondslag
                .iter()
                .map(|bepaling| bepaling.sleutel.to_owned())
                .collect(),
            beleid_hash: Some(self.delen.beleid.hash()),
            beleidsregel: afloop.beleidsregel.clone(),
        }
    }
}

fn wie_in_log(verzoek: &Verzoek, wie: Option<&Hoedanigheid>) -> Wie {
    Wie {
        actor_alias: wie.map(|wie| wie.persoon_alias),
        sessie_hash: Some(sessie(&verzoek.token)),
        zekerheid: u8::from(verzoek.token.acr().is_some()),
        organisatie: wie.map(|wie| wie.organisatie_code.clone()),
        namens: None,
        rol: wie.and_then(|wie| Rol::van_code(wie.rol.naam())),
        tafel: wie.and_then(|wie| wie.gremium.clone()),
        herkomst: Some(verzoek.herkomst.to_owned()),
    }
}

/// First half of the hash of the token id: enough to tell sessions apart, nothing to present.
fn sessie(token: &Geverifieerd) -> [u8; 16] {
    let mut uit = [0; 16];
    let hash = token.jti_hash();
    uit.copy_from_slice(&hash[..16]);
    uit
}

fn wat_in_log(akte: Akte, stand: Option<&Stand>, afloop: &Afloop<'_>) -> Wat {
    // An object that the caller may not see is not named in the record either way: what he asked for stays his question.
    let object = stand
        .map(|stand| &stand.object)
        .filter(|object| object.gevonden);
    let getoond = afloop.getoond;
    Wat {
        bewerking: akte.bewerking,
        handeling: akte.naam.to_owned(),
        resultaat: afloop.resultaat,
        http_status: Some(afloop.status),
        zaak_alias: afloop
            .staat
            .zaak_alias
            .or(object.and_then(|object| object.zaak_alias)),
        object_alias: object.and_then(|object| object.alias),
        velden: getoond.map(|getoond| velden(getoond.velden())),
        rijen: getoond.map_or(0, Verantwoord::rijen),
        staat_voor: afloop.staat.voor,
        staat_na: afloop.staat.na,
        aantal: 1,
        toon_uitgesteld: false,
    }
}

fn velden(nummers: &[u8]) -> Velden {
    let mut kaart = [0_u8; 32];
    for nummer in nummers {
        kaart[usize::from(nummer / 8)] |= 1 << (nummer % 8);
    }
    Velden {
        versie: VELDENVERSIE,
        kaart,
    }
}

/// What only the CFG may read, sealed under the key of the month.
fn detail(verzoek: &Verzoek, stand: Option<&Stand>, afloop: &Afloop<'_>) -> Detail {
    let mut uit = serde_json::Map::new();
    if let Some(adres) = verzoek.adres {
        uit.insert("adres".to_owned(), json!(adres.to_string()));
    }
    if let Some(werk) = stand.and_then(|stand| stand.werkcontext.as_ref()) {
        uit.insert("werkcontext".to_owned(), json!(werk.id));
    }
    if let Some(wie) = stand.map(|stand| &stand.wie) {
        uit.insert("lidmaatschap".to_owned(), json!(wie.lidmaatschap));
    }
    if let Some(code) = afloop.code {
        uit.insert("code".to_owned(), json!(code));
    }
    Detail(serde_json::Value::Object(uit).to_string().into_bytes())
}
