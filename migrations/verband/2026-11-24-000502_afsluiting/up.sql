-- SPDX-License-Identifier: EUPL-1.2
-- Keeps by which besluit, why and when a casus was closed.
-- Why: a casus is closed by besluit of its tafel, on one of four grounds (Uitvoeringsagenda 2025); from then on nobody works
-- on it (WGS 1.8(5)) and it is kept no longer than a norm says, five years after the first processing at most (WGS 1.8(7)).
SET ROLE verband_eigenaar;

CREATE TABLE casus.afsluiting (
    besluit uuid PRIMARY KEY REFERENCES besluitvorming.besluit,
    casus uuid NOT NULL REFERENCES casus.casus,
    grond text NOT NULL CHECK (grond IN ('doel_bereikt', 'niet_langer_noodzakelijk', 'overgedragen_aan_opsporing', 'geen_zicht_op_resultaat')),
    afgesloten_op timestamptz NOT NULL
);
COMMENT ON TABLE casus.afsluiting IS 'Closings of casussen: one that was reopened can be closed again, by another besluit. What was reached stands in the besluit, sealed.';
CREATE INDEX afsluiting_casus ON casus.afsluiting (casus);

GRANT SELECT, INSERT ON casus.afsluiting TO verband_app;
GRANT SELECT ON casus.afsluiting TO verband_lezer;

RESET ROLE;
