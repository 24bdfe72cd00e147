// SPDX-License-Identifier: EUPL-1.2
//! The tables of the key store, as `migrations/sleutels` makes them.

diesel::table! {
    /// Wrapped keys.
    sleutels.sleutel (id) {
        id -> Uuid,
        soort -> Text,
        zaak -> Nullable<Uuid>,
        onderdeel -> Nullable<Uuid>,
        periode -> Nullable<Text>,
        veld -> Nullable<Text>,
        kenmerk -> Text,
        verpakt -> Binary,
        hoofdsleutel -> Text,
        gemaakt_op -> Timestamptz,
    }
}

diesel::table! {
    /// Ids of keys that were destroyed.
    sleutels.vernietigde_sleutel (id) {
        id -> Uuid,
        soort -> Nullable<Text>,
        zaak -> Nullable<Uuid>,
        onderdeel -> Nullable<Uuid>,
        kenmerk -> Nullable<Text>,
        vernietigd_op -> Timestamptz,
    }
}

diesel::table! {
    /// Groups, or all groups of a zaak or subject, that were destroyed.
    sleutels.vernietigde_groep (kenmerk) {
        kenmerk -> Text,
        vernietigd_op -> Timestamptz,
    }
}

#[diesel::declare_sql_function]
extern "SQL" {
    /// Waits until no key is being made, and keeps new ones out until the transaction ends.
    #[sql_name = "sleutels.vergrendel_vernietiging"]
    fn vergrendel_vernietiging() -> Bool;
}
