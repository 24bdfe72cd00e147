-- SPDX-License-Identifier: EUPL-1.2
SET ROLE audit_owner;
REVOKE USAGE ON SCHEMA audit FROM verband_app;
DROP TABLE audit.record, audit.record_subject, audit.head, audit.tile, audit.cosignature, audit.checkpoint, audit.outbox, audit.alias, audit.retention;
DROP FUNCTION audit.partities_vooruit(integer);
DROP FUNCTION audit.onveranderlijk();
RESET ROLE;
