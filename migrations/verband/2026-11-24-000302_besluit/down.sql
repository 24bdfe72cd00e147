-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
DROP TABLE besluitvorming.standpunt, besluitvorming.agendapunt, besluitvorming.besluit, besluitvorming.besluitovergang;
DROP FUNCTION besluitvorming.besluit_blijft_staan(), besluitvorming.besluit_gaat_over();
RESET ROLE;
