-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
DROP TABLE besluitvorming.aanwezigheid, besluitvorming.vergadering, besluitvorming.gremium;
RESET ROLE;
