// SPDX-License-Identifier: EUPL-1.2
//! From facts to a decision, and from a decision to a refusal that says what is missing.

use crate::beleid::{
    Beleid, Feit, FeitBits, Handeling as Werkwoord, Objectsoort, Oordeel, Reden, Rijid, Rol, Scope,
    ScopeBits, Weergave,
};
use crate::feiten::{IkRij, ObjectRij};
use crate::fout::{Geweigerd, Weigersoort};
use crate::handeling::{Handeling, Object};
use crate::hoedanigheid::{GeldigeWerkcontext, Hoedanigheid};
use crate::werkcontext::{mag_doel, mag_logdoel};
use wgs::regel::{self, Regel};

/// Everything that was established about one request.
#[derive(Clone, Debug)]
pub(crate) struct Stand {
    pub wie: Hoedanigheid,
    pub werkcontext: Option<GeldigeWerkcontext>,
    pub scopes: ScopeBits,
    pub feiten: FeitBits,
    pub object: ObjectRij,
    pub is_klasse: bool,
    pub noemde_werkcontext: bool,
    /// Several lidmaatschappen and none was named: only what is the person's own is shown.
    pub alleen_eigen: bool,
}

/// A yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Toestemming {
    pub regel: Rijid,
    pub weergave: Weergave,
}

/// Facts of the request itself, known before the query.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verzoekfeiten {
    pub mfa: bool,
    pub met_hoedanigheid: bool,
    pub met_werkcontext: bool,
}

impl Stand {
    pub fn van<H: Handeling>(
        ik: &IkRij,
        object: ObjectRij,
        handeling: &H,
        verzoek: Verzoekfeiten,
    ) -> Result<Self, Geweigerd> {
        let wie = Hoedanigheid::van(ik, verzoek.met_hoedanigheid, H::ZONDER_KEUZE)?;
        let werkcontext = GeldigeWerkcontext::van(ik);
        let is_klasse = handeling.object() == Object::Klasse;
        let mut scopes = ScopeBits::LEEG;
        if is_klasse {
            scopes = scopes.met(Scope::Klasse).met(Scope::Regio);
        } else if object.zichtbaar {
            scopes = Scope::ALLE
                .iter()
                .filter(|scope| object.scopes & (1 << **scope as i32) != 0)
                .copied()
                .collect();
        }
        let feiten = feiten::<H>(&wie, werkcontext.as_ref(), &object, is_klasse, verzoek);
        Ok(Self {
            wie,
            werkcontext,
            scopes,
            feiten,
            object,
            is_klasse,
            noemde_werkcontext: verzoek.met_werkcontext,
            alleen_eigen: !verzoek.met_hoedanigheid && ik.aantal.unwrap_or(0) > 1,
        })
    }

    /// Whether the policy allows the act on this object, or on a row of another kind under the same facts.
    pub fn oordeel(
        &self,
        beleid: &Beleid,
        object: Objectsoort,
        werkwoord: &str,
        extra: FeitBits,
    ) -> Oordeel {
        beleid.oordeel(
            self.wie.rol,
            object,
            werkwoord,
            self.scopes,
            self.feiten.en(extra),
        )
    }

    /// The decision on the act itself.
    pub fn beslis<H: Handeling>(&self, beleid: &Beleid) -> Result<Toestemming, Geweigerd> {
        let oordeel = self.oordeel(beleid, H::OBJECT, H::WERKWOORD, FeitBits::LEEG);
        match oordeel {
            Oordeel::Toegestaan { regel, weergave } => self
                .met_doel_was_meer::<H>(beleid, weergave)
                .map_or(Ok(Toestemming { regel, weergave }), Err),
            Oordeel::Geweigerd { reden } => Err(self.leg_uit::<H>(beleid, &reden)),
        }
    }

    /// Reading content asks for a doel first: who could see the content under a werkcontext does not get the
    /// lesser view without one.
    fn met_doel_was_meer<H: Handeling>(&self, beleid: &Beleid, nu: Weergave) -> Option<Geweigerd> {
        if self.is_klasse || nu == Weergave::Vol || self.feiten.bevat(Feit::Doel) {
            return None;
        }
        match self.oordeel(
            beleid,
            H::OBJECT,
            H::WERKWOORD,
            FeitBits::LEEG.met(Feit::Doel),
        ) {
            Oordeel::Toegestaan { weergave, .. } if weergave > nu => Some(self.doel_ontbreekt()),
            Oordeel::Toegestaan { .. } | Oordeel::Geweigerd { .. } => None,
        }
    }

    fn doel_ontbreekt(&self) -> Geweigerd {
        if self.noemde_werkcontext {
            return Geweigerd::nieuw(
                Weigersoort::NietToegestaan,
                "werkcontext-past-niet",
                "De werkcontext is niet (meer) geldig voor deze zaak en dit doel. Maak een werkcontext voor deze zaak.",
                &regel::R01,
            );
        }
        Geweigerd::nieuw(
            Weigersoort::Onvolledig,
            "werkcontext-ontbreekt",
            "Noem eerst voor welk doel u werkt: maak een werkcontext en noem haar in de kopregel Werkcontext.",
            &regel::R01,
        )
    }

    fn leg_uit<H: Handeling>(&self, beleid: &Beleid, reden: &Reden) -> Geweigerd {
        match reden {
            Reden::Weigerrij { regel: rij } => self.weigerrij::<H>(beleid, *rij),
            Reden::GeenRij { wie_wel } => rol_zonder_rij(wie_wel),
            Reden::BuitenScope if self.is_klasse || !self.mag_lezen::<H>(beleid) => {
                Geweigerd::niet_zichtbaar()
            }
            Reden::BuitenScope => {
                let mut geweigerd = niet_toegestaan(
                    "U staat niet in de verhouding tot dit object die hiervoor nodig is.",
                    vec![&regel::R40],
                );
                geweigerd.ontbreekt = vec!["verhouding".to_owned()];
                geweigerd
            }
            Reden::FeitenOntbreken {
                regel: rij,
                ontbreekt,
            } => self.feiten_ontbreken(beleid, *rij, *ontbreekt),
            Reden::Onbeslist => niet_toegestaan(
                "Het beleid geeft hierover geen eenduidig oordeel.",
                vec![&regel::R40],
            ),
        }
    }

    /// A deny row says why only to someone who may see the object, or when it holds for every object alike.
    fn weigerrij<H: Handeling>(&self, beleid: &Beleid, rij: Rijid) -> Geweigerd {
        let los_van_rij = H::OBJECT.inhoudsfeiten(false).met(Feit::Geschorst);
        let eisen = beleid
            .rijen()
            .iter()
            .find(|een| een.id == rij)
            .map_or(FeitBits::LEEG, |een| een.eisen);
        let geldt_voor_elk_object = !eisen.is_leeg() && los_van_rij.bevat_alle(eisen);
        if !self.is_klasse && !geldt_voor_elk_object && !self.mag_lezen::<H>(beleid) {
            return Geweigerd::niet_zichtbaar();
        }
        let mut geweigerd = niet_toegestaan(
            "Een weigerregel van het beleid sluit dit uit.",
            gronden(beleid, rij),
        );
        geweigerd.beleidsregel = Some(rij.als_tekst().to_owned());
        // Whose rol never does this hears that too: the row is not all that stands in his way.
        if let Some(zonder) = geen_rij(beleid, self.wie.rol, H::OBJECT, H::WERKWOORD) {
            geweigerd.ontbreekt = zonder.ontbreekt;
            geweigerd.wie_wel = zonder.wie_wel;
        }
        geweigerd
    }

    fn feiten_ontbreken(&self, beleid: &Beleid, rij: Rijid, ontbreekt: FeitBits) -> Geweigerd {
        if ontbreekt.bevat(Feit::Mfa) {
            let mut geweigerd = Geweigerd::nieuw(
                Weigersoort::ZwaardereAanmelding,
                "aanmelding-te-licht",
                "Meld u opnieuw aan met meer dan één factor.",
                &regel::R40,
            );
            geweigerd.beleidsregel = Some(rij.als_tekst().to_owned());
            return geweigerd;
        }
        if ontbreekt.bevat(Feit::Doel) || ontbreekt.bevat(Feit::Logdoel) {
            return self.doel_ontbreekt();
        }
        let mut geweigerd = niet_toegestaan(
            "Er ontbreekt iets dat eerst nodig is.",
            gronden(beleid, rij),
        );
        geweigerd.soort = Weigersoort::Toestand;
        geweigerd.beleidsregel = Some(rij.als_tekst().to_owned());
        geweigerd.ontbreekt = ontbreekt
            .elementen()
            .map(|feit| feit.naam().to_owned())
            .collect();
        geweigerd
    }

    /// Whether the caller may see the object at all, whatever he still has to show for it.
    fn mag_lezen<H: Handeling>(&self, beleid: &Beleid) -> bool {
        let alles = Feit::ALLE
            .iter()
            .copied()
            .filter(|feit| !feit.is_weigerend())
            .collect();
        self.oordeel(beleid, H::OBJECT, "lezen", alles)
            .is_toegestaan()
    }

    /// What the caller may do with this object now, for `toegestaneHandelingen`: the same decision as the refusal.
    pub fn mag(&self, beleid: &Beleid, object: Objectsoort, werkwoord: &str) -> bool {
        self.oordeel(beleid, object, werkwoord, FeitBits::LEEG)
            .is_toegestaan()
    }

    /// The row that lets a list through, and the widest view whose demands are met in full.
    pub fn lijstregel(
        &self,
        beleid: &Beleid,
        object: Objectsoort,
    ) -> Result<(Rijid, Option<Weergave>), Geweigerd> {
        self.lijstscopes(beleid, object)?;
        let rijen = Werkwoord::van("lezen")
            .map(|lezen| beleid.scopes_voor(self.wie.rol, object, lezen))
            .unwrap_or_default();
        let weergave = rijen
            .iter()
            .filter(|rij| self.feiten.bevat_alle(rij.eisen))
            .filter_map(|rij| rij.weergave)
            .max();
        let regel = rijen
            .iter()
            .find(|rij| self.feiten.met(Feit::Doel).bevat_alle(rij.eisen))
            .map(|rij| rij.id);
        regel
            .map(|regel| (regel, weergave))
            .ok_or_else(Geweigerd::niet_zichtbaar)
    }

    /// The scopes of a list: rows of the caller's role whose request-level demands are met, the doel aside (a list across
    /// zaken shows no content).
    pub fn lijstscopes(
        &self,
        beleid: &Beleid,
        object: Objectsoort,
    ) -> Result<Vec<Scope>, Geweigerd> {
        let Some(lezen) = Werkwoord::van("lezen") else {
            return Ok(Vec::new());
        };
        let rijen = beleid.scopes_voor(self.wie.rol, object, lezen);
        if rijen.is_empty() {
            return Err(rol_zonder_rij(&beleid.wie_wel(object, lezen)));
        }
        if let Some(rij) = beleid
            .weigeringen_voor(self.wie.rol, object, lezen)
            .iter()
            .find(|rij| self.feiten.bevat_alle(rij.eisen))
        {
            let mut geweigerd = niet_toegestaan(
                "Een weigerregel van het beleid sluit dit uit.",
                gronden(beleid, rij.id),
            );
            geweigerd.beleidsregel = Some(rij.id.als_tekst().to_owned());
            return Err(geweigerd);
        }
        let rijk = self.feiten.met(Feit::Doel);
        let gehaald: Vec<Scope> = rijen
            .iter()
            .filter(|rij| !self.alleen_eigen || rij.scope == Scope::Zelf)
            .filter(|rij| rijk.bevat_alle(rij.eisen))
            .map(|rij| rij.scope)
            .collect();
        match (gehaald.is_empty(), rijen.first()) {
            (true, Some(rij)) => Err(self.feiten_ontbreken(beleid, rij.id, rij.eisen.min(rijk))),
            _ => Ok(gehaald),
        }
    }
}

fn feiten<H: Handeling>(
    wie: &Hoedanigheid,
    werkcontext: Option<&GeldigeWerkcontext>,
    object: &ObjectRij,
    is_klasse: bool,
    verzoek: Verzoekfeiten,
) -> FeitBits {
    let rij: FeitBits = Feit::ALLE
        .iter()
        .filter(|feit| object.feiten & (1 << **feit as i32) != 0)
        .copied()
        .collect();
    let doel = werkcontext.is_some_and(|werk| object.doel_past && mag_doel(wie.rol, &werk.doel));
    let logdoel = werkcontext.is_some_and(|werk| werk.logdoel.is_some() && mag_logdoel(wie.rol));
    // Reading an object of case content asks for an approved onderzoek from roles that have none; none can be granted yet.
    let inhoud = if is_klasse {
        FeitBits::LEEG
    } else {
        H::OBJECT.inhoudsfeiten(false)
    };
    rij.en(inhoud)
        .als(Feit::Doel, doel)
        .als(Feit::Logdoel, logdoel)
        .als(Feit::Mfa, verzoek.mfa)
        .als(Feit::Geschorst, wie.is_geschorst)
}

/// The refusal of a role that has no row for an act at all: the same for every object, absent or not, so that it may be
/// said before anything else is looked at. `None` where the role has a row, or where nobody has (the act is judged under
/// another name then, and the Poort will see to it).
pub(crate) fn geen_rij(
    beleid: &Beleid,
    rol: Rol,
    object: Objectsoort,
    werkwoord: &str,
) -> Option<Geweigerd> {
    let woord = beleid.woord_voor(object, werkwoord)?;
    let wie_wel = beleid.wie_wel(object, woord);
    let heeft_rij = wie_wel.is_empty() || !beleid.scopes_voor(rol, object, woord).is_empty();
    (!heeft_rij).then(|| rol_zonder_rij(&wie_wel))
}

fn rol_zonder_rij(wie_wel: &[Rol]) -> Geweigerd {
    let mut geweigerd = niet_toegestaan("Met uw rol is dit niet mogelijk.", vec![&regel::R40]);
    geweigerd.wie_wel = wie_wel.iter().map(|rol| rol.naam().to_owned()).collect();
    geweigerd.ontbreekt = vec!["rol".to_owned()];
    geweigerd
}

fn gronden(beleid: &Beleid, rij: Rijid) -> Vec<&'static Regel> {
    beleid
        .rijen()
        .iter()
        .find(|een| een.id == rij)
        .map(|een| een.grond.clone())
        .unwrap_or_default()
}

fn niet_toegestaan(detail: &str, regels: Vec<&'static Regel>) -> Geweigerd {
    Geweigerd {
        soort: Weigersoort::NietToegestaan,
        code: "eis-ontbreekt",
        detail: detail.to_owned(),
        regels,
        beleidsregel: None,
        ontbreekt: Vec::new(),
        wie_wel: Vec::new(),
        volgende_stap: None,
    }
}
