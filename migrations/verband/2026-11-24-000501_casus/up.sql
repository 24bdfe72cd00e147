-- SPDX-License-Identifier: EUPL-1.2
-- Keeps casussen and the signalen on which each was started.
-- Why: a casus is one of the three activities (WGS 2.18(1)(b)); it starts only because of a signaal that was weighed
-- (WGS 2.23(4)) and by a besluit of the tafel, with the texts that say why (R-06). The five years run from the first
-- processing of the earliest signaal, not from the start (WGS 1.8(7)).
SET ROLE verband_eigenaar;

CREATE TABLE casus.casusovergang (
    van text NOT NULL,
    vanuit text NOT NULL,
    gebeurtenis text NOT NULL,
    naar text NOT NULL,
    PRIMARY KEY (van, vanuit, gebeurtenis)
);
COMMENT ON TABLE casus.casusovergang IS 'The lawful transitions of a casus, so that the database refuses an illegal jump too; a test holds them against the table of the law.';
COMMENT ON COLUMN casus.casusovergang.van IS 'Empty where the casus comes into being.';
COMMENT ON COLUMN casus.casusovergang.vanuit IS 'The stored former status on which the row depends; empty where it depends on none.';
INSERT INTO casus.casusovergang (van, vanuit, gebeurtenis, naar) VALUES
    ('', '', 'starten', 'gestart'),
    ('gestart', '', 'verzamelen', 'verzameling'),
    ('verzameling', '', 'trap_openen', 'verzameling'),
    ('verzameling', '', 'duiden', 'analyse'),
    ('analyse', '', 'verzamelen', 'verzameling'),
    ('analyse', '', 'afspreken', 'uitvoering'),
    ('uitvoering', '', 'herwegen', 'verzameling'),
    ('gestart', '', 'deelnemers_wijzigen', 'gestart'),
    ('verzameling', '', 'deelnemers_wijzigen', 'verzameling'),
    ('analyse', '', 'deelnemers_wijzigen', 'analyse'),
    ('uitvoering', '', 'deelnemers_wijzigen', 'uitvoering'),
    ('gestart', '', 'opschorten', 'opgeschort'),
    ('verzameling', '', 'opschorten', 'opgeschort'),
    ('analyse', '', 'opschorten', 'opgeschort'),
    ('uitvoering', '', 'opschorten', 'opgeschort'),
    ('opgeschort', '', 'bekrachtigen', 'opgeschort'),
    ('opgeschort', 'gestart', 'hervatten', 'gestart'),
    ('opgeschort', 'verzameling', 'hervatten', 'verzameling'),
    ('opgeschort', 'analyse', 'hervatten', 'analyse'),
    ('opgeschort', 'uitvoering', 'hervatten', 'uitvoering'),
    ('gestart', '', 'overdragen', 'gestart'),
    ('verzameling', '', 'overdragen', 'verzameling'),
    ('analyse', '', 'overdragen', 'analyse'),
    ('uitvoering', '', 'overdragen', 'uitvoering'),
    ('gestart', '', 'overnemen', 'gestart'),
    ('verzameling', '', 'overnemen', 'verzameling'),
    ('analyse', '', 'overnemen', 'analyse'),
    ('uitvoering', '', 'overnemen', 'uitvoering'),
    ('gestart', '', 'afsluiten', 'afgesloten'),
    ('verzameling', '', 'afsluiten', 'afgesloten'),
    ('analyse', '', 'afsluiten', 'afgesloten'),
    ('uitvoering', '', 'afsluiten', 'afgesloten'),
    ('afgesloten', '', 'heropenen', 'gestart'),
    ('afgesloten', '', 'vernietigen', 'vernietigd');

CREATE TABLE casus.casus (
    id uuid PRIMARY KEY REFERENCES autorisatie.zaak,
    status text NOT NULL CHECK (status IN ('gestart', 'verzameling', 'analyse', 'uitvoering', 'opgeschort', 'afgesloten', 'vernietigd')),
    opgeschort_vanuit text CHECK (opgeschort_vanuit IN ('gestart', 'verzameling', 'analyse', 'uitvoering')),
    besluit uuid NOT NULL UNIQUE REFERENCES besluitvorming.besluit,
    verschijningsvormen text[] NOT NULL CHECK (cardinality(verschijningsvormen) > 0),
    casusregisseur uuid NOT NULL,
    casusregisseur_lidmaatschap uuid NOT NULL,
    inhoud bytea NOT NULL,
    versie bigint NOT NULL CHECK (versie > 0),
    eerste_verwerking date NOT NULL,
    gestart_op timestamptz NOT NULL,
    CHECK ((status = 'opgeschort') = (opgeschort_vanuit IS NOT NULL))
);
COMMENT ON TABLE casus.casus IS 'A casus; its place and number stand in the register of zaken under the same id.';
COMMENT ON COLUMN casus.casus.opgeschort_vanuit IS 'The status to which a suspended casus returns.';
COMMENT ON COLUMN casus.casus.besluit IS 'The besluit that started it; a besluit starts one casus.';
COMMENT ON COLUMN casus.casus.casusregisseur IS 'The person; the assignment on which access depends is a fact of autorisatie.';
COMMENT ON COLUMN casus.casus.casusregisseur_lidmaatschap IS 'In which hoedanigheid he was assigned.';
COMMENT ON COLUMN casus.casus.inhoud IS 'Sealed under the key of the zaak: noodzaak, proportionaliteit and subsidiariteit of the start.';
COMMENT ON COLUMN casus.casus.eerste_verwerking IS 'Day from which the five years of WGS 1.8(7) run: the earliest of its signalen.';

CREATE TABLE casus.casus_signaal (
    signaal uuid PRIMARY KEY REFERENCES autorisatie.zaak,
    casus uuid NOT NULL REFERENCES casus.casus
);
COMMENT ON TABLE casus.casus_signaal IS 'On which signalen a casus rests. A signaal is accepted once, so it leads to one casus.';
CREATE INDEX casus_signaal_casus ON casus.casus_signaal (casus);

CREATE FUNCTION casus.casus_gaat_over() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF (TG_OP = 'INSERT' OR NEW.status <> OLD.status) AND NOT EXISTS (
        SELECT FROM casus.casusovergang o
        WHERE o.van = CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END
          AND o.vanuit IN ('', CASE TG_OP WHEN 'INSERT' THEN '' ELSE COALESCE(OLD.opgeschort_vanuit, '') END)
          AND o.naar = NEW.status
    ) THEN
        RAISE EXCEPTION 'deze overgang van een casus bestaat niet' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER casus_gaat_over BEFORE INSERT OR UPDATE ON casus.casus
    FOR EACH ROW EXECUTE FUNCTION casus.casus_gaat_over();

GRANT SELECT ON casus.casusovergang TO verband_app, verband_lezer;
GRANT SELECT, INSERT, UPDATE (status, opgeschort_vanuit, versie) ON casus.casus TO verband_app;
GRANT SELECT, INSERT ON casus.casus_signaal TO verband_app;
GRANT SELECT ON casus.casus, casus.casus_signaal TO verband_lezer;

RESET ROLE;
