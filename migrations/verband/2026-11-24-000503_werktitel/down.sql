-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;

ALTER TABLE casus.casus DROP COLUMN werktitel;

RESET ROLE;
