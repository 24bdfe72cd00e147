// SPDX-License-Identifier: EUPL-1.2
//! Tables of schema `besluitvorming`.

diesel::table! {
    besluitvorming.gremium (code) { code -> Text, id -> Uuid, soort -> Text, }
}
diesel::table! {
    besluitvorming.vergadering (id) {
        id -> Uuid, alias -> Uuid, gremium -> Text, status -> Text, is_spoed -> Bool, begint_op -> Timestamptz, versie -> BigInt,
        gepland_op -> Timestamptz, geopend_op -> Nullable<Timestamptz>, gesloten_op -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    besluitvorming.aanwezigheid (vergadering, lidmaatschap) {
        vergadering -> Uuid, lidmaatschap -> Uuid, persoon -> Uuid, persoon_alias -> Uuid, organisatie -> Uuid,
        organisatie_code -> Text, onderdeel -> Text, is_voorzitter -> Bool,
    }
}
diesel::table! {
    /// What an agenda shows of its points.
    besluitvorming.agendapunt (besluit, vergadering) {
        besluit -> Uuid, vergadering -> Uuid, geagendeerd_op -> Timestamptz, uitkomst -> Nullable<Text>,
    }
}
diesel::table! {
    /// What an agenda shows of a besluit.
    besluitvorming.besluit (id) { id -> Uuid, soort -> Text, status -> Text, }
}
diesel::table! {
    besluitvorming.norm (naam, geldig, bekend) {
        naam -> Text, getal -> Nullable<Integer>, eenheid -> Nullable<Text>, keuze -> Nullable<Text>,
        geldig -> Daterange, bekend -> Range<Timestamptz>, besluit -> Uuid, bepaling -> Text,
    }
}
diesel::table! {
    besluitvorming.verschijningsvorm (code, geldig, bekend) {
        code -> Text, naam -> Text, bereik -> Text, geldig -> Daterange, bekend -> Range<Timestamptz>,
        besluit -> Nullable<Uuid>, overgenomen_uit -> Nullable<Text>, bepaling -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(vergadering, aanwezigheid, agendapunt, besluit);

use diesel::sql_types::{Daterange, Range, Timestamptz};

diesel::define_sql_function! {
    /// Whether a period has no end.
    fn upper_inf(periode: Range<Timestamptz>) -> Bool;
}
diesel::define_sql_function! {
    /// First day of a period in days.
    #[sql_name = "lower"]
    fn eerste_dag(periode: Daterange) -> Nullable<Date>;
}
diesel::define_sql_function! {
    /// First day after a period in days.
    #[sql_name = "upper"]
    fn dag_erna(periode: Daterange) -> Nullable<Date>;
}
