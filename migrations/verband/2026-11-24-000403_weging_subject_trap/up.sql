-- SPDX-License-Identifier: EUPL-1.2
-- Keeps the weging of a signaal, the subjecten of a casus and the trappen that were opened in it.
-- Why: before anything is collected the deelnemers weigh the signaal (WGS 2.23(2)-(3), R-93); persons occur because a
-- signaal is about them or they stand in its direct circle (WGS 2.22(1), R-112); data are processed in steps, each opened
-- by the deelnemers (WGS 2.23(6), R-12). A subject belongs to exactly one zaak and keeps the clock of its origin
-- (WGS 1.8(7), R-60).
SET ROLE verband_eigenaar;

CREATE TABLE zaak.weging (
    signaal uuid PRIMARY KEY REFERENCES zaak.signaal,
    inhoud bytea NOT NULL,
    gewijzigd_op timestamptz NOT NULL
);
COMMENT ON TABLE zaak.weging IS 'The judgement of the deelnemers on a signaal. Its version is that of the signaal.';
COMMENT ON COLUMN zaak.weging.inhoud IS 'Sealed under the key of the zaak: test against the doel and criteria a-d, each with who judged.';

CREATE TABLE zaak.subject (
    id uuid PRIMARY KEY,
    zaak uuid NOT NULL REFERENCES autorisatie.zaak,
    volgnummer smallint NOT NULL CHECK (volgnummer > 0),
    subjecttype text NOT NULL CHECK (subjecttype IN ('natuurlijk_persoon', 'rechtspersoon', 'eenmanszaak', 'adres_object', 'voertuig', 'vaartuig', 'groep')),
    persoonsrol text NOT NULL CHECK (persoonsrol IN ('signaal', 'directe_kring', 'direct_verband')),
    hangt_aan uuid,
    status text NOT NULL CHECK (status IN ('voorgedragen', 'actief', 'beperkt', 'afgeschermd', 'afgewezen', 'vernietigd')),
    alias uuid NOT NULL UNIQUE,
    gegevens bytea NOT NULL,
    herkomst_signaal uuid NOT NULL REFERENCES zaak.signaal,
    herkomst_persoon uuid NOT NULL REFERENCES zaak.signaalpersoon,
    eerste_verwerking date NOT NULL,
    verloopt_op timestamptz NOT NULL,
    besluit uuid NOT NULL REFERENCES besluitvorming.besluit,
    versie bigint NOT NULL CHECK (versie > 0),
    toegevoegd_op timestamptz NOT NULL,
    UNIQUE (zaak, id),
    UNIQUE (zaak, volgnummer),
    UNIQUE (zaak, herkomst_persoon),
    FOREIGN KEY (zaak, hangt_aan) REFERENCES zaak.subject (zaak, id),
    CHECK ((persoonsrol = 'signaal') = (hangt_aan IS NULL))
);
COMMENT ON TABLE zaak.subject IS 'A person, organisation or object in exactly one casus; there is no register of persons across zaken.';
COMMENT ON COLUMN zaak.subject.volgnummer IS 'Counts within the casus; the pseudonym of who works without identities.';
COMMENT ON COLUMN zaak.subject.hangt_aan IS 'The subject of the same casus whose direct circle this is.';
COMMENT ON COLUMN zaak.subject.gegevens IS 'Sealed under a key of this subject in this casus: identity, indications, and in what a connection lies.';
COMMENT ON COLUMN zaak.subject.herkomst_persoon IS 'The person in the signaal from which the data were taken over.';
COMMENT ON COLUMN zaak.subject.eerste_verwerking IS 'Day of first processing in the samenwerkingsverband: that of the signaal, never of the copy.';
COMMENT ON COLUMN zaak.subject.verloopt_op IS 'From here on nobody sees the subject: the end of the term of its origin (WGS 1.8(7)).';

CREATE TABLE zaak.trap (
    zaak uuid NOT NULL REFERENCES autorisatie.zaak,
    nummer smallint NOT NULL CHECK (nummer BETWEEN 1 AND 3),
    besluit uuid NOT NULL REFERENCES besluitvorming.besluit,
    geopend_op timestamptz NOT NULL,
    PRIMARY KEY (zaak, nummer)
);
COMMENT ON TABLE zaak.trap IS 'Which steps of WGS 2.23(6) are open in a zaak, by which besluit.';

GRANT SELECT, INSERT, UPDATE (inhoud, gewijzigd_op) ON zaak.weging TO verband_app;
GRANT SELECT, INSERT ON zaak.subject, zaak.trap TO verband_app;
GRANT SELECT ON zaak.weging, zaak.subject, zaak.trap TO verband_lezer;

RESET ROLE;
