-- SPDX-License-Identifier: EUPL-1.2
-- How the log grows: one function that moves the head and adds the records, and the outbox in front of it.
-- Why: an acknowledged record has its final index and is under a root at once; the order of any number of replicas is
-- that of the head's row lock and compare-and-set (WGS 1.8: the log must show every processing).
SET ROLE audit_owner;

CREATE FUNCTION audit.toevoegen(
    p_oud bigint, p_toppen bytea, p_seq_time_us bigint,
    p_record_id uuid[], p_organisatie text[], p_handeling text[], p_resultaat smallint[], p_actor uuid[], p_zaak uuid[],
    p_leaf bytea[], p_entry bytea[],
    p_subject uuid[], p_subject_bij integer[], p_subject_zout bytea[],
    p_outbox uuid[]
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_aantal bigint := cardinality(p_record_id);
    v_weg bigint;
BEGIN
    IF v_aantal = 0 THEN
        RAISE EXCEPTION 'niets om toe te voegen' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    UPDATE audit.head SET size = p_oud + v_aantal, peaks = p_toppen, seq_time_us = p_seq_time_us
        WHERE size = p_oud AND seq_time_us <= p_seq_time_us;
    IF NOT FOUND THEN
        RETURN -1;
    END IF;
    INSERT INTO audit.record (leaf_index, record_id, seq_time_us, organisatie, handeling, resultaat, actor_alias, zaak_alias, leaf, entry)
        SELECT p_oud + t.o - 1, t.id, p_seq_time_us, t.org, t.handeling, t.resultaat, t.actor, t.zaak, t.leaf, t.entry
        FROM unnest(p_record_id, p_organisatie, p_handeling, p_resultaat, p_actor, p_zaak, p_leaf, p_entry)
            WITH ORDINALITY AS t (id, org, handeling, resultaat, actor, zaak, leaf, entry, o);
    IF cardinality(p_subject) > 0 THEN
        INSERT INTO audit.record_subject (subject_alias, leaf_index, salt)
            SELECT t.alias, p_oud + t.bij, t.zout FROM unnest(p_subject, p_subject_bij, p_subject_zout) AS t (alias, bij, zout);
    END IF;
    IF cardinality(p_outbox) > 0 THEN
        DELETE FROM audit.outbox WHERE record_id = ANY (p_outbox);
        GET DIAGNOSTICS v_weg = ROW_COUNT;
        IF v_weg <> cardinality(p_outbox) THEN
            RAISE EXCEPTION 'een regel stond niet meer in de outbox' USING ERRCODE = 'VL001';
        END IF;
    END IF;
    RETURN v_aantal;
END
$$;
COMMENT ON FUNCTION audit.toevoegen IS 'Appends a batch if the head still has size p_oud: number of records, or -1 when another replica was first. VL001: a record was no longer in the outbox; nothing was appended.';

CREATE FUNCTION audit.kop_vergrendeld() RETURNS TABLE (size bigint, peaks bytea, seq_time_us bigint)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT h.size, h.peaks, h.seq_time_us FROM audit.head h FOR UPDATE
$$;
COMMENT ON FUNCTION audit.kop_vergrendeld() IS 'The head, locked until the end of the transaction: for replicas that would otherwise keep losing the compare-and-set.';

CREATE FUNCTION audit.bladhashes(p_van bigint, p_maximum integer) RETURNS TABLE (leaf_index bigint, leaf bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.leaf_index, r.leaf FROM audit.record r WHERE r.leaf_index >= p_van AND r.leaf_index < p_van + p_maximum ORDER BY r.leaf_index
$$;
COMMENT ON FUNCTION audit.bladhashes(bigint, integer) IS 'Hashes of leaves from p_van on.';

CREATE FUNCTION audit.outbox_plaatsen(p_record_id uuid, p_entry bytea) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO audit.outbox (record_id, entry) VALUES (p_record_id, p_entry);
    SELECT true
$$;
COMMENT ON FUNCTION audit.outbox_plaatsen(uuid, bytea) IS 'Puts a record in the outbox, inside the transaction of the change that it records.';

CREATE FUNCTION audit.outbox_wachtend(p_ouder_dan_ms integer, p_maximum integer) RETURNS TABLE (record_id uuid, entry bytea)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.record_id, o.entry FROM audit.outbox o
        WHERE o.created < clock_timestamp() - make_interval(secs => p_ouder_dan_ms / 1000.0)
        ORDER BY o.created LIMIT p_maximum FOR KEY SHARE SKIP LOCKED
$$;
COMMENT ON FUNCTION audit.outbox_wachtend(integer, integer) IS 'Records left behind in the outbox, oldest first, without those that are being appended now.';

CREATE FUNCTION audit.outbox_aanwezig(p_record_id uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT o.record_id FROM audit.outbox o WHERE o.record_id = ANY (p_record_id)
$$;
COMMENT ON FUNCTION audit.outbox_aanwezig(uuid[]) IS 'Which of these are still in the outbox.';

CREATE FUNCTION audit.outbox_stand() RETURNS TABLE (aantal bigint, oudste_ms bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(*), COALESCE(round(extract(epoch FROM clock_timestamp() - min(o.created)) * 1000)::bigint, 0) FROM audit.outbox o
$$;
COMMENT ON FUNCTION audit.outbox_stand() IS 'Number of records in the outbox and age of the oldest: more than a second is an alarm.';

CREATE FUNCTION audit.blad_van(p_record_id uuid[]) RETURNS TABLE (record_id uuid, leaf_index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.record_id, r.leaf_index FROM audit.record r WHERE r.record_id = ANY (p_record_id)
$$;
COMMENT ON FUNCTION audit.blad_van(uuid[]) IS 'Where these records stand in the log.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    audit.toevoegen, audit.kop_vergrendeld(), audit.bladhashes(bigint, integer), audit.outbox_plaatsen(uuid, bytea),
    audit.outbox_wachtend(integer, integer), audit.outbox_aanwezig(uuid[]), audit.outbox_stand(), audit.blad_van(uuid[])
    TO verband_app;

RESET ROLE;
