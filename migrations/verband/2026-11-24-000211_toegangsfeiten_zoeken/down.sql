-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
DROP INDEX autorisatie.deelname_zaak;
ALTER TABLE autorisatie.deelnemerschap
    DROP CONSTRAINT deelnemerschap_zonder_overlap,
    ADD CONSTRAINT deelnemerschap_organisatie_geldig_bekend_excl EXCLUDE USING gist (organisatie WITH =, geldig WITH &&, bekend WITH &&);
ALTER TABLE autorisatie.identiteit
    DROP CONSTRAINT identiteit_zonder_overlap,
    ADD CONSTRAINT identiteit_issuer_sub_bekend_excl EXCLUDE USING gist (issuer WITH =, sub WITH =, bekend WITH &&);
ALTER TABLE autorisatie.lidmaatschap
    DROP CONSTRAINT lidmaatschap_zonder_overlap,
    ADD CONSTRAINT lidmaatschap_id_geldig_bekend_excl EXCLUDE USING gist (id WITH =, geldig WITH &&, bekend WITH &&);
ALTER TABLE autorisatie.deelname
    DROP CONSTRAINT deelname_zonder_overlap,
    ADD CONSTRAINT deelname_zaak_organisatie_geldig_bekend_excl EXCLUDE USING gist (zaak WITH =, organisatie WITH =, geldig WITH &&, bekend WITH &&);
ALTER TABLE autorisatie.toewijzing
    DROP CONSTRAINT toewijzing_zonder_overlap,
    ADD CONSTRAINT toewijzing_zaak_persoon_geldig_bekend_excl EXCLUDE USING gist (zaak WITH =, persoon WITH =, geldig WITH &&, bekend WITH &&);
ALTER TABLE autorisatie.belang
    DROP CONSTRAINT belang_zonder_overlap,
    ADD CONSTRAINT belang_zaak_persoon_geldig_bekend_excl EXCLUDE USING gist (zaak WITH =, persoon WITH =, geldig WITH &&, bekend WITH &&);
ALTER TABLE autorisatie.zicht
    DROP CONSTRAINT zicht_zonder_overlap,
    ADD CONSTRAINT zicht_object_gremium_besluit_geldig_bekend_excl EXCLUDE USING gist (object WITH =, gremium WITH =, besluit WITH =, geldig WITH &&, bekend WITH &&);
RESET ROLE;
