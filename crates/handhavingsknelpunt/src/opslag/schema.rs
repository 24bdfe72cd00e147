// SPDX-License-Identifier: EUPL-1.2
//! Tables of schema `knelpunt`.

diesel::table! {
    knelpunt.hhk (id) {
        id -> Uuid, status -> Text, verschijningsvormen -> Array<Text>, signalen -> Array<Uuid>, deelnemers -> Array<Text>,
        tafels -> Array<Text>, inhoud -> Binary, versie -> BigInt, voorbereid_op -> Timestamptz, besluit -> Nullable<Uuid>,
        aangewezen_op -> Nullable<Timestamptz>, eindigt_op -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    knelpunt.hhk_signaal (signaal) { signaal -> Uuid, hhk -> Uuid, }
}
diesel::table! {
    knelpunt.plan (id) {
        id -> Uuid, hhk -> Uuid, tafel -> Text, volgnummer -> Integer, vervangt -> Nullable<Uuid>, status -> Text,
        inhoud -> Binary, versie -> BigInt, opgesteld_op -> Timestamptz, besluit -> Nullable<Uuid>,
        vastgesteld_op -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    /// The register of zaken: number and term are shown with the handhavingsknelpunt and the plan.
    autorisatie.zaak (id) { id -> Uuid, nummer -> Text, verloopt_op -> Timestamptz, }
}

diesel::allow_tables_to_appear_in_same_query!(hhk, hhk_signaal, plan, zaak);
