-- SPDX-License-Identifier: EUPL-1.2
-- Takes the key store away, and with it every key: what was sealed is then unreadable for good. For development only.

SET ROLE verband_eigenaar;
DROP TABLE sleutels.sleutel;
DROP TABLE sleutels.vernietigde_sleutel;
DROP TABLE sleutels.vernietigde_groep;
DROP FUNCTION sleutels.weiger_vernietigd();
DROP FUNCTION sleutels.vergrendel_vernietiging();
RESET ROLE;
