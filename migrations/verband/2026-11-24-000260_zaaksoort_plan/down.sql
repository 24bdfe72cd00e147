-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;

ALTER TABLE autorisatie.zaak DROP CONSTRAINT zaak_soort_check;
ALTER TABLE autorisatie.zaak ADD CONSTRAINT zaak_soort_check CHECK (soort IN ('signaal', 'casus', 'hhk', 'scan'));
COMMENT ON TABLE autorisatie.zaak IS 'Register of signalen, casussen, handhavingsknelpunten and scans: what a scope reads. The row is what is true now; zaakstand keeps what was.';

RESET ROLE;
