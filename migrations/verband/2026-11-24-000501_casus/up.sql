-- SPDX-License-Identifier: EUPL-1.2
-- Keeps casussen and the signalen on which each was started.
-- Why: a casus is one of the three activities (WGS 2.18(1)(b)); it starts only because of a signaal that was weighed
-- (WGS 2.23(4)) and by a besluit of the tafel, with the texts that say why (R-06). The five years run from the first
-- processing of the earliest signaal, not from the start (WGS 1.8(7)).
SET ROLE verband_eigenaar;

CREATE TABLE casus.casus (
    id uuid PRIMARY KEY REFERENCES autorisatie.zaak,
    status text NOT NULL CHECK (status IN ('gestart', 'verzameling', 'analyse', 'uitvoering', 'opgeschort', 'afgesloten', 'vernietigd')),
    opgeschort_vanuit text CHECK (opgeschort_vanuit IN ('gestart', 'verzameling', 'analyse', 'uitvoering')),
    besluit uuid NOT NULL UNIQUE,
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

GRANT SELECT, INSERT, UPDATE (status, opgeschort_vanuit, versie) ON casus.casus TO verband_app;
GRANT SELECT, INSERT ON casus.casus_signaal TO verband_app;
GRANT SELECT ON casus.casus, casus.casus_signaal TO verband_lezer;

RESET ROLE;
