// SPDX-License-Identifier: EUPL-1.2
//! Tables of schema `zaak`.

diesel::table! {
    zaak.signaal (id) {
        id -> Uuid, status -> Text, verschijningsvorm -> Text, inhoud -> Binary, versie -> BigInt,
        eerste_verwerking -> Date, opgesteld_op -> Timestamptz, gemeld_op -> Nullable<Timestamptz>,
        intrekking -> Nullable<Binary>, terugsturing -> Nullable<Binary>,
    }
}
diesel::table! {
    zaak.signaalpersoon (id) { id -> Uuid, signaal -> Uuid, volgnummer -> SmallInt, alias -> Uuid, gegevens -> Binary, }
}
diesel::table! {
    zaak.weging (signaal) { signaal -> Uuid, inhoud -> Binary, gewijzigd_op -> Timestamptz, }
}
diesel::table! {
    zaak.subject (id) {
        id -> Uuid, zaak -> Uuid, volgnummer -> SmallInt, subjecttype -> Text, persoonsrol -> Text,
        hangt_aan -> Nullable<Uuid>, status -> Text, alias -> Uuid, gegevens -> Binary, herkomst_signaal -> Uuid,
        herkomst_persoon -> Uuid, eerste_verwerking -> Date, verloopt_op -> Timestamptz, besluit -> Uuid,
        versie -> BigInt, toegevoegd_op -> Timestamptz,
    }
}
diesel::table! {
    zaak.trap (zaak, nummer) { zaak -> Uuid, nummer -> SmallInt, besluit -> Uuid, geopend_op -> Timestamptz, }
}
diesel::table! {
    /// The register of zaken: its number is shown with the signaal, its term passes to what is taken over.
    autorisatie.zaak (id) {
        id -> Uuid, nummer -> Text, tafel -> Nullable<Text>, bron_organisatie -> Nullable<Uuid>,
        verloopt_op -> Timestamptz,
    }
}

diesel::allow_tables_to_appear_in_same_query!(signaal, signaalpersoon, weging, subject, trap, zaak);
