-- SPDX-License-Identifier: EUPL-1.2
-- Lets a plan van aanpak stand in the register of zaken.
-- Why: a handhavingsknelpunt is the Stuurgroep's, its plan a tafel's (Uitvoeringsagenda 2025, Governance), with deelnemers of
-- its own (WGS 2.23(5)). Who decides and who sees follows from the register, so both stand there.
SET ROLE verband_eigenaar;

ALTER TABLE autorisatie.zaak DROP CONSTRAINT zaak_soort_check;
ALTER TABLE autorisatie.zaak ADD CONSTRAINT zaak_soort_check CHECK (soort IN ('signaal', 'casus', 'hhk', 'scan', 'plan'));
COMMENT ON TABLE autorisatie.zaak IS 'Register of signalen, casussen, handhavingsknelpunten with their plans, and scans: what a scope reads. The row is what is true now; zaakstand keeps what was.';

RESET ROLE;
