-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;

DROP TABLE zaak.trap;
DROP TABLE zaak.subject;
DROP TABLE zaak.weging;

RESET ROLE;
