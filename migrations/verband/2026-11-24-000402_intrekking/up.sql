-- SPDX-License-Identifier: EUPL-1.2
-- Keeps why a signaal was withdrawn.
-- Why: its reporter may withdraw a signaal that was not accepted yet, and says why; what was written down stays as it was.
SET ROLE verband_eigenaar;

ALTER TABLE zaak.signaal ADD COLUMN intrekking bytea;
ALTER TABLE zaak.signaal ADD CONSTRAINT signaal_intrekking_heeft_reden
    CHECK (status <> 'ingetrokken' OR intrekking IS NOT NULL);
COMMENT ON COLUMN zaak.signaal.intrekking IS 'Sealed under the key of the zaak: the reason of the reporter.';

GRANT UPDATE (intrekking) ON zaak.signaal TO verband_app;

RESET ROLE;
