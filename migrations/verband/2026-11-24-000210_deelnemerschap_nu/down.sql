-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
DROP INDEX autorisatie.deelnemerschap_nu;
RESET ROLE;
