-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;

DROP TABLE zaak.informering, zaak.sleutelvernietiging;
DROP TRIGGER subject_gaat_over ON zaak.subject;
DROP FUNCTION zaak.subject_gaat_over;
DROP TABLE zaak.subjectovergang;
ALTER TABLE zaak.signaal DROP COLUMN aanvaard_voor;
DROP INDEX zaak.subject_zaak_herkomst_persoon;
REVOKE UPDATE (status, versie, besluit, toegevoegd_op, gegevens, herkomst_signaal, herkomst_persoon, hangt_aan) ON zaak.subject FROM verband_app;
ALTER TABLE zaak.subject
    DROP CONSTRAINT subject_hangt_aan_check,
    DROP CONSTRAINT subject_gegevens_check,
    DROP CONSTRAINT subject_herkomst_check,
    DROP CONSTRAINT subject_sporen_check,
    DROP CONSTRAINT subject_toegevoegd_check,
    DROP CONSTRAINT subject_voordracht_check,
    DROP CONSTRAINT subject_uit_check,
    DROP COLUMN voorgedragen_door,
    DROP COLUMN voorgedragen_namens,
    DROP COLUMN voorgedragen_op,
    DROP COLUMN voorstel,
    DROP COLUMN uit_door,
    DROP COLUMN uit_op,
    DROP COLUMN vernietigen_vanaf,
    ALTER COLUMN gegevens SET NOT NULL,
    ALTER COLUMN herkomst_signaal SET NOT NULL,
    ALTER COLUMN herkomst_persoon SET NOT NULL,
    ALTER COLUMN besluit SET NOT NULL,
    ALTER COLUMN toegevoegd_op SET NOT NULL,
    ALTER COLUMN versie DROP DEFAULT,
    ADD CONSTRAINT subject_check CHECK ((persoonsrol = 'signaal') = (hangt_aan IS NULL)),
    ADD CONSTRAINT subject_zaak_herkomst_persoon_key UNIQUE (zaak, herkomst_persoon);

RESET ROLE;
