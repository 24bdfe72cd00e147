-- SPDX-License-Identifier: EUPL-1.2
SET ROLE audit_owner;
DROP FUNCTION audit.toevoegen, audit.kop_vergrendeld(), audit.bladhashes(bigint, integer), audit.outbox_plaatsen(uuid, bytea),
    audit.outbox_wachtend(integer, integer), audit.outbox_aanwezig(uuid[]), audit.outbox_stand(), audit.blad_van(uuid[]);
RESET ROLE;
