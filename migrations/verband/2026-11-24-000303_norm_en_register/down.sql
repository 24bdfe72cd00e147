-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
DROP TRIGGER vergadering_gaat_over ON besluitvorming.vergadering;
DROP FUNCTION besluitvorming.vergadering_gaat_over();
DROP TABLE besluitvorming.vergaderingovergang;
DROP INDEX besluitvorming.aanwezigheid_een_voorzitter;
ALTER TABLE besluitvorming.aanwezigheid
    DROP CONSTRAINT aanwezigheid_vergadering_persoon_key,
    DROP COLUMN organisatie_code, DROP COLUMN onderdeel, DROP COLUMN persoon_alias;
ALTER TABLE besluitvorming.vergadering DROP COLUMN alias;
DROP TABLE besluitvorming.verschijningsvorm;
DROP TABLE besluitvorming.norm;
DROP FUNCTION besluitvorming.registerrij_is_blijvend();
ALTER TABLE besluitvorming.besluit DROP CONSTRAINT besluit_van_gremium;
RESET ROLE;
