-- SPDX-License-Identifier: EUPL-1.2
-- Keeps who was proposed as subject of a running casus, how a subject left it, and what was decided about informing him.
-- Why: a tafel adds, rejects and removes subjecten by besluit (Uitvoeringsagenda 2025, subjecten; WGS 2.23(4)). Who is
-- rejected keeps no data here, and what was removed is shielded until its norm has passed (WGS 1.8(7), R-63). Per subject it
-- is decided whether he is informed (WGS 1.4(4)(a), UAVG 41, R-84).
SET ROLE verband_eigenaar;

ALTER TABLE zaak.subject
    ALTER COLUMN gegevens DROP NOT NULL,
    ALTER COLUMN herkomst_signaal DROP NOT NULL,
    ALTER COLUMN herkomst_persoon DROP NOT NULL,
    ALTER COLUMN besluit DROP NOT NULL,
    ALTER COLUMN toegevoegd_op DROP NOT NULL,
    ALTER COLUMN versie SET DEFAULT 1,
    ADD COLUMN voorgedragen_door uuid REFERENCES autorisatie.persoon,
    ADD COLUMN voorgedragen_namens uuid REFERENCES autorisatie.organisatie,
    ADD COLUMN voorgedragen_op timestamptz,
    ADD COLUMN voorstel uuid,
    ADD COLUMN uit_door uuid REFERENCES besluitvorming.besluit,
    ADD COLUMN uit_op timestamptz,
    ADD COLUMN vernietigen_vanaf date,
    DROP CONSTRAINT subject_check,
    DROP CONSTRAINT subject_zaak_herkomst_persoon_key,
    ADD CONSTRAINT subject_hangt_aan_check CHECK (status IN ('afgewezen', 'vernietigd') OR (persoonsrol = 'signaal') = (hangt_aan IS NULL)),
    ADD CONSTRAINT subject_gegevens_check CHECK ((status IN ('afgewezen', 'vernietigd')) = (gegevens IS NULL)),
    ADD CONSTRAINT subject_herkomst_check CHECK ((herkomst_signaal IS NULL) = (herkomst_persoon IS NULL)),
    ADD CONSTRAINT subject_sporen_check CHECK (status NOT IN ('afgewezen', 'vernietigd') OR (herkomst_persoon IS NULL AND hangt_aan IS NULL)),
    ADD CONSTRAINT subject_toegevoegd_check CHECK (status NOT IN ('actief', 'beperkt', 'afgeschermd') OR (besluit IS NOT NULL AND toegevoegd_op IS NOT NULL)),
    ADD CONSTRAINT subject_voordracht_check CHECK (
        num_nulls(voorgedragen_door, voorgedragen_namens, voorgedragen_op) IN (0, 3)
        AND (status <> 'voorgedragen' OR voorgedragen_op IS NOT NULL)),
    ADD CONSTRAINT subject_uit_check CHECK ((uit_op IS NOT NULL) = (status IN ('afgeschermd', 'afgewezen', 'vernietigd')));
CREATE UNIQUE INDEX subject_zaak_herkomst_persoon ON zaak.subject (zaak, herkomst_persoon)
    WHERE status IN ('voorgedragen', 'actief', 'beperkt');

COMMENT ON COLUMN zaak.subject.gegevens IS 'Sealed under a key of this subject in this casus: identity, indications, and in what a connection lies. Gone once rejected: the key follows (sleutelvernietiging).';
COMMENT ON COLUMN zaak.subject.besluit IS 'The besluit that added him; none for who was only proposed.';
COMMENT ON COLUMN zaak.subject.voorgedragen_namens IS 'The organisation on whose side he was proposed: until a besluit only it, the bureau and who has the agenda see him.';
COMMENT ON COLUMN zaak.subject.voorstel IS 'The besluit subject.toevoegen that was proposed for him: one, so that its end is his. No foreign key: it is set while the besluit is being made.';
COMMENT ON COLUMN zaak.subject.uit_door IS 'The besluit that rejected or removed him; none when the voordracht lapsed.';
COMMENT ON COLUMN zaak.subject.vernietigen_vanaf IS 'First day on which what was removed is destroyed (norm TERMIJN_VERWIJDERD).';

CREATE TABLE zaak.subjectovergang (
    van text NOT NULL,
    gebeurtenis text NOT NULL,
    naar text NOT NULL,
    PRIMARY KEY (van, gebeurtenis)
);
COMMENT ON TABLE zaak.subjectovergang IS 'The lawful transitions of a subject, so that the database refuses an illegal jump too; a test holds them against the table of the law.';
INSERT INTO zaak.subjectovergang (van, gebeurtenis, naar) VALUES
    ('', 'voordragen', 'voorgedragen'),
    ('voorgedragen', 'toevoegen', 'actief'),
    ('voorgedragen', 'afwijzen', 'afgewezen'),
    ('afgewezen', 'vernietigen', 'vernietigd'),
    ('actief', 'beperken', 'beperkt'),
    ('beperkt', 'opheffen', 'actief'),
    ('actief', 'verwijderen', 'afgeschermd'),
    ('beperkt', 'verwijderen', 'afgeschermd'),
    ('actief', 'informeren', 'actief'),
    ('beperkt', 'informeren', 'beperkt'),
    ('actief', 'afschermen', 'afgeschermd'),
    ('afgeschermd', 'bekrachtigen', 'afgeschermd'),
    ('afgeschermd', 'vernietigen', 'vernietigd');

CREATE FUNCTION zaak.subject_gaat_over() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    -- Who comes with the start of a casus is proposed and added in one.
    IF TG_OP = 'INSERT' AND NEW.status NOT IN ('voorgedragen', 'actief') OR TG_OP = 'UPDATE' AND NEW.status <> OLD.status AND NOT EXISTS (
        SELECT FROM zaak.subjectovergang o WHERE o.van = OLD.status AND o.naar = NEW.status
    ) THEN
        RAISE EXCEPTION 'deze overgang van een subject bestaat niet' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.gegevens IS NOT NULL AND NEW.gegevens IS DISTINCT FROM OLD.gegevens THEN
        RAISE EXCEPTION 'gegevens van een subject worden niet overschreven' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER subject_gaat_over BEFORE INSERT OR UPDATE ON zaak.subject
    FOR EACH ROW EXECUTE FUNCTION zaak.subject_gaat_over();

CREATE TABLE zaak.sleutelvernietiging (
    subject uuid PRIMARY KEY REFERENCES zaak.subject,
    zaak uuid NOT NULL,
    gevraagd_op timestamptz NOT NULL,
    uitgevoerd_op timestamptz,
    sleutels uuid[],
    CHECK ((uitgevoerd_op IS NULL) = (sleutels IS NULL))
);
COMMENT ON TABLE zaak.sleutelvernietiging IS 'Keys to be destroyed after data that are gone already (WGS 1.8(7)): asked for in the transaction that took the data away, carried out in the key store after it, repeatable.';
COMMENT ON COLUMN zaak.sleutelvernietiging.sleutels IS 'Ids of the keys that were destroyed: to be destroyed again when an older key store comes back.';
CREATE INDEX sleutelvernietiging_open ON zaak.sleutelvernietiging (gevraagd_op) WHERE uitgevoerd_op IS NULL;

CREATE TABLE zaak.informering (
    subject uuid NOT NULL REFERENCES zaak.subject,
    volgnummer smallint NOT NULL CHECK (volgnummer > 0),
    beslissing text NOT NULL CHECK (beslissing IN ('informeren', 'uitstellen', 'achterwege_laten')),
    grond text NOT NULL CHECK (grond IN ('informatieplicht', 'openbare_veiligheid', 'strafbare_feiten', 'toezicht', 'rechten_van_anderen', 'al_bekend', 'onmogelijk_of_onevenredig')),
    herzien_op date,
    toelichting bytea NOT NULL,
    besloten_door uuid NOT NULL REFERENCES autorisatie.persoon,
    besloten_lidmaatschap uuid NOT NULL,
    besloten_op timestamptz NOT NULL,
    PRIMARY KEY (subject, volgnummer),
    CHECK ((beslissing = 'uitstellen') <= (herzien_op IS NOT NULL)),
    CHECK ((beslissing = 'informeren') <= (herzien_op IS NULL))
);
COMMENT ON TABLE zaak.informering IS 'What was decided about informing a subject; the last one holds, and none is overwritten.';
COMMENT ON COLUMN zaak.informering.toelichting IS 'Sealed under the key of the subject: why.';

ALTER TABLE zaak.signaal ADD COLUMN aanvaard_voor uuid REFERENCES autorisatie.zaak;
COMMENT ON COLUMN zaak.signaal.aanvaard_voor IS 'The zaak for which it was accepted: its persons can become subject of that one only.';

GRANT UPDATE (status, versie, besluit, toegevoegd_op, gegevens, herkomst_signaal, herkomst_persoon, hangt_aan, voorstel, uit_door, uit_op, vernietigen_vanaf)
    ON zaak.subject TO verband_app;
GRANT UPDATE (aanvaard_voor) ON zaak.signaal TO verband_app;
GRANT SELECT, INSERT, UPDATE (uitgevoerd_op, sleutels) ON zaak.sleutelvernietiging TO verband_app;
GRANT SELECT, INSERT ON zaak.informering TO verband_app;
GRANT SELECT ON zaak.subjectovergang TO verband_app;
GRANT SELECT ON zaak.informering, zaak.subjectovergang, zaak.sleutelvernietiging TO verband_lezer;

RESET ROLE;
