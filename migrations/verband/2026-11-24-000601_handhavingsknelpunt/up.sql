-- SPDX-License-Identifier: EUPL-1.2
-- Keeps handhavingsknelpunten and the plans van aanpak that tafels make of them.
-- Why: to designate and analyse handhavingsknelpunten is one of the three activities (WGS 2.18(1)(a)). The Stuurgroep
-- designates, a tafel adopts the plan (Uitvoeringsagenda 2025, Governance). It names persons, a group, an area or a trade,
-- and what points to structural non-compliance (WGS 1.1, R-108); a bare theme is none.
SET ROLE verband_eigenaar;

CREATE TABLE knelpunt.hhkovergang (
    van text NOT NULL,
    gebeurtenis text NOT NULL,
    naar text NOT NULL,
    PRIMARY KEY (van, gebeurtenis)
);
COMMENT ON TABLE knelpunt.hhkovergang IS 'The lawful transitions of a handhavingsknelpunt, so that the database refuses an illegal jump too; a test holds them against the table of the law.';
COMMENT ON COLUMN knelpunt.hhkovergang.van IS 'Empty where it comes into being.';
INSERT INTO knelpunt.hhkovergang (van, gebeurtenis, naar) VALUES
    ('', 'voorbereiden', 'voorbereiding'),
    ('voorbereiding', 'wijzigen', 'voorbereiding'),
    ('voorbereiding', 'aanwijzen', 'aangewezen'),
    ('voorbereiding', 'afwijzen', 'afgewezen'),
    ('aangewezen', 'trap_openen', 'aangewezen'),
    ('aangewezen', 'verlengen', 'aangewezen'),
    ('aangewezen', 'beeindigen', 'beeindigd'),
    ('afgewezen', 'vernietigen', 'vernietigd'),
    ('beeindigd', 'vernietigen', 'vernietigd');

CREATE TABLE knelpunt.hhk (
    id uuid PRIMARY KEY REFERENCES autorisatie.zaak,
    status text NOT NULL CHECK (status IN ('voorbereiding', 'aangewezen', 'afgewezen', 'beeindigd', 'vernietigd')),
    verschijningsvormen text[] NOT NULL CHECK (cardinality(verschijningsvormen) > 0),
    signalen uuid[] NOT NULL CHECK (cardinality(signalen) > 0),
    deelnemers text[] NOT NULL CHECK (cardinality(deelnemers) > 0),
    tafels text[] NOT NULL CHECK (cardinality(tafels) > 0),
    inhoud bytea NOT NULL,
    versie bigint NOT NULL CHECK (versie > 0),
    voorbereid_op timestamptz NOT NULL,
    besluit uuid UNIQUE REFERENCES besluitvorming.besluit,
    aangewezen_op timestamptz,
    eindigt_op timestamptz,
    CHECK ((besluit IS NULL) = (aangewezen_op IS NULL) AND (besluit IS NULL) = (eindigt_op IS NULL)),
    CHECK (status NOT IN ('aangewezen', 'beeindigd') OR besluit IS NOT NULL)
);
COMMENT ON TABLE knelpunt.hhk IS 'A handhavingsknelpunt; its place and number stand in the register of zaken under the same id.';
COMMENT ON COLUMN knelpunt.hhk.signalen IS 'On which it is prepared; accepted when it is designated.';
COMMENT ON COLUMN knelpunt.hhk.deelnemers IS 'Codes of the deelnemers that are to take part; once it is designated the dated set of autorisatie decides (WGS 2.23(5)).';
COMMENT ON COLUMN knelpunt.hhk.tafels IS 'Codes of the tafels that it concerns: those that can make a plan of it.';
COMMENT ON COLUMN knelpunt.hhk.inhoud IS 'Sealed under the key of the zaak: description, scope, aanwijzingen, DPIA and advices.';
COMMENT ON COLUMN knelpunt.hhk.besluit IS 'The besluit that designated it; a besluit designates one.';
COMMENT ON COLUMN knelpunt.hhk.eindigt_op IS 'First moment at which it holds no more and nobody reads it: the end that the besluit gave it.';

CREATE FUNCTION knelpunt.hhk_gaat_over() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF (TG_OP = 'INSERT' OR NEW.status <> OLD.status) AND NOT EXISTS (
        SELECT FROM knelpunt.hhkovergang o
        WHERE o.van = CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END AND o.naar = NEW.status
    ) THEN
        RAISE EXCEPTION 'deze overgang van een handhavingsknelpunt bestaat niet' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER hhk_gaat_over BEFORE INSERT OR UPDATE ON knelpunt.hhk
    FOR EACH ROW EXECUTE FUNCTION knelpunt.hhk_gaat_over();

CREATE TABLE knelpunt.hhk_signaal (
    signaal uuid PRIMARY KEY REFERENCES autorisatie.zaak,
    hhk uuid NOT NULL REFERENCES knelpunt.hhk
);
COMMENT ON TABLE knelpunt.hhk_signaal IS 'On which signalen a designated handhavingsknelpunt rests. A signaal is accepted once.';
CREATE INDEX hhk_signaal_hhk ON knelpunt.hhk_signaal (hhk);

CREATE TABLE knelpunt.planovergang (
    van text NOT NULL,
    gebeurtenis text NOT NULL,
    naar text NOT NULL,
    PRIMARY KEY (van, gebeurtenis)
);
COMMENT ON TABLE knelpunt.planovergang IS 'The lawful transitions of a version of a plan van aanpak; a test holds them against the table of the law.';
COMMENT ON COLUMN knelpunt.planovergang.van IS 'Empty where it comes into being.';
INSERT INTO knelpunt.planovergang (van, gebeurtenis, naar) VALUES
    ('', 'opstellen', 'concept'),
    ('concept', 'wijzigen', 'concept'),
    ('concept', 'vaststellen', 'vastgesteld'),
    ('vastgesteld', 'uitvoeren', 'uitvoering'),
    ('uitvoering', 'afronden', 'afgerond');

CREATE TABLE knelpunt.plan (
    id uuid PRIMARY KEY REFERENCES autorisatie.zaak,
    hhk uuid NOT NULL REFERENCES knelpunt.hhk,
    tafel text NOT NULL,
    volgnummer integer NOT NULL CHECK (volgnummer > 0),
    vervangt uuid REFERENCES knelpunt.plan,
    status text NOT NULL CHECK (status IN ('concept', 'vastgesteld', 'uitvoering', 'afgerond')),
    inhoud bytea NOT NULL,
    versie bigint NOT NULL CHECK (versie > 0),
    opgesteld_op timestamptz NOT NULL,
    besluit uuid UNIQUE REFERENCES besluitvorming.besluit,
    vastgesteld_op timestamptz,
    UNIQUE (hhk, tafel, volgnummer),
    CHECK ((besluit IS NULL) = (vastgesteld_op IS NULL)),
    CHECK ((status = 'concept') = (besluit IS NULL))
);
COMMENT ON TABLE knelpunt.plan IS 'A version of the plan van aanpak of one tafel. What was adopted is not changed: a next version replaces it.';
COMMENT ON COLUMN knelpunt.plan.volgnummer IS 'Which version of this tafel this is, from 1.';
COMMENT ON COLUMN knelpunt.plan.vervangt IS 'The version before it.';
COMMENT ON COLUMN knelpunt.plan.inhoud IS 'Sealed under the key of the plan: places, data and steps.';
CREATE UNIQUE INDEX plan_een_concept ON knelpunt.plan (hhk, tafel) WHERE status = 'concept';

CREATE FUNCTION knelpunt.plan_gaat_over() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF (TG_OP = 'INSERT' OR NEW.status <> OLD.status) AND NOT EXISTS (
        SELECT FROM knelpunt.planovergang o
        WHERE o.van = CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END AND o.naar = NEW.status
    ) THEN
        RAISE EXCEPTION 'deze overgang van een plan van aanpak bestaat niet' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.status <> 'concept' AND NEW.inhoud <> OLD.inhoud THEN
        RAISE EXCEPTION 'een vastgesteld plan van aanpak wijzigt niet' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER plan_gaat_over BEFORE INSERT OR UPDATE ON knelpunt.plan
    FOR EACH ROW EXECUTE FUNCTION knelpunt.plan_gaat_over();

GRANT SELECT ON knelpunt.hhkovergang, knelpunt.planovergang TO verband_app, verband_lezer;
GRANT SELECT, INSERT, UPDATE (status, verschijningsvormen, signalen, deelnemers, tafels, inhoud, versie, besluit, aangewezen_op, eindigt_op)
    ON knelpunt.hhk TO verband_app;
GRANT SELECT, INSERT, UPDATE (status, inhoud, versie, besluit, vastgesteld_op) ON knelpunt.plan TO verband_app;
GRANT SELECT, INSERT ON knelpunt.hhk_signaal TO verband_app;
GRANT SELECT ON knelpunt.hhk, knelpunt.hhk_signaal, knelpunt.plan TO verband_lezer;

RESET ROLE;
