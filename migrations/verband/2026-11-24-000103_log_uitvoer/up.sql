-- SPDX-License-Identifier: EUPL-1.2
-- The export tells from which leaf on the records still exist (WGS 1.8(4): the log is there for whoever checks it, so what was
-- dropped after its term must show).
SET ROLE audit_owner;

CREATE FUNCTION audit.min_index() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT COALESCE(max(r.to_leaf), 0) FROM audit.retention r
$$;
COMMENT ON FUNCTION audit.min_index() IS 'The lowest leaf of which the record was not dropped.';

REVOKE ALL ON FUNCTION audit.min_index() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.min_index() TO verband_app;

RESET ROLE;
