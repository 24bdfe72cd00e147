-- SPDX-License-Identifier: EUPL-1.2
-- Records which samenwerkingsverband this installation serves.
-- Why: one installation serves one samenwerkingsverband (WGS 1.1 and chapter 2, title 5), with a database, key store,
-- signing key and log of its own; what is fixed at its beginning is part of the log's origin and never changes.
SET ROLE verband_eigenaar;

CREATE TABLE autorisatie.installatie (
    enige boolean PRIMARY KEY DEFAULT true CHECK (enige),
    naam text NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
    oin text NOT NULL CHECK (oin ~ '^[0-9]{20}$'),
    omgeving text NOT NULL CHECK (omgeving IN ('productie', 'demo', 'proef')),
    logoorsprong text NOT NULL CHECK (logoorsprong ~ '^[!-~]{1,200}$'),
    vastgelegd_op timestamptz NOT NULL
);
COMMENT ON TABLE autorisatie.installatie IS 'The one samenwerkingsverband this installation serves; one row, never changed.';
COMMENT ON COLUMN autorisatie.installatie.enige IS 'Always true: as primary key it allows no second row.';
COMMENT ON COLUMN autorisatie.installatie.oin IS 'Organisatie-identificatienummer: 20 digits.';
COMMENT ON COLUMN autorisatie.installatie.logoorsprong IS 'Origin line of the log''s checkpoints: printable, no spaces.';

CREATE FUNCTION autorisatie.installatie_onveranderlijk() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'autorisatie.installatie ligt vast sinds de inrichting' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER installatie_onveranderlijk BEFORE UPDATE OR DELETE OR TRUNCATE ON autorisatie.installatie
    FOR EACH STATEMENT EXECUTE FUNCTION autorisatie.installatie_onveranderlijk();

GRANT SELECT ON autorisatie.installatie TO verband_app, verband_lezer;
-- Written once, by whoever sets the installation up.
GRANT USAGE ON SCHEMA autorisatie TO verband_migratie;
GRANT SELECT, INSERT ON autorisatie.installatie TO verband_migratie;

RESET ROLE;
