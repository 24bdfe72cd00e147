// SPDX-License-Identifier: EUPL-1.2
//! Tables of schema `casus`.

diesel::table! {
    casus.casus (id) {
        id -> Uuid, status -> Text, opgeschort_vanuit -> Nullable<Text>, besluit -> Uuid, verschijningsvormen -> Array<Text>,
        casusregisseur -> Uuid, casusregisseur_lidmaatschap -> Uuid, inhoud -> Binary, versie -> BigInt,
        eerste_verwerking -> Date, gestart_op -> Timestamptz, werktitel -> Nullable<Binary>,
    }
}
diesel::table! {
    casus.casus_signaal (signaal) { signaal -> Uuid, casus -> Uuid, }
}
diesel::table! {
    casus.afsluiting (besluit) { besluit -> Uuid, casus -> Uuid, grond -> Text, afgesloten_op -> Timestamptz, }
}
diesel::table! {
    /// The register of zaken: number, tafel and term are shown with the casus.
    autorisatie.zaak (id) { id -> Uuid, nummer -> Text, tafel -> Nullable<Text>, verloopt_op -> Timestamptz, }
}

diesel::allow_tables_to_appear_in_same_query!(casus, casus_signaal, zaak);
