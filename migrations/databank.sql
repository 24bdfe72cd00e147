-- SPDX-License-Identifier: EUPL-1.2
-- Schemas, extension and rights of the data database. Run once by an administrator (superuser), after rollen.sql and
-- before `verband migrate`; running it again changes nothing.
--
--   psql -v ON_ERROR_STOP=1 -d verband -f migrations/databank.sql

-- Exclusion constraints over an id and a period: no two versions of a fact at the same time.
CREATE EXTENSION IF NOT EXISTS btree_gist;

DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO verband_app, verband_lezer, verband_migratie', current_database());
END
$$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS migratie       AUTHORIZATION verband_migratie;
CREATE SCHEMA IF NOT EXISTS audit          AUTHORIZATION audit_owner;
CREATE SCHEMA IF NOT EXISTS autorisatie    AUTHORIZATION verband_eigenaar;
CREATE SCHEMA IF NOT EXISTS besluitvorming AUTHORIZATION verband_eigenaar;
CREATE SCHEMA IF NOT EXISTS zaak           AUTHORIZATION verband_eigenaar;
CREATE SCHEMA IF NOT EXISTS casus          AUTHORIZATION verband_eigenaar;
CREATE SCHEMA IF NOT EXISTS knelpunt       AUTHORIZATION verband_eigenaar;
REVOKE ALL ON SCHEMA migratie, audit, autorisatie, besluitvorming, zaak, casus, knelpunt FROM PUBLIC;
-- The right to look inside; what may be read or written there is granted table by table in the migrations.
GRANT USAGE ON SCHEMA autorisatie, besluitvorming, zaak, casus, knelpunt TO verband_app, verband_lezer;

-- A function with its owner's rights may be called by nobody unless a migration says so.
ALTER DEFAULT PRIVILEGES FOR ROLE verband_eigenaar REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE audit_owner      REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
