-- SPDX-License-Identifier: EUPL-1.2
-- Keeps signalen: what a deelnemer reports, and about whom.
-- Why: a deelnemer may report a signaal and process data for it (WGS 2.23(1)); it says which conduct or situations it is
-- about, and per person at least one dated indication (WGS 1.1, R-03). The five-year clock starts here (WGS 1.8(7)).
SET ROLE verband_eigenaar;

CREATE TABLE zaak.signaal (
    id uuid PRIMARY KEY,
    status text NOT NULL CHECK (status IN ('concept', 'gemeld', 'in_weging', 'aanvaard', 'afgewezen', 'ingetrokken', 'vernietigd')),
    verschijningsvorm text NOT NULL CHECK (verschijningsvorm ~ '^[a-z_]{3,64}$'),
    inhoud bytea NOT NULL,
    versie bigint NOT NULL CHECK (versie > 0),
    eerste_verwerking date NOT NULL,
    opgesteld_op timestamptz NOT NULL,
    gemeld_op timestamptz
);
COMMENT ON TABLE zaak.signaal IS 'A signaal; its place, number and source stand in the register of zaken under the same id.';
COMMENT ON COLUMN zaak.signaal.inhoud IS 'Sealed under the key of the zaak: conduct or situations, and why joint processing.';
COMMENT ON COLUMN zaak.signaal.eerste_verwerking IS 'Day from which the five years of WGS 1.8(7) run.';

CREATE TABLE zaak.signaalpersoon (
    id uuid PRIMARY KEY,
    signaal uuid NOT NULL REFERENCES zaak.signaal,
    volgnummer smallint NOT NULL CHECK (volgnummer >= 0),
    alias uuid NOT NULL UNIQUE,
    gegevens bytea NOT NULL,
    UNIQUE (signaal, volgnummer)
);
COMMENT ON TABLE zaak.signaalpersoon IS 'Persons that a signaal names.';
COMMENT ON COLUMN zaak.signaalpersoon.gegevens IS 'Sealed under a key of this person in this zaak: name, date of birth, BSN, indications.';

GRANT SELECT, INSERT, UPDATE (status, versie, gemeld_op) ON zaak.signaal TO verband_app;
GRANT SELECT, INSERT ON zaak.signaalpersoon TO verband_app;
GRANT SELECT ON zaak.signaal, zaak.signaalpersoon TO verband_lezer;

RESET ROLE;
