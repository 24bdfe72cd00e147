-- SPDX-License-Identifier: EUPL-1.2
-- The export shows what the log vouched for on the way: whoever checks it sees that every signed checkpoint fits the records
-- (WGS 1.8(4)), also who checks for the first time.
SET ROLE audit_owner;

CREATE FUNCTION audit.checkpoint_tussen(p_van bigint, p_tot bigint) RETURNS TABLE (note text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.note FROM audit.checkpoint c WHERE c.size > p_van AND c.size <= p_tot ORDER BY c.size DESC LIMIT 1
$$;
COMMENT ON FUNCTION audit.checkpoint_tussen(bigint, bigint) IS 'The last checkpoint of more than p_van and at most p_tot leaves.';

REVOKE ALL ON FUNCTION audit.checkpoint_tussen(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.checkpoint_tussen(bigint, bigint) TO verband_app;

RESET ROLE;
