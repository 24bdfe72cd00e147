// SPDX-License-Identifier: EUPL-1.2
//! Acts of the tests: a read, a list and a change, under the rows of the policy of this product.

use audit_log::Bewerking;
use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::bronnen::Zaakbron;
use autorisatie::feiten::Leesrij;
use autorisatie::opslag::OpentZaak;
use autorisatie::{Blik, Fout, Handeling, Klassebron, Leest, Object, Toegang, Verantwoord};
use diesel::Queryable;
use diesel::sql_types::Uuid as SqlUuid;
use uuid::Uuid;
use wgs::bepaling::{Bepaling, WGS_2_23_1};

/// What a test saw: ids, and how much of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Gezien(pub Vec<Uuid>, pub Option<Weergave>);

impl Verantwoord for Gezien {
    fn rijen(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap()
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

#[derive(Queryable)]
pub struct Kop(Uuid);

impl Leesrij for Kop {
    type Sql = (SqlUuid,);
    const KOLOMMEN: &'static str = "c.id";
}

macro_rules! handeling {
    ($naam:ident($($veld:ty)?), $volledig:literal, $object:ident, $werkwoord:literal, $bewerking:ident, $bron:ty, |$zelf:ident| $welk:expr) => {
        #[derive(Clone, Copy, Debug)]
        pub struct $naam($(pub $veld)?);

        impl Handeling for $naam {
            const NAAM: &'static str = $volledig;
            const OBJECT: Objectsoort = Objectsoort::$object;
            const WERKWOORD: &'static str = $werkwoord;
            const BEWERKING: Bewerking = Bewerking::$bewerking;
            const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_2_23_1];
            type Bron = $bron;

            fn object(&self) -> Object {
                let $zelf = self;
                $welk
            }
        }
    };
}

handeling! {
    CasusLezen(Uuid), "casus.lezen", Casus, "lezen", Raadplegen, Zaakbron, |zelf| Object::Rij(zelf.0)
}
handeling! {
    CasussenLezen(), "casus.lezen", Casus, "lezen", Zoeken, Klassebron, |_zelf| Object::Klasse
}
handeling! {
    SignaalMelden(Uuid), "signaal.melden", Signaal, "melden", Wijzigen, Zaakbron, |zelf| Object::Rij(zelf.0)
}

impl OpentZaak for SignaalMelden {}

impl Leest for CasusLezen {
    type Rij = Kop;
    type Antwoord = Gezien;

    async fn ontsluit(&self, rij: Kop, blik: &Blik<'_>) -> Result<Gezien, Fout> {
        Ok(Gezien(vec![rij.0], Some(blik.weergave())))
    }
}

diesel::table! {
    autorisatie.zaak (id) { id -> Uuid, }
}

/// Every zaak that the caller sees as a casus.
pub async fn lijst(t: &mut Toegang<'_, CasussenLezen>) -> Result<Gezien, Fout> {
    use diesel::{ExpressionMethods as _, QueryDsl as _};
    let zichtbaar = t.zichtbare::<Zaakbron>(Objectsoort::Casus)?.op(zaak::id);
    let vraag = zaak::table
        .filter(zichtbaar)
        .select(zaak::id)
        .order(zaak::id.asc());
    let ids = diesel_async::RunQueryDsl::load(vraag, t).await?;
    Ok(Gezien(ids, None))
}
