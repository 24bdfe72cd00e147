-- SPDX-License-Identifier: EUPL-1.2
-- The roles of Verband. Run once per cluster by an administrator (superuser), before `verband migrate`; running it
-- again changes nothing. Roles belong to a cluster, not to a database, so no migration can make them.
--
--   psql -v ON_ERROR_STOP=1 -d postgres -f migrations/rollen.sql
--
-- Why these: whoever runs the service may not own what it writes (an owner can drop a trigger or a policy), and the
-- log's owner is another than everything else's, so that a migration of a domain cannot touch the log (WGS 1.8: the
-- log must show processing as it was). Passwords are set by the administrator; on a private cluster none are needed.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'verband_eigenaar') THEN CREATE ROLE verband_eigenaar; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'audit_owner') THEN CREATE ROLE audit_owner; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'verband_app') THEN CREATE ROLE verband_app; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'verband_lezer') THEN CREATE ROLE verband_lezer; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'verband_migratie') THEN CREATE ROLE verband_migratie; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'verband_sleutels') THEN CREATE ROLE verband_sleutels; END IF;
END
$$;

ALTER ROLE verband_eigenaar NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE audit_owner      NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE verband_app      LOGIN   NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE verband_lezer    LOGIN   NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE verband_sleutels LOGIN   NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
-- NOINHERIT: the migration role has an owner's rights only inside the SET ROLE that each migration begins with.
ALTER ROLE verband_migratie LOGIN   NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT;
GRANT verband_eigenaar, audit_owner TO verband_migratie;

-- The bookkeeping of migrations has a schema of its own; everything else is named with its schema.
ALTER ROLE verband_migratie SET search_path = migratie;

-- A request that waits longer than this has lost its caller; an open transaction holds locks on a case.
ALTER ROLE verband_app      SET statement_timeout = '2s';
ALTER ROLE verband_app      SET lock_timeout = '1s';
ALTER ROLE verband_app      SET idle_in_transaction_session_timeout = '5s';
ALTER ROLE verband_lezer    SET statement_timeout = '2s';
ALTER ROLE verband_lezer    SET lock_timeout = '1s';
ALTER ROLE verband_lezer    SET idle_in_transaction_session_timeout = '5s';
ALTER ROLE verband_sleutels SET statement_timeout = '2s';
ALTER ROLE verband_sleutels SET lock_timeout = '1s';
ALTER ROLE verband_sleutels SET idle_in_transaction_session_timeout = '5s';
-- Every hot statement is prepared and reads by key: planning it again for each value only costs.
ALTER ROLE verband_app      SET plan_cache_mode = 'force_generic_plan';
ALTER ROLE verband_lezer    SET plan_cache_mode = 'force_generic_plan';
ALTER ROLE verband_lezer    SET default_transaction_read_only = on;
