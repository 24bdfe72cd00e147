-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
DROP INDEX besluitvorming.aanwezigheid_een_voorzitter;
ALTER TABLE besluitvorming.aanwezigheid DROP COLUMN onderdeel;
DROP TABLE besluitvorming.verschijningsvorm;
DROP TABLE besluitvorming.norm;
DROP FUNCTION besluitvorming.registerrij_is_blijvend();
ALTER TABLE besluitvorming.besluit DROP CONSTRAINT besluit_van_gremium;
RESET ROLE;
