-- SPDX-License-Identifier: EUPL-1.2
-- The log: one Merkle tree of records, in partitions by leaf index.
-- Why: every processing of personal data is recorded, reads and refusals too, and nobody changes or drops a record
-- unnoticed (WGS 1.8). Partitions go by leaf index and not by month, because a month key would allow a leaf index twice.
SET ROLE audit_owner;

CREATE TABLE audit.record (
    leaf_index bigint PRIMARY KEY,
    record_id uuid NOT NULL,
    seq_time_us bigint NOT NULL,
    organisatie text,
    handeling text NOT NULL,
    resultaat smallint NOT NULL,
    actor_alias uuid,
    zaak_alias uuid,
    leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
    entry bytea NOT NULL CHECK (octet_length(entry) BETWEEN 1 AND 4095)
) PARTITION BY RANGE (leaf_index);
COMMENT ON TABLE audit.record IS 'The records. Only leaf and entry are evidence; the other columns are an index that the verifier derives again.';
COMMENT ON COLUMN audit.record.leaf_index IS 'Place in the tree, from 0, without gaps: taken inside the appending transaction, not from a sequence.';
COMMENT ON COLUMN audit.record.seq_time_us IS 'Instant of appending in microseconds since 1970 UTC, as in the entry; never decreases.';
COMMENT ON COLUMN audit.record.leaf IS 'SHA-256(0x00 || entry).';
COMMENT ON COLUMN audit.record.entry IS 'Deterministic CBOR, exactly the bytes that were hashed; personal detail inside is sealed.';
CREATE INDEX record_id ON audit.record (record_id);
CREATE INDEX record_actor ON audit.record (actor_alias, leaf_index) WHERE actor_alias IS NOT NULL;
CREATE INDEX record_zaak ON audit.record (zaak_alias, leaf_index) WHERE zaak_alias IS NOT NULL;

CREATE TABLE audit.record_subject (
    subject_alias uuid NOT NULL,
    leaf_index bigint NOT NULL,
    salt bytea NOT NULL CHECK (octet_length(salt) = 16),
    PRIMARY KEY (subject_alias, leaf_index)
) PARTITION BY RANGE (leaf_index);
COMMENT ON TABLE audit.record_subject IS 'The persons of a record, with the salt of their leaf in its subjects root.';
-- Rows arrive in the order of leaf_index, so this finds those of a page of records at next to no cost.
CREATE INDEX record_subject_blad ON audit.record_subject USING brin (leaf_index) WITH (pages_per_range = 16, autosummarize = on);

CREATE TABLE audit.head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    size bigint NOT NULL CHECK (size >= 0),
    peaks bytea NOT NULL CHECK (octet_length(peaks) % 32 = 0),
    seq_time_us bigint NOT NULL
) WITH (fillfactor = 10);
COMMENT ON TABLE audit.head IS 'Size of the tree and the roots of its full subtrees, largest first; one row, always updated in place.';
INSERT INTO audit.head (size, peaks, seq_time_us) VALUES (0, '', 0);

CREATE TABLE audit.tile (
    level smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
    tile_index bigint NOT NULL CHECK (tile_index >= 0),
    hashes bytea NOT NULL CHECK (octet_length(hashes) = 8192),
    PRIMARY KEY (level, tile_index)
);
COMMENT ON TABLE audit.tile IS 'Full tiles of 256 hashes (C2SP tlog-tiles); partial ones follow from the records.';

CREATE TABLE audit.checkpoint (
    size bigint PRIMARY KEY CHECK (size >= 0),
    note text NOT NULL CHECK (length(note) BETWEEN 1 AND 16384),
    created timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE audit.checkpoint IS 'Signed checkpoints. The key is not in this database.';

CREATE TABLE audit.cosignature (
    size bigint NOT NULL REFERENCES audit.checkpoint,
    witness text NOT NULL CHECK (witness ~ '^[!-~]{1,255}$'),
    line text NOT NULL CHECK (length(line) BETWEEN 1 AND 1024),
    PRIMARY KEY (size, witness)
);
COMMENT ON TABLE audit.cosignature IS 'Signatures of witnesses under a checkpoint.';

CREATE TABLE audit.outbox (
    record_id uuid PRIMARY KEY,
    entry bytea NOT NULL CHECK (octet_length(entry) > 0),
    created timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE audit.outbox IS 'Records of changes, written in the transaction of the change and taken out by the append: no change without its record.';
COMMENT ON COLUMN audit.outbox.entry IS 'CBOR: the record without its place in the log, and its persons with their salts.';

CREATE TABLE audit.alias (
    alias uuid PRIMARY KEY,
    kind smallint NOT NULL CHECK (kind > 0),
    blind_index bytea NOT NULL CHECK (octet_length(blind_index) = 32),
    sealed_identity bytea NOT NULL CHECK (octet_length(sealed_identity) > 0),
    UNIQUE (kind, blind_index)
);
COMMENT ON TABLE audit.alias IS 'Whom a random alias in the log stands for, sealed. Deleting a row erases the person from the log; tree and proofs stay valid.';
COMMENT ON COLUMN audit.alias.blind_index IS 'Keyed hash of the identity, so that an administrator cannot count it through.';

CREATE TABLE audit.retention (
    from_leaf bigint PRIMARY KEY,
    to_leaf bigint NOT NULL,
    root_at_to bytea NOT NULL CHECK (octet_length(root_at_to) = 32),
    decided_by_1 uuid NOT NULL,
    decided_by_2 uuid NOT NULL,
    record_leaf bigint NOT NULL,
    CHECK (from_leaf < to_leaf AND decided_by_1 <> decided_by_2 AND record_leaf >= to_leaf)
);
COMMENT ON TABLE audit.retention IS 'Which leaves were dropped after their term, by which two persons, and the record that says so.';

CREATE FUNCTION audit.onveranderlijk() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'het logboek is onveranderlijk: % op %.%', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION audit.onveranderlijk() FROM PUBLIC;

-- ENABLE ALWAYS: an ordinary trigger does not fire under session_replication_role = replica. Row triggers of a
-- partitioned table are cloned to its partitions, those on TRUNCATE are not: audit.partities_vooruit makes them.
DO $$
DECLARE tabel text;
BEGIN
    FOREACH tabel IN ARRAY ARRAY['record', 'record_subject', 'tile', 'checkpoint', 'cosignature', 'retention'] LOOP
        EXECUTE format('CREATE TRIGGER onveranderlijk BEFORE UPDATE OR DELETE ON audit.%I FOR EACH ROW EXECUTE FUNCTION audit.onveranderlijk()', tabel);
        EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER onveranderlijk', tabel);
    END LOOP;
    CREATE TRIGGER onveranderlijk BEFORE DELETE ON audit.head FOR EACH ROW EXECUTE FUNCTION audit.onveranderlijk();
    ALTER TABLE audit.head ENABLE ALWAYS TRIGGER onveranderlijk;
    FOREACH tabel IN ARRAY ARRAY['record', 'record_subject', 'tile', 'checkpoint', 'cosignature', 'retention', 'head', 'outbox'] LOOP
        EXECUTE format('CREATE TRIGGER niet_leegmaken BEFORE TRUNCATE ON audit.%I FOR EACH STATEMENT EXECUTE FUNCTION audit.onveranderlijk()', tabel);
        EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER niet_leegmaken', tabel);
    END LOOP;
END
$$;

-- Leaves per partition: a multiple of 65,536, so that no tile of level 0 or 1 straddles two.
CREATE FUNCTION audit.partities_vooruit(p_vooruit integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_breedte constant bigint := 262144;
    v_eerste bigint;
    v_nummer bigint;
    v_gemaakt integer := 0;
    v_moeder text;
    v_naam text;
BEGIN
    IF p_vooruit NOT BETWEEN 1 AND 16 THEN
        RAISE EXCEPTION 'aantal partities buiten bereik' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    -- Two replicas may come here at once.
    PERFORM pg_advisory_xact_lock(hashtextextended('audit.partities_vooruit', 0));
    SELECT size / v_breedte INTO v_eerste FROM audit.head;
    FOR v_nummer IN v_eerste .. v_eerste + p_vooruit LOOP
        FOREACH v_moeder IN ARRAY ARRAY['record', 'record_subject'] LOOP
            v_naam := format('%s_%s', v_moeder, lpad(v_nummer::text, 6, '0'));
            CONTINUE WHEN to_regclass(format('audit.%I', v_naam)) IS NOT NULL;
            -- ATTACH, unlike PARTITION OF, does not make appends and readers wait.
            EXECUTE format('CREATE TABLE audit.%I (LIKE audit.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', v_naam, v_moeder);
            EXECUTE format('ALTER TABLE audit.%I ATTACH PARTITION audit.%I FOR VALUES FROM (%s) TO (%s)',
                v_moeder, v_naam, v_nummer * v_breedte, (v_nummer + 1) * v_breedte);
            EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER onveranderlijk', v_naam);
            EXECUTE format('CREATE TRIGGER niet_leegmaken BEFORE TRUNCATE ON audit.%I FOR EACH STATEMENT EXECUTE FUNCTION audit.onveranderlijk()', v_naam);
            EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER niet_leegmaken', v_naam);
            v_gemaakt := v_gemaakt + 1;
        END LOOP;
    END LOOP;
    RETURN v_gemaakt;
END
$$;
COMMENT ON FUNCTION audit.partities_vooruit(integer) IS 'Makes the partition of the head and so many after it, guarded against every change; returns how many tables were made.';
REVOKE ALL ON FUNCTION audit.partities_vooruit(integer) FROM PUBLIC;
SELECT audit.partities_vooruit(2);

-- The application reads the head and for the rest only calls functions with their owner's rights.
GRANT USAGE ON SCHEMA audit TO verband_app;
GRANT SELECT ON audit.head TO verband_app;
GRANT EXECUTE ON FUNCTION audit.partities_vooruit(integer) TO verband_app;

RESET ROLE;
