-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
DROP TABLE besluitvorming.standpunt, besluitvorming.agendapunt, besluitvorming.besluit;
DROP FUNCTION besluitvorming.besluit_blijft_staan();
RESET ROLE;
