-- SPDX-License-Identifier: EUPL-1.2
-- Lays down the facts on which access depends.
-- Why: only persons authorised by the deelnemers have access (WGS 1.8(2)); the deelnemers decide per activity who takes
-- part (WGS 2.23(5)); and whoever checks must be able to ask who could see what on a given day (R-42). Therefore every
-- fact has two periods: `geldig`, when it is true, and `bekend`, when the system knew it. A change closes `bekend` and
-- adds a row; nothing is overwritten. Access reads the rows that are valid and known now.
SET ROLE verband_eigenaar;

CREATE TABLE autorisatie.organisatie (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9_]{2,32}$'),
    naam text NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
    oin text CHECK (oin ~ '^[0-9]{20}$')
);
COMMENT ON TABLE autorisatie.organisatie IS 'Organisations whose employees can be authorised. Public bodies, so the name stands in clear.';

CREATE TABLE autorisatie.deelnemerschap (
    organisatie uuid NOT NULL REFERENCES autorisatie.organisatie,
    onderdeel text NOT NULL CHECK (onderdeel ~ '^[a-l]$'),
    geldig tstzrange NOT NULL CHECK (NOT isempty(geldig)),
    bekend tstzrange NOT NULL,
    EXCLUDE USING gist (organisatie WITH =, geldig WITH &&, bekend WITH &&)
);
COMMENT ON TABLE autorisatie.deelnemerschap IS 'Which organisation is deelnemer under which part of WGS 2.19(1) (R-04).';

CREATE TABLE autorisatie.persoon (
    id uuid PRIMARY KEY,
    alias uuid NOT NULL UNIQUE,
    naam bytea NOT NULL
);
COMMENT ON COLUMN autorisatie.persoon.alias IS 'Random alias that stands for this person in the log.';
COMMENT ON COLUMN autorisatie.persoon.naam IS 'Sealed name of the employee (WGS 2.22(1)(c)).';

CREATE TABLE autorisatie.identiteit (
    issuer text NOT NULL,
    sub text NOT NULL,
    persoon uuid NOT NULL REFERENCES autorisatie.persoon,
    bekend tstzrange NOT NULL,
    EXCLUDE USING gist (issuer WITH =, sub WITH =, bekend WITH &&)
);
COMMENT ON TABLE autorisatie.identiteit IS 'Which natural person an issuer means by a subject; a person may have several accounts (R-43 compares persons).';
CREATE UNIQUE INDEX identiteit_nu ON autorisatie.identiteit (issuer, sub) WHERE upper_inf(bekend);

CREATE TABLE autorisatie.lidmaatschap (
    id uuid NOT NULL,
    persoon uuid NOT NULL REFERENCES autorisatie.persoon,
    organisatie uuid NOT NULL REFERENCES autorisatie.organisatie,
    rol text NOT NULL CHECK (rol ~ '^[a-z_]{3,32}$'),
    gremium text CHECK (gremium ~ '^[A-Z]{1,16}$'),
    geschorst boolean NOT NULL DEFAULT false,
    geldig tstzrange NOT NULL CHECK (NOT isempty(geldig)),
    bekend tstzrange NOT NULL,
    EXCLUDE USING gist (id WITH =, geldig WITH &&, bekend WITH &&)
);
COMMENT ON TABLE autorisatie.lidmaatschap IS 'In which hoedanigheid a person acts: one organisation, one rol, at most one gremium (R-41).';
CREATE INDEX lidmaatschap_persoon ON autorisatie.lidmaatschap (persoon) WHERE upper_inf(bekend);
CREATE UNIQUE INDEX lidmaatschap_nu ON autorisatie.lidmaatschap (id, geldig) WHERE upper_inf(bekend);

CREATE TABLE autorisatie.zaak (
    id uuid PRIMARY KEY,
    soort text NOT NULL CHECK (soort IN ('signaal', 'casus', 'hhk', 'scan')),
    nummer text NOT NULL UNIQUE CHECK (nummer ~ '^[0-9]{4}-[0-9A-HJKMNP-TV-Z]{5}$'),
    alias uuid NOT NULL UNIQUE,
    tafel text CHECK (tafel ~ '^[A-Z]{1,16}$'),
    bron_organisatie uuid REFERENCES autorisatie.organisatie,
    geopend_op timestamptz NOT NULL,
    beeindigd_op timestamptz,
    verloopt_op timestamptz NOT NULL,
    vernietigd_op timestamptz
);
COMMENT ON TABLE autorisatie.zaak IS 'Register of signalen, casussen, handhavingsknelpunten and scans: what a scope reads. The row is what is true now; zaakstand keeps what was.';
COMMENT ON COLUMN autorisatie.zaak.bron_organisatie IS 'For a signaal: the deelnemer that reported it (WGS 2.23(1)).';
COMMENT ON COLUMN autorisatie.zaak.verloopt_op IS 'Last moment at which anything of the zaak can be read: five years after the first processing at most (WGS 1.8(7)).';
CREATE INDEX zaak_tafel ON autorisatie.zaak (tafel, id);
CREATE INDEX zaak_bron ON autorisatie.zaak (bron_organisatie, id);

CREATE TABLE autorisatie.zaakstand (
    zaak uuid NOT NULL REFERENCES autorisatie.zaak,
    tafel text,
    beeindigd boolean NOT NULL,
    geldig tstzrange NOT NULL CHECK (NOT isempty(geldig)),
    bekend tstzrange NOT NULL,
    EXCLUDE USING gist (zaak WITH =, geldig WITH &&, bekend WITH &&)
);
COMMENT ON TABLE autorisatie.zaakstand IS 'History of what the register said of a zaak, for the question who could see it on a day (R-42).';

CREATE TABLE autorisatie.deelname (
    zaak uuid NOT NULL REFERENCES autorisatie.zaak,
    organisatie uuid NOT NULL REFERENCES autorisatie.organisatie,
    besluit uuid NOT NULL,
    geldig tstzrange NOT NULL CHECK (NOT isempty(geldig)),
    bekend tstzrange NOT NULL,
    EXCLUDE USING gist (zaak WITH =, organisatie WITH =, geldig WITH &&, bekend WITH &&)
);
COMMENT ON TABLE autorisatie.deelname IS 'Which deelnemers take part in an activity and may process there, by which besluit (WGS 2.23(5), R-07).';
CREATE INDEX deelname_nu ON autorisatie.deelname (organisatie, zaak) WHERE upper_inf(bekend);

CREATE TABLE autorisatie.toewijzing (
    zaak uuid NOT NULL REFERENCES autorisatie.zaak,
    persoon uuid NOT NULL REFERENCES autorisatie.persoon,
    geldig tstzrange NOT NULL CHECK (NOT isempty(geldig)),
    bekend tstzrange NOT NULL,
    EXCLUDE USING gist (zaak WITH =, persoon WITH =, geldig WITH &&, bekend WITH &&)
);
COMMENT ON TABLE autorisatie.toewijzing IS 'Which casusregisseur or adviser a zaak is assigned to.';
CREATE INDEX toewijzing_nu ON autorisatie.toewijzing (persoon, zaak) WHERE upper_inf(bekend);

CREATE TABLE autorisatie.belang (
    zaak uuid NOT NULL REFERENCES autorisatie.zaak,
    persoon uuid NOT NULL REFERENCES autorisatie.persoon,
    geldig tstzrange NOT NULL CHECK (NOT isempty(geldig)),
    bekend tstzrange NOT NULL,
    EXCLUDE USING gist (zaak WITH =, persoon WITH =, geldig WITH &&, bekend WITH &&)
);
COMMENT ON TABLE autorisatie.belang IS 'Conflict of interest: the zaak does not exist for this person (R-43).';
CREATE INDEX belang_nu ON autorisatie.belang (persoon, zaak) WHERE upper_inf(bekend);

CREATE TABLE autorisatie.zicht (
    object uuid NOT NULL,
    gremium text NOT NULL CHECK (gremium ~ '^[A-Z]{1,16}$'),
    door text NOT NULL CHECK (door IN ('agenda')),
    vergadering uuid NOT NULL,
    besluit uuid NOT NULL,
    geldig tstzrange NOT NULL CHECK (NOT isempty(geldig)),
    bekend tstzrange NOT NULL,
    EXCLUDE USING gist (object WITH =, gremium WITH =, besluit WITH =, geldig WITH &&, bekend WITH &&)
);
COMMENT ON TABLE autorisatie.zicht IS 'Sight of a zaak or besluit that a gremium has because it is on its agenda.';
COMMENT ON COLUMN autorisatie.zicht.object IS 'A zaak or a besluit.';
CREATE INDEX zicht_nu ON autorisatie.zicht (object, gremium) WHERE upper_inf(bekend);

CREATE TABLE autorisatie.intrekking (
    kenmerk bytea PRIMARY KEY CHECK (octet_length(kenmerk) = 32),
    tot timestamptz NOT NULL,
    vastgelegd_op timestamptz NOT NULL
);
COMMENT ON TABLE autorisatie.intrekking IS 'Revoked tokens, sessions and accounts: SHA-256 of `jti:`, `sid:` or `sub:` and the value.';

-- A fact is added, and its `bekend` is closed once; nothing else may ever change in it.
CREATE FUNCTION autorisatie.feit_is_blijvend() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND upper_inf(OLD.bekend) AND NOT upper_inf(NEW.bekend)
       AND lower(OLD.bekend) = lower(NEW.bekend)
       AND to_jsonb(OLD) - 'bekend' = to_jsonb(NEW) - 'bekend' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'een toegangsfeit wordt niet gewijzigd of verwijderd, alleen opgevolgd (%)', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
DO $$
DECLARE tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['deelnemerschap', 'identiteit', 'lidmaatschap', 'zaakstand', 'deelname', 'toewijzing', 'belang', 'zicht'] LOOP
        EXECUTE format('CREATE TRIGGER feit_is_blijvend BEFORE UPDATE OR DELETE ON autorisatie.%I FOR EACH ROW EXECUTE FUNCTION autorisatie.feit_is_blijvend()', tabel);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE (bekend) ON autorisatie.%I TO verband_app', tabel);
        EXECUTE format('GRANT SELECT ON autorisatie.%I TO verband_lezer', tabel);
    END LOOP;
END
$$;

GRANT SELECT, INSERT ON autorisatie.organisatie, autorisatie.persoon, autorisatie.intrekking TO verband_app;
GRANT SELECT, INSERT, UPDATE (tafel, beeindigd_op, verloopt_op, vernietigd_op) ON autorisatie.zaak TO verband_app;
GRANT SELECT ON autorisatie.organisatie, autorisatie.persoon, autorisatie.intrekking, autorisatie.zaak TO verband_lezer;

RESET ROLE;
