// SPDX-License-Identifier: EUPL-1.2
//! The encoder.

use minicbor::Encoder;

use super::VERSIE;
use super::sleutel as k;
use crate::codes::{Doel, Logdoel, Rol};
use crate::record::{
    CODE_MAXIMUM, GRONDSLAGEN_MAXIMUM, HANDELING_MAXIMUM, HERKOMST_MAXIMUM, Inhoud, REGEL_MAXIMUM,
    Recordfout, Volgorde, Waarom, Wat, Wie,
};

/// Writes the pairs of the map; the number of pairs is put in front at the end.
struct Kaart {
    paren: u64,
    enc: Encoder<Vec<u8>>,
}

impl Kaart {
    /// Writing to memory cannot fail; the type of the error says so.
    fn paar(
        &mut self,
        sleutel: u64,
        schrijf: impl FnOnce(&mut Encoder<Vec<u8>>) -> Result<(), Schrijffout>,
    ) -> Result<(), Recordfout> {
        self.paren += 1;
        self.enc.u64(sleutel).map_err(|_| Recordfout::Vorm)?;
        schrijf(&mut self.enc).map_err(|_| Recordfout::Vorm)
    }
    fn getal(&mut self, sleutel: u64, waarde: impl Into<u64>) -> Result<(), Recordfout> {
        let waarde = waarde.into();
        self.paar(sleutel, |e| e.u64(waarde).map(|_| ()))
    }
    fn getal_of_niet(
        &mut self,
        sleutel: u64,
        waarde: Option<impl Into<u64>>,
    ) -> Result<(), Recordfout> {
        waarde.map_or(Ok(()), |w| self.getal(sleutel, w))
    }
    fn bytes(&mut self, sleutel: u64, waarde: &[u8]) -> Result<(), Recordfout> {
        self.paar(sleutel, |e| e.bytes(waarde).map(|_| ()))
    }
    fn bytes_of_niet(&mut self, sleutel: u64, waarde: Option<&[u8]>) -> Result<(), Recordfout> {
        waarde.map_or(Ok(()), |w| self.bytes(sleutel, w))
    }
    fn tekst(&mut self, sleutel: u64, waarde: &str, maximum: usize) -> Result<(), Recordfout> {
        if !is_code(waarde, maximum) {
            return Err(Recordfout::Waarde(sleutel));
        }
        self.paar(sleutel, |e| e.str(waarde).map(|_| ()))
    }
    fn tekst_of_niet(
        &mut self,
        sleutel: u64,
        waarde: Option<&str>,
        maximum: usize,
    ) -> Result<(), Recordfout> {
        waarde.map_or(Ok(()), |w| self.tekst(sleutel, w, maximum))
    }
}

type Schrijffout = minicbor::encode::Error<std::convert::Infallible>;

/// Codes are printable ASCII without space: nothing that needs normalising, nothing that carries a name.
fn is_code(tekst: &str, maximum: usize) -> bool {
    (1..=maximum).contains(&tekst.len()) && tekst.bytes().all(|b| b.is_ascii_graphic())
}

pub(super) fn codeer_met(
    inhoud: &Inhoud,
    volgorde: Option<&Volgorde>,
) -> Result<Vec<u8>, Recordfout> {
    let mut m = Kaart {
        paren: 0,
        enc: Encoder::new(Vec::with_capacity(512)),
    };
    m.getal(k::VERSIE, VERSIE)?;
    m.getal(k::SOORT, inhoud.soort.nummer())?;
    m.bytes(k::RECORD_ID, inhoud.record_id.as_bytes())?;
    if let Some(v) = volgorde {
        m.getal(k::SEQ_TIME, v.seq_time_us)?;
        m.getal(k::REPLICA, v.replica)?;
        m.bytes(k::BOOT_ID, v.boot_id.as_bytes())?;
        m.getal(k::REPLICA_SEQ, v.replica_seq)?;
    }
    m.getal(k::BEGIN, inhoud.begin_us)?;
    m.getal(k::EINDE, inhoud.einde_us)?;
    m.bytes(k::TRACE_ID, &inhoud.spoor.trace_id)?;
    m.bytes(k::SPAN_ID, &inhoud.spoor.span_id)?;
    m.bytes_of_niet(
        k::PARENT_SPAN,
        inhoud.spoor.parent_span.as_ref().map(<[u8; 8]>::as_slice),
    )?;
    codeer_wie(&mut m, &inhoud.wie)?;
    codeer_waarom(&mut m, &inhoud.waarom)?;
    codeer_wat(&mut m, &inhoud.wat)?;
    if let Some(s) = &inhoud.subjecten {
        m.getal(k::SUBJECT_COUNT, s.aantal)?;
        m.bytes(k::SUBJECTS_ROOT, &s.wortel)?;
    }
    m.bytes(k::BUILD_ID, &inhoud.build_id)?;
    m.getal(k::CODEVERSIE, inhoud.codeversie)?;
    if let Some(d) = &inhoud.detail {
        m.bytes(k::DETAIL_HASH, &crate::boom::sha256(&d.inhoud))?;
        m.tekst(k::DETAIL_MAAND, &d.maand.to_string(), CODE_MAXIMUM)?;
        m.bytes(k::DETAIL, &d.inhoud)?;
    }
    let mut uit = Encoder::new(Vec::with_capacity(m.enc.writer().len() + 3));
    uit.map(m.paren).map_err(|_| Recordfout::Vorm)?;
    let mut uit = uit.into_writer();
    uit.extend_from_slice(m.enc.writer());
    if uit.len() >= REGEL_MAXIMUM {
        Err(Recordfout::TeGroot)
    } else {
        Ok(uit)
    }
}

fn codeer_wie(m: &mut Kaart, wie: &Wie) -> Result<(), Recordfout> {
    m.bytes_of_niet(
        k::ACTOR,
        wie.actor_alias.as_ref().map(|u| u.as_bytes().as_slice()),
    )?;
    m.bytes_of_niet(
        k::SESSIE,
        wie.sessie_hash.as_ref().map(<[u8; 16]>::as_slice),
    )?;
    m.getal(k::ZEKERHEID, wie.zekerheid)?;
    m.tekst_of_niet(k::ORGANISATIE, wie.organisatie.as_deref(), CODE_MAXIMUM)?;
    m.tekst_of_niet(k::NAMENS, wie.namens.as_deref(), CODE_MAXIMUM)?;
    m.getal_of_niet(k::ROL, wie.rol.map(Rol::nummer))?;
    m.tekst_of_niet(k::TAFEL, wie.tafel.as_deref(), CODE_MAXIMUM)?;
    m.tekst_of_niet(k::HERKOMST, wie.herkomst.as_deref(), HERKOMST_MAXIMUM)
}

fn codeer_waarom(m: &mut Kaart, waarom: &Waarom) -> Result<(), Recordfout> {
    m.getal_of_niet(k::DOEL, waarom.doel.map(Doel::nummer))?;
    m.getal_of_niet(k::LOGDOEL, waarom.logdoel.map(Logdoel::nummer))?;
    let lijst = &waarom.grondslagen;
    if lijst.len() > GRONDSLAGEN_MAXIMUM || !lijst.iter().all(|g| is_code(g, CODE_MAXIMUM)) {
        return Err(Recordfout::Waarde(k::GRONDSLAGEN));
    }
    if !lijst.is_empty() {
        m.paar(k::GRONDSLAGEN, |e| {
            e.array(lijst.len() as u64)?;
            for g in lijst {
                e.str(g)?;
            }
            Ok(())
        })?;
    }
    m.bytes_of_niet(
        k::BELEID_HASH,
        waarom.beleid_hash.as_ref().map(<[u8; 32]>::as_slice),
    )?;
    m.tekst_of_niet(
        k::BELEIDSREGEL,
        waarom.beleidsregel.as_deref(),
        CODE_MAXIMUM,
    )
}

fn codeer_wat(m: &mut Kaart, wat: &Wat) -> Result<(), Recordfout> {
    if wat.aantal == 0 {
        return Err(Recordfout::Waarde(k::AANTAL));
    }
    m.getal(k::BEWERKING, wat.bewerking.nummer())?;
    m.tekst(k::HANDELING, &wat.handeling, HANDELING_MAXIMUM)?;
    m.getal(k::RESULTAAT, wat.resultaat.nummer())?;
    m.getal_of_niet(k::HTTP_STATUS, wat.http_status)?;
    m.bytes_of_niet(
        k::ZAAK,
        wat.zaak_alias.as_ref().map(|u| u.as_bytes().as_slice()),
    )?;
    m.bytes_of_niet(
        k::OBJECT,
        wat.object_alias.as_ref().map(|u| u.as_bytes().as_slice()),
    )?;
    if let Some(v) = &wat.velden {
        m.getal(k::VELDVERSIE, v.versie)?;
        m.bytes(k::VELDEN, &v.kaart)?;
    }
    m.getal(k::RIJEN, wat.rijen)?;
    m.bytes_of_niet(
        k::STAAT_VOOR,
        wat.staat_voor.as_ref().map(<[u8; 32]>::as_slice),
    )?;
    m.bytes_of_niet(k::STAAT_NA, wat.staat_na.as_ref().map(<[u8; 32]>::as_slice))?;
    m.getal(k::AANTAL, wat.aantal)?;
    m.paar(k::TOON_UITGESTELD, |e| {
        e.bool(wat.toon_uitgesteld).map(|_| ())
    })
}
