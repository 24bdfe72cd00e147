-- SPDX-License-Identifier: EUPL-1.2
-- Keeps why a person works (werkcontext) and what a repeated request was answered.
-- Why: per case data are processed for the purpose fixed beforehand only (WGS 1.8(5), R-01): content is read under a
-- werkcontext that names doel, zaak and reason. And a request that changes something is carried out once, however often
-- it arrives.
SET ROLE verband_eigenaar;

CREATE TABLE autorisatie.werkcontext (
    id uuid PRIMARY KEY,
    persoon uuid NOT NULL REFERENCES autorisatie.persoon,
    lidmaatschap uuid NOT NULL,
    doel text NOT NULL CHECK (doel ~ '^[a-z_]{3,40}$'),
    zaak uuid REFERENCES autorisatie.zaak,
    vergadering uuid,
    logdoel text CHECK (logdoel IN ('rechtmatigheidscontrole', 'interne_controle', 'integriteit_beveiliging', 'gerechtelijke_procedure')),
    reden bytea NOT NULL,
    aangemaakt_op timestamptz NOT NULL,
    verloopt_op timestamptz NOT NULL CHECK (verloopt_op > aangemaakt_op),
    CHECK (num_nonnulls(zaak, vergadering, logdoel) = 1)
);
COMMENT ON TABLE autorisatie.werkcontext IS 'Doel and reason of a person in one hoedanigheid for one zaak, vergadering or use of the log; valid four hours, never changed.';
COMMENT ON COLUMN autorisatie.werkcontext.reden IS 'Sealed: free text.';
CREATE INDEX werkcontext_persoon ON autorisatie.werkcontext (persoon, id);

CREATE TABLE autorisatie.herhaling (
    lidmaatschap uuid NOT NULL,
    handeling text NOT NULL,
    sleutel bytea NOT NULL CHECK (octet_length(sleutel) = 32),
    lichaam bytea NOT NULL CHECK (octet_length(lichaam) = 32),
    antwoord bytea,
    aangemaakt_op timestamptz NOT NULL,
    PRIMARY KEY (lidmaatschap, handeling, sleutel)
);
COMMENT ON TABLE autorisatie.herhaling IS 'What a change with this Idempotency-Key was answered: a repetition gets the same answer, another body under the same key is refused.';
COMMENT ON COLUMN autorisatie.herhaling.sleutel IS 'SHA-256 of the key.';
COMMENT ON COLUMN autorisatie.herhaling.lichaam IS 'SHA-256 of act, object and body.';
COMMENT ON COLUMN autorisatie.herhaling.antwoord IS 'Sealed under the key of the day; null only while the first request runs.';
CREATE INDEX herhaling_aangemaakt ON autorisatie.herhaling (aangemaakt_op);

GRANT SELECT, INSERT ON autorisatie.werkcontext TO verband_app;
GRANT SELECT, INSERT, UPDATE (antwoord), DELETE ON autorisatie.herhaling TO verband_app;
GRANT SELECT ON autorisatie.werkcontext, autorisatie.herhaling TO verband_lezer;

RESET ROLE;
