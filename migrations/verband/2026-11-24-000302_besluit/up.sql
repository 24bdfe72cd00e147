-- SPDX-License-Identifier: EUPL-1.2
-- Keeps besluiten, their place on an agenda and the standpunt of each deelnemer.
-- Why: what only a gremium may change is changed by a besluit alone: proposed with three texts, put on an agenda,
-- accepted with the standpunt of each deelnemer present, adopted by a voorzitter who did not propose it, used once
-- (Uitvoeringsagenda 2025, Governance; WGS 2.23(4)-(6)). After that nothing in it is overwritten.
SET ROLE verband_eigenaar;

CREATE TABLE besluitvorming.besluitovergang (
    van text NOT NULL,
    gebeurtenis text NOT NULL,
    naar text NOT NULL,
    PRIMARY KEY (van, gebeurtenis)
);
COMMENT ON TABLE besluitvorming.besluitovergang IS 'The lawful transitions of a besluit, so that the database refuses an illegal jump too; a test holds them against the table of the law.';
INSERT INTO besluitvorming.besluitovergang (van, gebeurtenis, naar) VALUES
    ('', 'voorstellen', 'voorgesteld'),
    ('voorgesteld', 'agenderen', 'geagendeerd'),
    ('geagendeerd', 'standpunt_geven', 'geagendeerd'),
    ('geagendeerd', 'aannemen', 'aangenomen'),
    ('geagendeerd', 'verwerpen', 'verworpen'),
    ('geagendeerd', 'aanhouden', 'voorgesteld'),
    ('aangenomen', 'vaststellen', 'vastgesteld'),
    ('voorgesteld', 'intrekken', 'ingetrokken'),
    ('geagendeerd', 'intrekken', 'ingetrokken'),
    ('aangenomen', 'intrekken', 'ingetrokken');

CREATE TABLE besluitvorming.besluit (
    id uuid PRIMARY KEY,
    alias uuid NOT NULL UNIQUE,
    soort text NOT NULL CHECK (soort ~ '^[a-z_]{2,40}\.[a-z_]{2,40}$'),
    gremium text NOT NULL REFERENCES besluitvorming.gremium,
    zaak uuid NOT NULL REFERENCES autorisatie.zaak,
    zaken uuid[] NOT NULL CHECK (zaak = ANY (zaken)),
    subjecten uuid[] NOT NULL,
    status text NOT NULL CHECK (status IN ('voorgesteld', 'geagendeerd', 'aangenomen', 'vastgesteld', 'verworpen', 'ingetrokken')),
    versie bigint NOT NULL CHECK (versie > 0),
    indiener uuid NOT NULL REFERENCES autorisatie.persoon,
    indiener_lidmaatschap uuid NOT NULL,
    verschijningsvormen text[] NOT NULL,
    motivering bytea NOT NULL,
    inhoud bytea NOT NULL,
    inhoud_hash bytea NOT NULL CHECK (octet_length(inhoud_hash) = 32),
    voorgesteld_op timestamptz NOT NULL,
    vergadering uuid REFERENCES besluitvorming.vergadering,
    aangenomen_op timestamptz,
    aangenomen_hash bytea CHECK (octet_length(aangenomen_hash) = 32),
    vastgesteld_op timestamptz,
    vastgesteld_door uuid REFERENCES autorisatie.persoon,
    reden bytea,
    CHECK ((status IN ('aangenomen', 'vastgesteld')) <= (aangenomen_op IS NOT NULL AND aangenomen_hash IS NOT NULL)),
    CHECK ((status = 'vastgesteld') = (vastgesteld_op IS NOT NULL)),
    CHECK ((vastgesteld_op IS NULL) = (vastgesteld_door IS NULL)),
    CHECK ((status IN ('verworpen', 'ingetrokken')) <= (reden IS NOT NULL))
);
COMMENT ON TABLE besluitvorming.besluit IS 'A decision of a gremium about one zaak.';
COMMENT ON COLUMN besluitvorming.besluit.zaken IS 'The zaken of which the gremium gets sight with the agenda.';
COMMENT ON COLUMN besluitvorming.besluit.subjecten IS 'Aliases of the persons that the content names: whoever reads it leaves them in the log (R-52).';
COMMENT ON COLUMN besluitvorming.besluit.motivering IS 'Sealed under the key of the zaak: noodzaak, proportionaliteit, subsidiariteit (R-06).';
COMMENT ON COLUMN besluitvorming.besluit.inhoud IS 'Sealed under the key of the zaak: what the effect needs, with a random salt.';
COMMENT ON COLUMN besluitvorming.besluit.inhoud_hash IS 'SHA-256 over soort, gremium, zaken, verschijningsvormen, salted content and motivering as proposed.';
COMMENT ON COLUMN besluitvorming.besluit.aangenomen_hash IS 'The hash as it was voted on; vaststellen compares.';
COMMENT ON COLUMN besluitvorming.besluit.reden IS 'Sealed under the key of the zaak: why rejected, withdrawn or postponed.';
CREATE INDEX besluit_gremium ON besluitvorming.besluit (gremium, id);
CREATE INDEX besluit_zaak ON besluitvorming.besluit (zaak, id);
CREATE INDEX besluit_vergadering ON besluitvorming.besluit (vergadering);

CREATE TABLE besluitvorming.agendapunt (
    besluit uuid NOT NULL REFERENCES besluitvorming.besluit,
    vergadering uuid NOT NULL REFERENCES besluitvorming.vergadering,
    geagendeerd_op timestamptz NOT NULL,
    uitkomst text CHECK (uitkomst IN ('aangenomen', 'verworpen', 'aangehouden', 'ingetrokken')),
    voor smallint CHECK (voor >= 0),
    tegen smallint CHECK (tegen >= 0),
    onthoudingen smallint CHECK (onthoudingen >= 0),
    deelnemers text[],
    verschoond uuid[],
    PRIMARY KEY (besluit, vergadering),
    CHECK ((uitkomst IN ('aangenomen', 'verworpen')) <= (num_nulls(voor, tegen, onthoudingen, deelnemers, verschoond) = 0)),
    CHECK ((uitkomst = 'aangenomen') <= (voor > tegen)),
    CHECK ((uitkomst = 'verworpen') <= (voor <= tegen))
);
COMMENT ON TABLE besluitvorming.agendapunt IS 'On which agendas a besluit stood, and what came of it. What was put off comes back to another vergadering.';
COMMENT ON COLUMN besluitvorming.agendapunt.deelnemers IS 'Codes of the deelnemers present that counted: the law''s decider (WGS 2.23).';
COMMENT ON COLUMN besluitvorming.agendapunt.verschoond IS 'Lidmaatschappen present that did not count because of a belang (R-43).';
CREATE INDEX agendapunt_vergadering ON besluitvorming.agendapunt (vergadering);

CREATE TABLE besluitvorming.standpunt (
    id uuid NOT NULL UNIQUE,
    besluit uuid NOT NULL REFERENCES besluitvorming.besluit,
    vergadering uuid NOT NULL REFERENCES besluitvorming.vergadering,
    organisatie uuid NOT NULL REFERENCES autorisatie.organisatie,
    deelnemer text NOT NULL,
    lidmaatschap uuid NOT NULL,
    standpunt text NOT NULL CHECK (standpunt IN ('voor', 'tegen', 'onthouding')),
    toelichting bytea,
    vastgelegd_op timestamptz NOT NULL,
    PRIMARY KEY (besluit, vergadering, organisatie)
);
COMMENT ON TABLE besluitvorming.standpunt IS 'One per deelnemer present (WGS 2.23: the deelnemers decide).';
COMMENT ON COLUMN besluitvorming.standpunt.deelnemer IS 'Code of the organisation, as the besluitenlijst shows it.';
COMMENT ON COLUMN besluitvorming.standpunt.toelichting IS 'Sealed under the key of the zaak.';

CREATE FUNCTION besluitvorming.besluit_blijft_staan() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.status IN ('vastgesteld', 'verworpen', 'ingetrokken') THEN
        RAISE EXCEPTION 'een afgehandeld besluit wordt niet gewijzigd, alleen opgevolgd' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER besluit_blijft_staan BEFORE UPDATE OR DELETE ON besluitvorming.besluit
    FOR EACH ROW EXECUTE FUNCTION besluitvorming.besluit_blijft_staan();

CREATE FUNCTION besluitvorming.besluit_gaat_over() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF (TG_OP = 'INSERT' OR NEW.status <> OLD.status) AND NOT EXISTS (
        SELECT FROM besluitvorming.besluitovergang o
        WHERE o.van = CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END AND o.naar = NEW.status
    ) THEN
        RAISE EXCEPTION 'deze overgang van een besluit bestaat niet' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER besluit_gaat_over BEFORE INSERT OR UPDATE ON besluitvorming.besluit
    FOR EACH ROW EXECUTE FUNCTION besluitvorming.besluit_gaat_over();

-- What was proposed is never updated: no right to those columns.
GRANT SELECT, INSERT, UPDATE (status, versie, vergadering, aangenomen_op, aangenomen_hash, vastgesteld_op, vastgesteld_door, reden)
    ON besluitvorming.besluit TO verband_app;
GRANT SELECT, INSERT, UPDATE (uitkomst, voor, tegen, onthoudingen, deelnemers, verschoond) ON besluitvorming.agendapunt TO verband_app;
GRANT SELECT, INSERT ON besluitvorming.standpunt TO verband_app;
GRANT SELECT ON besluitvorming.besluitovergang TO verband_app;
GRANT SELECT ON besluitvorming.besluit, besluitvorming.agendapunt, besluitvorming.standpunt, besluitvorming.besluitovergang TO verband_lezer;

RESET ROLE;
