// SPDX-License-Identifier: EUPL-1.2
//! Columns of this crate's tables that a zaak shows beside its own row, for the statement of another crate: who reads a
//! casus sees its open trappen and the number of its subjecten from the same snapshot.

/// Column of a `Leesrij`: the numbers of the trappen that are open in the zaak with this id, lowest first.
#[macro_export]
macro_rules! kolom_trappen {
    ($zaak:literal) => {
        concat!(
            "ARRAY(SELECT t.nummer FROM zaak.trap t WHERE t.zaak = ",
            $zaak,
            " ORDER BY t.nummer)"
        )
    };
}

/// Column of a `Leesrij`: how many subjecten the dossier of the zaak with this id has.
#[macro_export]
macro_rules! kolom_aantal_subjecten {
    ($zaak:literal) => {
        concat!(
            "(SELECT count(*) FROM zaak.subject s WHERE s.zaak = ",
            $zaak,
            " AND s.status IN ('actief', 'beperkt') AND s.verloopt_op > ik.nu)"
        )
    };
}
