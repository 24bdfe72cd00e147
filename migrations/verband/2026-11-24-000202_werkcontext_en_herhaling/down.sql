-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
DROP TABLE autorisatie.herhaling, autorisatie.werkcontext;
RESET ROLE;
