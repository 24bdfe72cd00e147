// SPDX-License-Identifier: EUPL-1.2
//! Who may do what: token, lidmaatschap, casbin decision, scope as SQL, and the Poort, the one door to data.
//!
//! An act ([`Handeling`]) goes through the [`Poort`]: who calls and how he stands to the object is read from the database
//! ([`feiten`]), casbin decides ([`beleid`]), the act runs with a [`Toegang`] that only the Poort can mint, the record is made
//! durable, and only then does a [`Vrijgegeven`] leave (WGS 1.8(2), 1.8(4); ).

pub mod beleid;
mod besluit;
pub mod bronnen;
pub mod feiten;
pub mod fout;
mod handeling;
pub mod handelingen;
mod hoedanigheid;
pub mod matrix;
mod nummer;
pub mod opslag;
mod poort;
mod predikaat;
pub mod token;
mod verzoek;
pub mod werkcontext;

/// Words of the log that an act names.
pub use audit_log::{Aliassoort, Bewerking};
pub use fout::{Fout, Geweigerd, Invoerfout, Storing, Weigersoort};
pub use handeling::{Handeling, Klassebron, Object, Objectbron};
pub use hoedanigheid::{GeldigeWerkcontext, Hoedanigheid};
pub use poort::{
    BEWAARTIJD_ANTWOORD_UREN, Blik, Delen, Deurweigering, Idbron, Leest, MFA_HOOGSTENS_UREN, Poort,
    Toegang, Verantwoord, Vrijgegeven, Weigering,
};
pub use predikaat::{Predikaat, Zichtbaar};
pub use verzoek::{Herhaalsleutel, Verzoek};
