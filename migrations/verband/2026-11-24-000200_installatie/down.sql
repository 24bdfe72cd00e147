-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
REVOKE USAGE ON SCHEMA autorisatie FROM verband_migratie;
DROP TABLE autorisatie.installatie;
DROP FUNCTION autorisatie.installatie_onveranderlijk();
RESET ROLE;
