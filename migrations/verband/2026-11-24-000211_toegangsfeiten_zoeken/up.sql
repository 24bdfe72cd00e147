-- SPDX-License-Identifier: EUPL-1.2
-- Every request asks seven tables of access facts what is valid and known now (WGS 1.8(2)). Each has a B-tree for that, but
-- also the index of its exclusion constraint, which answers too: the planner reckons both equally dear and took the latter,
-- at three to nine times the processor time of a search. The constraints now say of themselves that they look at rows with a
-- period in `bekend` only. That changes nothing in what they forbid, for an empty period overlaps with nothing; but no query
-- asks it, so their indexes serve the constraints alone and every search goes by B-tree, whatever the statistics say.
SET ROLE verband_eigenaar;

ALTER TABLE autorisatie.deelnemerschap
    DROP CONSTRAINT deelnemerschap_organisatie_geldig_bekend_excl,
    ADD CONSTRAINT deelnemerschap_zonder_overlap EXCLUDE USING gist (organisatie WITH =, geldig WITH &&, bekend WITH &&) WHERE (NOT isempty(bekend));
ALTER TABLE autorisatie.identiteit
    DROP CONSTRAINT identiteit_issuer_sub_bekend_excl,
    ADD CONSTRAINT identiteit_zonder_overlap EXCLUDE USING gist (issuer WITH =, sub WITH =, bekend WITH &&) WHERE (NOT isempty(bekend));
ALTER TABLE autorisatie.lidmaatschap
    DROP CONSTRAINT lidmaatschap_id_geldig_bekend_excl,
    ADD CONSTRAINT lidmaatschap_zonder_overlap EXCLUDE USING gist (id WITH =, geldig WITH &&, bekend WITH &&) WHERE (NOT isempty(bekend));
ALTER TABLE autorisatie.deelname
    DROP CONSTRAINT deelname_zaak_organisatie_geldig_bekend_excl,
    ADD CONSTRAINT deelname_zonder_overlap EXCLUDE USING gist (zaak WITH =, organisatie WITH =, geldig WITH &&, bekend WITH &&) WHERE (NOT isempty(bekend));
ALTER TABLE autorisatie.toewijzing
    DROP CONSTRAINT toewijzing_zaak_persoon_geldig_bekend_excl,
    ADD CONSTRAINT toewijzing_zonder_overlap EXCLUDE USING gist (zaak WITH =, persoon WITH =, geldig WITH &&, bekend WITH &&) WHERE (NOT isempty(bekend));
ALTER TABLE autorisatie.belang
    DROP CONSTRAINT belang_zaak_persoon_geldig_bekend_excl,
    ADD CONSTRAINT belang_zonder_overlap EXCLUDE USING gist (zaak WITH =, persoon WITH =, geldig WITH &&, bekend WITH &&) WHERE (NOT isempty(bekend));
ALTER TABLE autorisatie.zicht
    DROP CONSTRAINT zicht_object_gremium_besluit_geldig_bekend_excl,
    ADD CONSTRAINT zicht_zonder_overlap EXCLUDE USING gist (object WITH =, gremium WITH =, besluit WITH =, geldig WITH &&, bekend WITH &&) WHERE (NOT isempty(bekend));

-- Who takes part in a zaak, and whether this organisation does; `deelname_nu` goes the other way, for lists.
CREATE INDEX deelname_zaak ON autorisatie.deelname (zaak, organisatie) WHERE upper_inf(bekend);

RESET ROLE;
