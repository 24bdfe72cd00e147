-- SPDX-License-Identifier: EUPL-1.2
-- The key store: wrapped keys, and the record of those that were destroyed.
-- Why: what the law orders to be destroyed (WGS art. 1.8(7)) is destroyed by destroying its key, so keys lie apart from
-- the data, in a database of their own with roles and backups of their own.
-- The schema itself is made with the database, by an administrator.
-- What stands here identifies nobody: random ids, codes, months. Without the data and a master key it opens nothing.

SET ROLE verband_eigenaar;

CREATE TABLE sleutels.sleutel (
    id uuid PRIMARY KEY,
    soort text NOT NULL,
    zaak uuid,
    onderdeel uuid,
    periode text,
    veld text,
    kenmerk text NOT NULL UNIQUE GENERATED ALWAYS AS (
        soort || ':' || coalesce(zaak::text, '') || ':' || coalesce(onderdeel::text, '') || ':'
        || coalesce(periode, '') || ':' || coalesce(veld, '')
    ) STORED,
    verpakt bytea NOT NULL CHECK (octet_length(verpakt) = 61),
    hoofdsleutel text NOT NULL CHECK (hoofdsleutel ~ '^[a-z0-9-]{1,32}$'),
    gemaakt_op timestamptz NOT NULL,
    CONSTRAINT sleutel_vorm CHECK (
        CASE soort
            WHEN 'zaak' THEN zaak IS NOT NULL AND onderdeel IS NULL AND periode IS NULL AND veld IS NULL
            WHEN 'subject' THEN zaak IS NOT NULL AND onderdeel IS NOT NULL AND periode IS NULL AND veld IS NULL
            WHEN 'document' THEN zaak IS NOT NULL AND onderdeel IS NOT NULL AND periode IS NULL AND veld IS NULL
            WHEN 'gegevens' THEN zaak IS NOT NULL AND onderdeel IS NOT NULL AND veld IS NULL
                AND coalesce(periode ~ '^[0-9]{4}-[0-9]{2}$', false)
            WHEN 'installatie' THEN zaak IS NULL AND onderdeel IS NULL AND periode IS NULL AND veld IS NULL
            WHEN 'logmaand' THEN zaak IS NULL AND onderdeel IS NULL AND veld IS NULL
                AND coalesce(periode ~ '^[0-9]{4}-[0-9]{2}$', false)
            WHEN 'herhaling' THEN zaak IS NULL AND onderdeel IS NULL AND veld IS NULL
                AND coalesce(periode ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', false)
            WHEN 'index' THEN zaak IS NULL AND onderdeel IS NULL
                AND coalesce(periode ~ '^[0-9]{4}$', false) AND coalesce(veld ~ '^[a-z0-9_.]{1,64}$', false)
            ELSE false
        END
    )
);
CREATE INDEX sleutel_zaak ON sleutels.sleutel (zaak) WHERE zaak IS NOT NULL;
CREATE INDEX sleutel_hoofdsleutel ON sleutels.sleutel (hoofdsleutel, id);

COMMENT ON TABLE sleutels.sleutel IS
    'Data keys and keys of blind indexes, each wrapped under a master key that is not in any database.';
COMMENT ON COLUMN sleutels.sleutel.soort IS 'The kind of group that the key seals; index: key of a blind index.';
COMMENT ON COLUMN sleutels.sleutel.onderdeel IS 'The subject or the document.';
COMMENT ON COLUMN sleutels.sleutel.periode IS
    'gegevens: month of first processing; logmaand: month; herhaling: day; index: year.';
COMMENT ON COLUMN sleutels.sleutel.kenmerk IS 'The group in one text: one key per group.';
COMMENT ON COLUMN sleutels.sleutel.verpakt IS
    'Version, nonce, wrapped key, tag (AES-256-GCM; associated data: id, kenmerk, hoofdsleutel).';
COMMENT ON COLUMN sleutels.sleutel.hoofdsleutel IS 'Id of the master key that wraps.';

CREATE TABLE sleutels.vernietigde_sleutel (
    id uuid PRIMARY KEY,
    soort text,
    zaak uuid,
    onderdeel uuid,
    kenmerk text,
    vernietigd_op timestamptz NOT NULL
);
CREATE INDEX vernietigde_sleutel_kenmerk ON sleutels.vernietigde_sleutel (kenmerk) WHERE kenmerk IS NOT NULL;
CREATE INDEX vernietigde_sleutel_zaak ON sleutels.vernietigde_sleutel (zaak) WHERE zaak IS NOT NULL;
COMMENT ON TABLE sleutels.vernietigde_sleutel IS
    'Keys that were destroyed: never stored again. The log holds the same ids, for when an older key store comes back.';
COMMENT ON COLUMN sleutels.vernietigde_sleutel.kenmerk IS
    'The group, unless the key was destroyed again in a store that did not know it.';

CREATE TABLE sleutels.vernietigde_groep (
    kenmerk text PRIMARY KEY,
    vernietigd_op timestamptz NOT NULL
);
COMMENT ON TABLE sleutels.vernietigde_groep IS
    'Groups that were destroyed, with or without a key at the time: they never get one again. '
    'geheel-zaak and geheel-subject stand for every group of that zaak or subject.';

-- Making takes this lock shared, destroying takes it alone: no key can slip in between the look and the deletion.
CREATE FUNCTION sleutels.vergrendel_vernietiging() RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('sleutels'), hashtext('vernietiging'));
    RETURN true;
END
$$;

-- AFTER, since a generated column has no value before.
CREATE FUNCTION sleutels.weiger_vernietigd() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('sleutels'), hashtext('vernietiging'));
    IF EXISTS (SELECT FROM sleutels.vernietigde_sleutel v WHERE v.id = NEW.id) THEN
        RAISE EXCEPTION 'key % was destroyed', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sleutel_vernietigd';
    END IF;
    IF EXISTS (
        SELECT FROM sleutels.vernietigde_groep g
        WHERE g.kenmerk = ANY (ARRAY[
            NEW.kenmerk,
            'geheel-zaak:' || NEW.zaak || ':::',
            CASE WHEN NEW.soort IN ('subject', 'gegevens')
                THEN 'geheel-subject:' || NEW.zaak || ':' || NEW.onderdeel || '::' END
        ])
    ) THEN
        RAISE EXCEPTION 'the group of key % was destroyed', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'groep_vernietigd';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER weiger_vernietigd AFTER INSERT ON sleutels.sleutel
    FOR EACH ROW EXECUTE FUNCTION sleutels.weiger_vernietigd();

REVOKE ALL ON FUNCTION sleutels.vergrendel_vernietiging(), sleutels.weiger_vernietigd() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION sleutels.vergrendel_vernietiging() TO verband_sleutels;
-- Rewrapping changes the wrapping and nothing else; what was destroyed cannot be taken back.
GRANT SELECT, INSERT, DELETE, UPDATE (verpakt, hoofdsleutel) ON sleutels.sleutel TO verband_sleutels;
GRANT SELECT, INSERT ON sleutels.vernietigde_sleutel, sleutels.vernietigde_groep TO verband_sleutels;

RESET ROLE;
