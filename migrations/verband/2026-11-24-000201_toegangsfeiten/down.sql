-- SPDX-License-Identifier: EUPL-1.2
SET ROLE verband_eigenaar;
DROP TABLE autorisatie.intrekking, autorisatie.zicht, autorisatie.belang, autorisatie.toewijzing, autorisatie.deelname,
    autorisatie.zaakstand, autorisatie.zaak, autorisatie.lidmaatschap, autorisatie.identiteit, autorisatie.persoon,
    autorisatie.deelnemerschap, autorisatie.organisatie;
DROP FUNCTION autorisatie.feit_is_blijvend();
RESET ROLE;
