-- SPDX-License-Identifier: EUPL-1.2
-- Takes the key store away, and with it every key: what was sealed is then unreadable for good. For development only.

SET ROLE verband_eigenaar;
DROP SCHEMA sleutels CASCADE;
RESET ROLE;
