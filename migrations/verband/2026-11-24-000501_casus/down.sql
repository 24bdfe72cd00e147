-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;

DROP TABLE casus.casus_signaal;
DROP TABLE casus.casus;
DROP FUNCTION casus.casus_gaat_over();
DROP TABLE casus.casusovergang;

RESET ROLE;
