-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;

DROP TABLE knelpunt.plan;
DROP FUNCTION knelpunt.plan_gaat_over();
DROP TABLE knelpunt.planovergang;
DROP TABLE knelpunt.hhk_signaal;
DROP TABLE knelpunt.hhk;
DROP FUNCTION knelpunt.hhk_gaat_over();
DROP TABLE knelpunt.hhkovergang;

RESET ROLE;
