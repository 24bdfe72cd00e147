// SPDX-License-Identifier: EUPL-1.2
//! Tables of schema `autorisatie`.

diesel::table! {
    autorisatie.installatie (enige) {
        enige -> Bool, naam -> Text, oin -> Text, omgeving -> Text, logoorsprong -> Text, vastgelegd_op -> Timestamptz,
    }
}
diesel::table! {
    autorisatie.organisatie (id) { id -> Uuid, code -> Text, naam -> Text, oin -> Nullable<Text>, }
}
diesel::table! {
    autorisatie.deelnemerschap (organisatie, geldig, bekend) {
        organisatie -> Uuid, onderdeel -> Text, geldig -> Range<Timestamptz>, bekend -> Range<Timestamptz>,
    }
}
diesel::table! {
    autorisatie.persoon (id) { id -> Uuid, alias -> Uuid, naam -> Binary, }
}
diesel::table! {
    autorisatie.identiteit (issuer, sub, bekend) { issuer -> Text, sub -> Text, persoon -> Uuid, bekend -> Range<Timestamptz>, }
}
diesel::table! {
    autorisatie.lidmaatschap (id, geldig, bekend) {
        id -> Uuid, persoon -> Uuid, organisatie -> Uuid, rol -> Text, gremium -> Nullable<Text>, geschorst -> Bool,
        geldig -> Range<Timestamptz>, bekend -> Range<Timestamptz>,
    }
}
diesel::table! {
    autorisatie.zaak (id) {
        id -> Uuid, soort -> Text, nummer -> Text, alias -> Uuid, tafel -> Nullable<Text>, bron_organisatie -> Nullable<Uuid>,
        geopend_op -> Timestamptz, beeindigd_op -> Nullable<Timestamptz>, verloopt_op -> Timestamptz, vernietigd_op -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    autorisatie.zaakstand (zaak, geldig, bekend) {
        zaak -> Uuid, tafel -> Nullable<Text>, beeindigd -> Bool, geldig -> Range<Timestamptz>, bekend -> Range<Timestamptz>,
    }
}
diesel::table! {
    autorisatie.deelname (zaak, organisatie, geldig, bekend) {
        zaak -> Uuid, organisatie -> Uuid, besluit -> Uuid, geldig -> Range<Timestamptz>, bekend -> Range<Timestamptz>,
    }
}
diesel::table! {
    autorisatie.toewijzing (zaak, persoon, geldig, bekend) {
        zaak -> Uuid, persoon -> Uuid, geldig -> Range<Timestamptz>, bekend -> Range<Timestamptz>,
    }
}
diesel::table! {
    autorisatie.belang (zaak, persoon, geldig, bekend) {
        zaak -> Uuid, persoon -> Uuid, geldig -> Range<Timestamptz>, bekend -> Range<Timestamptz>,
    }
}
diesel::table! {
    autorisatie.zicht (object, gremium, besluit, geldig, bekend) {
        object -> Uuid, gremium -> Text, door -> Text, vergadering -> Uuid, besluit -> Uuid,
        geldig -> Range<Timestamptz>, bekend -> Range<Timestamptz>,
    }
}
diesel::table! {
    autorisatie.intrekking (kenmerk) { kenmerk -> Binary, tot -> Timestamptz, vastgelegd_op -> Timestamptz, }
}
diesel::table! {
    autorisatie.werkcontext (id) {
        id -> Uuid, persoon -> Uuid, lidmaatschap -> Uuid, doel -> Text, zaak -> Nullable<Uuid>, vergadering -> Nullable<Uuid>,
        logdoel -> Nullable<Text>, reden -> Binary, aangemaakt_op -> Timestamptz, verloopt_op -> Timestamptz,
    }
}
diesel::table! {
    autorisatie.herhaling (lidmaatschap, handeling, sleutel) {
        lidmaatschap -> Uuid, handeling -> Text, sleutel -> Binary, lichaam -> Binary, antwoord -> Nullable<Binary>, aangemaakt_op -> Timestamptz,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    organisatie,
    deelnemerschap,
    persoon,
    lidmaatschap,
    zaak,
    deelname,
    toewijzing
);

use diesel::sql_types::{Nullable, Range, Timestamptz};

diesel::define_sql_function! {
    /// Whether a period has no end.
    fn upper_inf(periode: Range<Timestamptz>) -> Bool;
}
diesel::define_sql_function! {
    /// Start of a period.
    #[sql_name = "lower"]
    fn begin_van(periode: Range<Timestamptz>) -> Nullable<Timestamptz>;
}
diesel::define_sql_function! {
    /// End of a period.
    #[sql_name = "upper"]
    fn einde_van(periode: Range<Timestamptz>) -> Nullable<Timestamptz>;
}
diesel::define_sql_function! {
    /// `[van, tot)`.
    #[sql_name = "tstzrange"]
    fn periode(van: Nullable<Timestamptz>, tot: Nullable<Timestamptz>) -> Range<Timestamptz>;
}
