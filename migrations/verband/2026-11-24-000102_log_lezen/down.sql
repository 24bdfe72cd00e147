-- SPDX-License-Identifier: EUPL-1.2
SET ROLE audit_owner;
DROP FUNCTION audit.lijst, audit.zoek_subject, audit.zoek_zaak, audit.zoek_actor, audit.regels(bigint, integer), audit.subjecten(bigint, integer),
    audit.tegel_bewaren(smallint, bigint, bytea), audit.tegels(smallint, bigint, integer), audit.tegels_bewaard(smallint),
    audit.checkpoint_bewaren(bigint, text), audit.laatste_checkpoint(), audit.eerste_blad(bigint),
    audit.alias_vastleggen(smallint, uuid, bytea, bytea), audit.zoek_alias(smallint, bytea), audit.identiteit(uuid);
RESET ROLE;
