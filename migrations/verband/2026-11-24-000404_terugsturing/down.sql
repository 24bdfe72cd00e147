-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;

REVOKE DELETE ON zaak.signaalpersoon FROM verband_app;
REVOKE UPDATE (inhoud, verschijningsvorm) ON zaak.signaal FROM verband_app;
DROP TRIGGER persoon_van_concept ON zaak.signaalpersoon;
DROP FUNCTION zaak.persoon_van_concept;
ALTER TABLE zaak.signaal DROP COLUMN terugsturing;

RESET ROLE;
