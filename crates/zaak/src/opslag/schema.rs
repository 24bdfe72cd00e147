// SPDX-License-Identifier: EUPL-1.2
//! Tables of schema `zaak`.

diesel::table! {
    zaak.signaal (id) {
        id -> Uuid, status -> Text, verschijningsvorm -> Text, inhoud -> Binary, versie -> BigInt,
        eerste_verwerking -> Date, opgesteld_op -> Timestamptz, gemeld_op -> Nullable<Timestamptz>,
        intrekking -> Nullable<Binary>,
    }
}
diesel::table! {
    zaak.signaalpersoon (id) { id -> Uuid, signaal -> Uuid, volgnummer -> SmallInt, alias -> Uuid, gegevens -> Binary, }
}
diesel::table! {
    /// The register of zaken: its number is shown with the signaal.
    autorisatie.zaak (id) { id -> Uuid, nummer -> Text, tafel -> Nullable<Text>, }
}

diesel::allow_tables_to_appear_in_same_query!(signaal, signaalpersoon, zaak);
