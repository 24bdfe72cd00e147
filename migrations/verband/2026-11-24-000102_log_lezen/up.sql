-- SPDX-License-Identifier: EUPL-1.2
-- Reading the log: by period, by person, zaak or actor; checkpoints, tiles and aliases.
-- Why: the CFG checks who saw what; the log serves four purposes and no other (WGS 1.8(4)), so the tables themselves
-- stay closed to the application.
SET ROLE audit_owner;

CREATE FUNCTION audit.eerste_blad(p_tijd_us bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_laag bigint;
    v_hoog bigint;
    v_midden bigint;
    v_tijd bigint;
BEGIN
    SELECT size INTO v_hoog FROM audit.head;
    SELECT COALESCE(min(leaf_index), v_hoog) INTO v_laag FROM audit.record;
    -- seq_time_us never decreases along the leaves, so halving needs no index on it.
    WHILE v_laag < v_hoog LOOP
        v_midden := (v_laag + v_hoog) / 2;
        SELECT seq_time_us INTO v_tijd FROM audit.record WHERE leaf_index = v_midden;
        IF v_tijd < p_tijd_us THEN
            v_laag := v_midden + 1;
        ELSE
            v_hoog := v_midden;
        END IF;
    END LOOP;
    RETURN v_laag;
END
$$;
COMMENT ON FUNCTION audit.eerste_blad(bigint) IS 'First leaf that was appended at or after an instant; the size of the log if there is none.';

CREATE FUNCTION audit.lijst(
    p_van_us bigint, p_tot_us bigint, p_organisatie text, p_handeling text, p_resultaat smallint, p_na bigint, p_maximum integer
) RETURNS TABLE (leaf_index bigint, entry bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_van bigint := GREATEST(audit.eerste_blad(p_van_us), p_na + 1);
    v_tot bigint := audit.eerste_blad(p_tot_us);
BEGIN
    RETURN QUERY SELECT r.leaf_index, r.entry FROM audit.record r
        WHERE r.leaf_index >= v_van AND r.leaf_index < v_tot
            AND (p_organisatie IS NULL OR r.organisatie = p_organisatie)
            AND (p_handeling IS NULL OR r.handeling = p_handeling)
            AND (p_resultaat IS NULL OR r.resultaat = p_resultaat)
        ORDER BY r.leaf_index LIMIT p_maximum;
END
$$;
COMMENT ON FUNCTION audit.lijst IS 'Records appended in [p_van_us, p_tot_us) after leaf p_na, in order; a filter that is NULL does not filter.';

CREATE FUNCTION audit.zoek_subject(p_alias uuid, p_van_us bigint, p_tot_us bigint, p_na bigint, p_maximum integer)
RETURNS TABLE (leaf_index bigint, entry bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_van bigint := GREATEST(audit.eerste_blad(p_van_us), p_na + 1);
    v_tot bigint := audit.eerste_blad(p_tot_us);
BEGIN
    RETURN QUERY SELECT r.leaf_index, r.entry FROM audit.record_subject s JOIN audit.record r USING (leaf_index)
        WHERE s.subject_alias = p_alias AND s.leaf_index >= v_van AND s.leaf_index < v_tot
        ORDER BY s.leaf_index LIMIT p_maximum;
END
$$;
COMMENT ON FUNCTION audit.zoek_subject IS 'As audit.lijst, of one person.';

CREATE FUNCTION audit.zoek_zaak(p_alias uuid, p_van_us bigint, p_tot_us bigint, p_na bigint, p_maximum integer)
RETURNS TABLE (leaf_index bigint, entry bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_van bigint := GREATEST(audit.eerste_blad(p_van_us), p_na + 1);
    v_tot bigint := audit.eerste_blad(p_tot_us);
BEGIN
    RETURN QUERY SELECT r.leaf_index, r.entry FROM audit.record r
        WHERE r.zaak_alias = p_alias AND r.leaf_index >= v_van AND r.leaf_index < v_tot
        ORDER BY r.leaf_index LIMIT p_maximum;
END
$$;
COMMENT ON FUNCTION audit.zoek_zaak IS 'As audit.lijst, of one zaak.';

CREATE FUNCTION audit.zoek_actor(p_alias uuid, p_van_us bigint, p_tot_us bigint, p_na bigint, p_maximum integer)
RETURNS TABLE (leaf_index bigint, entry bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_van bigint := GREATEST(audit.eerste_blad(p_van_us), p_na + 1);
    v_tot bigint := audit.eerste_blad(p_tot_us);
BEGIN
    RETURN QUERY SELECT r.leaf_index, r.entry FROM audit.record r
        WHERE r.actor_alias = p_alias AND r.leaf_index >= v_van AND r.leaf_index < v_tot
        ORDER BY r.leaf_index LIMIT p_maximum;
END
$$;
COMMENT ON FUNCTION audit.zoek_actor IS 'As audit.lijst, of one person who acted.';

CREATE FUNCTION audit.regels(p_van bigint, p_maximum integer)
RETURNS TABLE (leaf_index bigint, record_id uuid, seq_time_us bigint, organisatie text, handeling text, resultaat smallint,
    actor_alias uuid, zaak_alias uuid, leaf bytea, entry bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.leaf_index, r.record_id, r.seq_time_us, r.organisatie, r.handeling, r.resultaat, r.actor_alias, r.zaak_alias, r.leaf, r.entry
        FROM audit.record r WHERE r.leaf_index >= p_van AND r.leaf_index < p_van + p_maximum ORDER BY r.leaf_index
$$;
COMMENT ON FUNCTION audit.regels(bigint, integer) IS 'Records with all their columns, for the export.';

CREATE FUNCTION audit.subjecten(p_van bigint, p_maximum integer) RETURNS TABLE (leaf_index bigint, subject_alias uuid, salt bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.leaf_index, s.subject_alias, s.salt FROM audit.record_subject s
        WHERE s.leaf_index >= p_van AND s.leaf_index < p_van + p_maximum ORDER BY s.leaf_index, s.subject_alias
$$;
COMMENT ON FUNCTION audit.subjecten(bigint, integer) IS 'Persons of the same records as audit.regels.';

CREATE FUNCTION audit.tegel_bewaren(p_niveau smallint, p_nummer bigint, p_hashes bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO audit.tile (level, tile_index, hashes) VALUES (p_niveau, p_nummer, p_hashes) ON CONFLICT (level, tile_index) DO NOTHING
$$;
COMMENT ON FUNCTION audit.tegel_bewaren(smallint, bigint, bytea) IS 'Stores a full tile; a second replica that does the same changes nothing.';

CREATE FUNCTION audit.tegels(p_niveau smallint, p_van bigint, p_maximum integer) RETURNS TABLE (tile_index bigint, hashes bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.tile_index, t.hashes FROM audit.tile t
        WHERE t.level = p_niveau AND t.tile_index >= p_van AND t.tile_index < p_van + p_maximum ORDER BY t.tile_index
$$;
COMMENT ON FUNCTION audit.tegels(smallint, bigint, integer) IS 'Full tiles of a level.';

CREATE FUNCTION audit.tegels_bewaard(p_niveau smallint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT COALESCE(max(t.tile_index) + 1, 0) FROM audit.tile t WHERE t.level = p_niveau
$$;
COMMENT ON FUNCTION audit.tegels_bewaard(smallint) IS 'Number of full tiles of a level that are stored: they are stored in order.';

CREATE FUNCTION audit.checkpoint_bewaren(p_omvang bigint, p_note text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO audit.checkpoint (size, note) VALUES (p_omvang, p_note) ON CONFLICT (size) DO NOTHING
$$;
COMMENT ON FUNCTION audit.checkpoint_bewaren(bigint, text) IS 'Stores a signed checkpoint.';

CREATE FUNCTION audit.laatste_checkpoint() RETURNS TABLE (size bigint, note text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.size, c.note FROM audit.checkpoint c ORDER BY c.size DESC LIMIT 1
$$;
COMMENT ON FUNCTION audit.laatste_checkpoint() IS 'The checkpoint of the largest tree.';

CREATE FUNCTION audit.alias_vastleggen(p_kind smallint, p_alias uuid, p_blind_index bytea, p_sealed bytea) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v_alias uuid;
BEGIN
    INSERT INTO audit.alias (alias, kind, blind_index, sealed_identity) VALUES (p_alias, p_kind, p_blind_index, p_sealed)
        ON CONFLICT (kind, blind_index) DO NOTHING;
    SELECT a.alias INTO STRICT v_alias FROM audit.alias a WHERE a.kind = p_kind AND a.blind_index = p_blind_index;
    RETURN v_alias;
END
$$;
COMMENT ON FUNCTION audit.alias_vastleggen(smallint, uuid, bytea, bytea) IS 'Records whom an alias stands for; returns the alias that holds: the given one, or the one that was there before.';

CREATE FUNCTION audit.zoek_alias(p_kind smallint, p_blind_index bytea) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.alias FROM audit.alias a WHERE a.kind = p_kind AND a.blind_index = p_blind_index
$$;
COMMENT ON FUNCTION audit.zoek_alias(smallint, bytea) IS 'The alias of an identity, by its blind index.';

CREATE FUNCTION audit.identiteit(p_alias uuid) RETURNS TABLE (kind smallint, sealed_identity bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.kind, a.sealed_identity FROM audit.alias a WHERE a.alias = p_alias
$$;
COMMENT ON FUNCTION audit.identiteit(uuid) IS 'The sealed identity behind an alias; nothing when it was erased.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    audit.lijst, audit.zoek_subject, audit.zoek_zaak, audit.zoek_actor, audit.regels(bigint, integer), audit.subjecten(bigint, integer),
    audit.tegel_bewaren(smallint, bigint, bytea), audit.tegels(smallint, bigint, integer), audit.tegels_bewaard(smallint),
    audit.checkpoint_bewaren(bigint, text), audit.laatste_checkpoint(),
    audit.alias_vastleggen(smallint, uuid, bytea, bytea), audit.zoek_alias(smallint, bytea), audit.identiteit(uuid)
    TO verband_app;

RESET ROLE;
