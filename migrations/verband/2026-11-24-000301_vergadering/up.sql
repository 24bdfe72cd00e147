-- SPDX-License-Identifier: EUPL-1.2
-- Keeps gremia, their vergaderingen and who was present.
-- Why: starting and closing a casus and adding or removing subjecten is decided by a tafel, designating a
-- handhavingsknelpunt by the Stuurgroep (Uitvoeringsagenda 2025, Governance). The law's decider is "de deelnemers"
-- (WGS 2.23), so every vergadering keeps which deelnemers were there.
SET ROLE verband_eigenaar;

CREATE TABLE besluitvorming.gremium (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z]{1,16}$'),
    id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    soort text NOT NULL CHECK (soort IN ('omt', 'stuurgroep'))
);
COMMENT ON TABLE besluitvorming.gremium IS 'The tafels and the Stuurgroep (Uitvoeringsagenda 2025).';
INSERT INTO besluitvorming.gremium (code, soort) VALUES
    ('ABC', 'omt'), ('D', 'omt'), ('E', 'omt'), ('F', 'omt'), ('G', 'omt'), ('REGIONAAL', 'omt'), ('STUURGROEP', 'stuurgroep');

CREATE TABLE besluitvorming.vergadering (
    id uuid PRIMARY KEY,
    gremium text NOT NULL REFERENCES besluitvorming.gremium,
    status text NOT NULL CHECK (status IN ('gepland', 'open', 'gesloten')),
    is_spoed boolean NOT NULL,
    begint_op timestamptz NOT NULL,
    versie bigint NOT NULL CHECK (versie > 0),
    gepland_op timestamptz NOT NULL,
    geopend_op timestamptz,
    gesloten_op timestamptz,
    CHECK ((status = 'gepland') = (geopend_op IS NULL)),
    CHECK ((status = 'gesloten') = (gesloten_op IS NOT NULL))
);
COMMENT ON TABLE besluitvorming.vergadering IS 'A meeting of a gremium. Has no case content.';
CREATE INDEX vergadering_gremium ON besluitvorming.vergadering (gremium, id);

CREATE TABLE besluitvorming.aanwezigheid (
    vergadering uuid NOT NULL REFERENCES besluitvorming.vergadering,
    lidmaatschap uuid NOT NULL,
    persoon uuid NOT NULL,
    organisatie uuid NOT NULL REFERENCES autorisatie.organisatie,
    is_voorzitter boolean NOT NULL,
    PRIMARY KEY (vergadering, lidmaatschap)
);
COMMENT ON TABLE besluitvorming.aanwezigheid IS 'Who was present, for which deelnemer; recorded at the opening.';

GRANT SELECT ON besluitvorming.gremium TO verband_app;
GRANT SELECT, INSERT, UPDATE (status, versie, geopend_op, gesloten_op) ON besluitvorming.vergadering TO verband_app;
GRANT SELECT, INSERT ON besluitvorming.aanwezigheid TO verband_app;
GRANT SELECT ON besluitvorming.gremium, besluitvorming.vergadering, besluitvorming.aanwezigheid TO verband_lezer;

RESET ROLE;
