// SPDX-License-Identifier: EUPL-1.2
//! Tables of schema `zaak`.

diesel::table! {
    zaak.signaal (id) {
        id -> Uuid, status -> Text, verschijningsvorm -> Text, inhoud -> Binary, versie -> BigInt,
        eerste_verwerking -> Date, opgesteld_op -> Timestamptz, gemeld_op -> Nullable<Timestamptz>,
        intrekking -> Nullable<Binary>, terugsturing -> Nullable<Binary>, aanvaard_voor -> Nullable<Uuid>,
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
        hangt_aan -> Nullable<Uuid>, status -> Text, alias -> Uuid, gegevens -> Nullable<Binary>,
        herkomst_signaal -> Nullable<Uuid>, herkomst_persoon -> Nullable<Uuid>, eerste_verwerking -> Date,
        verloopt_op -> Timestamptz, besluit -> Nullable<Uuid>, versie -> BigInt, toegevoegd_op -> Nullable<Timestamptz>,
    }
}
diesel::table! {
    /// How a subject came in and went; the same row as [`subject`].
    #[sql_name = "subject"]
    zaak.subjectverloop (id) {
        id -> Uuid, zaak -> Uuid, status -> Text, alias -> Uuid, versie -> BigInt, hangt_aan -> Nullable<Uuid>,
        gegevens -> Nullable<Binary>, herkomst_signaal -> Nullable<Uuid>, herkomst_persoon -> Nullable<Uuid>,
        besluit -> Nullable<Uuid>, toegevoegd_op -> Nullable<Timestamptz>, voorstel -> Nullable<Uuid>,
        uit_door -> Nullable<Uuid>, uit_op -> Nullable<Timestamptz>, vernietigen_vanaf -> Nullable<Date>,
        eerste_verwerking -> Date,
    }
}
diesel::table! {
    /// A subject as he is proposed; the same row as [`subject`].
    #[sql_name = "subject"]
    zaak.voordracht (id) {
        id -> Uuid, zaak -> Uuid, volgnummer -> SmallInt, subjecttype -> Text, persoonsrol -> Text,
        hangt_aan -> Nullable<Uuid>, status -> Text, alias -> Uuid, gegevens -> Binary,
        herkomst_signaal -> Nullable<Uuid>, herkomst_persoon -> Nullable<Uuid>, eerste_verwerking -> Date,
        verloopt_op -> Timestamptz, voorgedragen_door -> Uuid, voorgedragen_namens -> Uuid,
        voorgedragen_op -> Timestamptz,
    }
}
diesel::table! {
    zaak.sleutelvernietiging (subject) {
        subject -> Uuid, zaak -> Uuid, gevraagd_op -> Timestamptz, uitgevoerd_op -> Nullable<Timestamptz>,
        sleutels -> Nullable<Array<Uuid>>,
    }
}
diesel::table! {
    zaak.informering (subject, volgnummer) {
        subject -> Uuid, volgnummer -> SmallInt, beslissing -> Text, grond -> Text, herzien_op -> Nullable<Date>,
        toelichting -> Binary, besloten_door -> Uuid, besloten_lidmaatschap -> Uuid, besloten_op -> Timestamptz,
    }
}
diesel::table! {
    zaak.trap (zaak, nummer) { zaak -> Uuid, nummer -> SmallInt, besluit -> Uuid, geopend_op -> Timestamptz, }
}
diesel::table! {
    /// The register of zaken: its number is shown with the signaal, its term passes to what is taken over.
    autorisatie.zaak (id) {
        id -> Uuid, nummer -> Text, tafel -> Nullable<Text>, bron_organisatie -> Nullable<Uuid>,
        verloopt_op -> Timestamptz, soort -> Text, beeindigd_op -> Nullable<Timestamptz>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    signaal,
    signaalpersoon,
    weging,
    subject,
    trap,
    zaak,
    informering,
    sleutelvernietiging,
);
