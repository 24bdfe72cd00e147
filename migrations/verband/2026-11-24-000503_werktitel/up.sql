-- SPDX-License-Identifier: EUPL-1.2
-- Keeps a working title of a casus.
-- Why: who works on several casussen must be able to tell them apart without opening each. It is free text of the
-- casusregisseur, therefore sealed and shown with the content only (WGS 1.8(2)); all else about a casus changes by besluit.
SET ROLE verband_eigenaar;

ALTER TABLE casus.casus ADD COLUMN werktitel bytea;
COMMENT ON COLUMN casus.casus.werktitel IS 'Sealed under the key of the zaak: how the casusregisseur calls it.';
GRANT UPDATE (werktitel) ON casus.casus TO verband_app;

RESET ROLE;
