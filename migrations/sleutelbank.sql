-- SPDX-License-Identifier: EUPL-1.2
-- Schema and rights of the key store. Run once by an administrator (superuser), after rollen.sql and before
-- `verband migrate`; running it again changes nothing. In production this is a database in another cluster than the
-- data: a physical backup takes a whole cluster, and destroying a key must reach every backup of it.
--
--   psql -v ON_ERROR_STOP=1 -d verband_sleutels -f migrations/sleutelbank.sql

DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO verband_sleutels, verband_migratie', current_database());
END
$$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS migratie AUTHORIZATION verband_migratie;
CREATE SCHEMA IF NOT EXISTS sleutels AUTHORIZATION verband_eigenaar;
REVOKE ALL ON SCHEMA migratie, sleutels FROM PUBLIC;
GRANT USAGE ON SCHEMA sleutels TO verband_sleutels;

ALTER DEFAULT PRIVILEGES FOR ROLE verband_eigenaar REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
