-- SPDX-License-Identifier: EUPL-1.2
-- Keeps norms and verschijningsvormen as dated registers, what a deelnemer present was at the opening, and the lawful
-- transitions of a vergadering.
-- Why: law and agreement leave questions open; the Stuurgroep answers them by besluit, and until it does a default holds.
-- A casus needs a verschijningsvorm that holds on the day of adoption, and a regional one rests on a besluit of the
-- Stuurgroep (Uitvoeringsagenda 2025, R-02). Who asks what held on a day, and what was known of it, must get an answer:
-- every row has two periods, `geldig` in legal days and `bekend` in instants, and nothing is overwritten.
SET ROLE verband_eigenaar;

-- So that a register row can demand that its besluit is one of the Stuurgroep.
ALTER TABLE besluitvorming.besluit ADD CONSTRAINT besluit_van_gremium UNIQUE (id, gremium);

CREATE TABLE besluitvorming.norm (
    naam text NOT NULL CHECK (naam ~ '^[A-Z][A-Z0-9_]{2,63}$'),
    getal integer CHECK (getal BETWEEN 0 AND 65535),
    eenheid text CHECK (eenheid ~ '^[a-z]{3,20}$'),
    keuze text CHECK (keuze ~ '^[a-z_]{2,64}$'),
    geldig daterange NOT NULL CHECK (NOT isempty(geldig) AND NOT lower_inf(geldig)),
    bekend tstzrange NOT NULL,
    besluit uuid NOT NULL,
    gremium text NOT NULL DEFAULT 'STUURGROEP' CHECK (gremium = 'STUURGROEP'),
    bepaling text NOT NULL CHECK (bepaling ~ '^[A-Z0-9_]{3,64}$'),
    CHECK ((getal IS NULL) = (eenheid IS NULL)),
    CHECK (num_nonnulls(getal, keuze) = 1),
    FOREIGN KEY (besluit, gremium) REFERENCES besluitvorming.besluit (id, gremium),
    EXCLUDE USING gist (naam WITH =, geldig WITH &&, bekend WITH &&)
);
COMMENT ON TABLE besluitvorming.norm IS 'Answers of the Stuurgroep to what law and agreement leave open. Where no row holds, the default of the system does.';
COMMENT ON COLUMN besluitvorming.norm.gremium IS 'Always the Stuurgroep: with besluit it refers to a besluit of that gremium.';
COMMENT ON COLUMN besluitvorming.norm.bepaling IS 'Key of the provision that raises the question.';

CREATE TABLE besluitvorming.verschijningsvorm (
    code text NOT NULL CHECK (code ~ '^[a-z_]{3,64}$'),
    naam text NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
    bereik text NOT NULL CHECK (bereik IN ('landelijk', 'regionaal')),
    geldig daterange NOT NULL CHECK (NOT isempty(geldig) AND NOT lower_inf(geldig)),
    bekend tstzrange NOT NULL,
    besluit uuid,
    gremium text NOT NULL DEFAULT 'STUURGROEP' CHECK (gremium = 'STUURGROEP'),
    overgenomen_uit text CHECK (overgenomen_uit IN ('uitvoeringsagenda_2025')),
    bepaling text NOT NULL CHECK (bepaling ~ '^[A-Z0-9_]{3,64}$'),
    FOREIGN KEY (besluit, gremium) REFERENCES besluitvorming.besluit (id, gremium),
    CONSTRAINT regionale_vorm_rust_op_besluit CHECK (bereik = 'landelijk' OR num_nonnulls(besluit, overgenomen_uit) > 0),
    EXCLUDE USING gist (code WITH =, geldig WITH &&, bekend WITH &&)
);
COMMENT ON TABLE besluitvorming.verschijningsvorm IS 'Forms of georganiseerde criminaliteit: of the national list, or designated by the Stuurgroep (R-02).';
COMMENT ON COLUMN besluitvorming.verschijningsvorm.overgenomen_uit IS 'The Stuurgroep designated it in this document, before this register began.';

INSERT INTO besluitvorming.verschijningsvorm (code, naam, bereik, geldig, bekend, overgenomen_uit, bepaling)
SELECT code, naam, bereik, daterange('2025-01-01', NULL), tstzrange(transaction_timestamp(), NULL), 'uitvoeringsagenda_2025', 'UA_VERSCHIJNINGSVORMEN'
FROM (VALUES
    ('mensenhandel_mensensmokkel', 'Mensenhandel en -smokkel', 'landelijk'),
    ('drugscriminaliteit', 'Georganiseerde drugscriminaliteit', 'landelijk'),
    ('vastgoedfraude', 'Fraude of misbruik in de vastgoedsector', 'landelijk'),
    ('witwassen', 'Witwassen en daaraan gerelateerde vormen van financieel-economische criminaliteit', 'landelijk'),
    ('malafide_bedrijvigheid', 'Malafide bedrijvigheid', 'regionaal'),
    ('outlaw_motorcycle_gangs', 'Outlaw Motorcycle Gangs', 'regionaal')
) AS lijst (code, naam, bereik);

-- A row is added, and its `bekend` is closed once; nothing else may ever change in it.
CREATE FUNCTION besluitvorming.registerrij_is_blijvend() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND upper_inf(OLD.bekend) AND NOT upper_inf(NEW.bekend)
       AND lower(OLD.bekend) = lower(NEW.bekend)
       AND to_jsonb(OLD) - 'bekend' = to_jsonb(NEW) - 'bekend' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'een registerrij wordt niet gewijzigd of verwijderd, alleen opgevolgd (%)', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER registerrij_is_blijvend BEFORE UPDATE OR DELETE ON besluitvorming.norm
    FOR EACH ROW EXECUTE FUNCTION besluitvorming.registerrij_is_blijvend();
CREATE TRIGGER registerrij_is_blijvend BEFORE UPDATE OR DELETE ON besluitvorming.verschijningsvorm
    FOR EACH ROW EXECUTE FUNCTION besluitvorming.registerrij_is_blijvend();

-- The log names a vergadering by a random alias, as it does everything.
ALTER TABLE besluitvorming.vergadering ADD COLUMN alias uuid NOT NULL UNIQUE;
COMMENT ON COLUMN besluitvorming.vergadering.alias IS 'Random alias that stands for this vergadering in the log.';

-- Which body a deelnemer was counts on the day itself (quorum), whatever he becomes later.
ALTER TABLE besluitvorming.aanwezigheid
    ADD COLUMN organisatie_code text NOT NULL CHECK (organisatie_code ~ '^[a-z0-9_]{2,32}$'),
    ADD COLUMN onderdeel text NOT NULL CHECK (onderdeel ~ '^[a-l]$'),
    ADD COLUMN persoon_alias uuid NOT NULL,
    ADD UNIQUE (vergadering, persoon);
COMMENT ON COLUMN besluitvorming.aanwezigheid.onderdeel IS 'Part of WGS 2.19(1) under which the organisation was deelnemer at the opening.';
COMMENT ON COLUMN besluitvorming.aanwezigheid.persoon_alias IS 'Stands for the person in the log: whoever reads who was present leaves it there (R-52).';
CREATE UNIQUE INDEX aanwezigheid_een_voorzitter ON besluitvorming.aanwezigheid (vergadering) WHERE is_voorzitter;
COMMENT ON INDEX besluitvorming.aanwezigheid_een_voorzitter IS 'One person presides.';

CREATE TABLE besluitvorming.vergaderingovergang (
    van text NOT NULL,
    gebeurtenis text NOT NULL,
    naar text NOT NULL,
    PRIMARY KEY (van, gebeurtenis)
);
COMMENT ON TABLE besluitvorming.vergaderingovergang IS 'The lawful transitions of a vergadering, so that the database refuses an illegal jump too; a test holds them against the table of the law.';
INSERT INTO besluitvorming.vergaderingovergang (van, gebeurtenis, naar) VALUES
    ('', 'plannen', 'gepland'),
    ('gepland', 'openen', 'open'),
    ('open', 'sluiten', 'gesloten');
CREATE FUNCTION besluitvorming.vergadering_gaat_over() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.status <> OLD.status THEN
        IF NOT EXISTS (
            SELECT FROM besluitvorming.vergaderingovergang o
            WHERE o.van = CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END AND o.naar = NEW.status
        ) THEN
            RAISE EXCEPTION 'deze overgang van een vergadering bestaat niet' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER vergadering_gaat_over BEFORE INSERT OR UPDATE ON besluitvorming.vergadering
    FOR EACH ROW EXECUTE FUNCTION besluitvorming.vergadering_gaat_over();

-- The service reads these registers. Only the effect of a besluit writes them: the right to comes with that effect.
GRANT SELECT ON besluitvorming.norm, besluitvorming.verschijningsvorm, besluitvorming.vergaderingovergang TO verband_app, verband_lezer;

RESET ROLE;
