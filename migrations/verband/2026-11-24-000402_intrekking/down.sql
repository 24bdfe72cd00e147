-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;

REVOKE UPDATE (intrekking) ON zaak.signaal FROM verband_app;
ALTER TABLE zaak.signaal DROP CONSTRAINT signaal_intrekking_heeft_reden;
ALTER TABLE zaak.signaal DROP COLUMN intrekking;

RESET ROLE;
