// SPDX-License-Identifier: EUPL-1.2
//! The REST API of Verband: HTTP, JSON, OpenAPI, configuration, time zone and telemetry.

pub mod adres;
pub mod api;
mod besluiten;
mod bladzijde;
pub mod bron;
mod casussen;
pub mod configuratie;
mod deelnemers;
#[cfg(feature = "demo")]
pub mod demo;
pub mod deur;
pub mod dienst;
pub mod gezond;
mod gremia;
mod handhavingsknelpunten;
pub mod inrichting;
pub mod installatie;
pub mod jwks;
pub mod levenscyclus;
mod lidmaatschappen;
pub mod logboek;
pub mod migratie;
mod normen;
pub mod openapi;
mod peildatum;
mod plannen;
pub mod problemen;
mod signalen;
pub mod sleutels;
mod subjecten;
pub mod systeem;
pub mod telemetrie;
mod toegangslog;
mod vergaderingen;
pub mod vernietiging;
mod verschijningsvormen;
mod werkcontexten;
