-- SPDX-License-Identifier: EUPL-1.2
SET ROLE audit_owner;
DROP FUNCTION audit.checkpoint_tussen(bigint, bigint);
RESET ROLE;
