// SPDX-License-Identifier: EUPL-1.2
//! Tables of a besluit. Its row is read as two: what was proposed, which never changes, and what becomes of it.

diesel::table! {
    /// What was proposed.
    besluitvorming.besluit (id) {
        id -> Uuid, alias -> Uuid, soort -> Text, gremium -> Text, zaak -> Uuid, zaken -> Array<Uuid>, subjecten -> Array<Uuid>,
        status -> Text, versie -> BigInt, indiener -> Uuid, indiener_lidmaatschap -> Uuid, verschijningsvormen -> Array<Text>,
        motivering -> Binary, inhoud -> Binary, inhoud_hash -> Binary, voorgesteld_op -> Timestamptz,
    }
}
diesel::table! {
    /// What becomes of it.
    #[sql_name = "besluit"]
    besluitvorming.besluitverloop (id) {
        id -> Uuid, status -> Text, versie -> BigInt, vergadering -> Nullable<Uuid>, aangenomen_op -> Nullable<Timestamptz>,
        aangenomen_hash -> Nullable<Binary>, vastgesteld_op -> Nullable<Timestamptz>, vastgesteld_door -> Nullable<Uuid>,
        reden -> Nullable<Binary>,
    }
}
diesel::table! {
    /// What a list shows.
    #[sql_name = "besluit"]
    besluitvorming.besluitregel (id) {
        id -> Uuid, soort -> Text, gremium -> Text, zaak -> Uuid, status -> Text, versie -> BigInt, vergadering -> Nullable<Uuid>,
        voorgesteld_op -> Timestamptz, aangenomen_op -> Nullable<Timestamptz>, vastgesteld_op -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    /// The register of zaken: to which tafel each belongs.
    autorisatie.zaak (id) {
        id -> Uuid, tafel -> Nullable<Text>, verloopt_op -> Timestamptz, vernietigd_op -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    besluitvorming.agendapunt (besluit, vergadering) {
        besluit -> Uuid, vergadering -> Uuid, geagendeerd_op -> Timestamptz, uitkomst -> Nullable<Text>,
        voor -> Nullable<SmallInt>, tegen -> Nullable<SmallInt>, onthoudingen -> Nullable<SmallInt>,
        deelnemers -> Nullable<Array<Text>>, verschoond -> Nullable<Array<Uuid>>,
    }
}
diesel::table! {
    besluitvorming.standpunt (besluit, vergadering, organisatie) {
        id -> Uuid, besluit -> Uuid, vergadering -> Uuid, organisatie -> Uuid, deelnemer -> Text, lidmaatschap -> Uuid,
        #[sql_name = "standpunt"]
        wat -> Text,
        toelichting -> Nullable<Binary>, vastgelegd_op -> Timestamptz,
    }
}
