-- SPDX-License-Identifier: EUPL-1.2
-- Keeps why a signaal was sent back, and lets its reporter change a concept.
-- Why: the bureau may say what is formally missing in a signaal, never what it thinks of it (R-93: the deelnemers judge);
-- a concept is its reporter's own until he reports it (WGS 2.23(1)).
SET ROLE verband_eigenaar;

ALTER TABLE zaak.signaal ADD COLUMN terugsturing bytea;
COMMENT ON COLUMN zaak.signaal.terugsturing IS 'Sealed under the key of the zaak: what was formally missing when it was last sent back.';

CREATE FUNCTION zaak.persoon_van_concept() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM zaak.signaal s WHERE s.id = OLD.signaal AND s.status = 'concept') THEN
        RAISE EXCEPTION 'alleen uit een concept gaat een persoon weg' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER persoon_van_concept BEFORE DELETE ON zaak.signaalpersoon
    FOR EACH ROW EXECUTE FUNCTION zaak.persoon_van_concept();

GRANT UPDATE (terugsturing, inhoud, verschijningsvorm) ON zaak.signaal TO verband_app;
GRANT DELETE ON zaak.signaalpersoon TO verband_app;

RESET ROLE;
