// SPDX-License-Identifier: EUPL-1.2
//! The acts on a handhavingsknelpunt and its plans. Neither is designated, ended or adopted by an act of its own: a gremium
//! does so by a besluit ([`crate::HhkAanwijzen`], [`crate::PlanVaststellen`]).

use autorisatie::opslag::OpentZaak;
use autorisatie::{Klassebron, Object};
use uuid::Uuid;

use crate::{Hhkbron, Hhkfilter, Planbron, Planouderbron};

autorisatie::handelingen! {
    /// Prepares a handhavingsknelpunt.
    HhkVoorbereiden {} "hhk.voorbereiden", Hhk, "voorbereiden", Toevoegen, Klassebron, [WGS_1_1_HANDHAVINGSKNELPUNT, WGS_2_18_1_A], |_zelf| Object::Klasse;
    /// Changes the preparation.
    HhkWijzigen {
        /// Handhavingsknelpunt.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "hhk.wijzigen", Hhk, "wijzigen", Wijzigen, Hhkbron, [WGS_1_1_HANDHAVINGSKNELPUNT], |zelf| Object::Rij(zelf.id);
    /// Reads one.
    HhkLezen {
        /// Handhavingsknelpunt.
        id: Uuid,
    } "hhk.lezen", Hhk, "lezen", Raadplegen, Hhkbron, [WGS_2_18_1_A, WGS_2_23_5], |zelf| Object::Rij(zelf.id);
    /// Lists those that the caller sees, without content.
    HhkZoeken {
        /// Most on a page.
        maximum: i64,
        /// Which.
        filter: Hhkfilter,
    } "hhk.zoeken", Hhk, "lezen", Zoeken, Klassebron, [WGS_2_18_1_A], |_zelf| Object::Klasse;
    /// Writes down a plan van aanpak of the own tafel, as a concept.
    PlanOpstellen {
        /// Handhavingsknelpunt.
        hhk: Uuid,
    } "plan.opstellen", Plan, "opstellen", Toevoegen, Planouderbron, [UA_GOVERNANCE, WGS_2_18_1_A], |zelf| Object::Rij(zelf.hhk);
    /// Changes the concept.
    PlanWijzigen {
        /// Plan.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "plan.wijzigen", Plan, "wijzigen", Wijzigen, Planbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Reads one plan.
    PlanLezen {
        /// Plan.
        id: Uuid,
    } "plan.lezen", Plan, "lezen", Raadplegen, Planbron, [UA_GOVERNANCE, WGS_2_23_5], |zelf| Object::Rij(zelf.id);
    /// Lists the plans of one handhavingsknelpunt that the caller sees, without content.
    PlannenZoeken {
        /// Handhavingsknelpunt.
        hhk: Uuid,
        /// Most on a page.
        maximum: i64,
    } "plan.zoeken", Plan, "lezen", Zoeken, Planouderbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.hhk);
    /// Begins to carry out an adopted plan.
    PlanUitvoeren {
        /// Plan.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "plan.uitvoeren", Plan, "uitvoeren", Wijzigen, Planbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Says that a plan was carried out.
    PlanAfronden {
        /// Plan.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "plan.afronden", Plan, "afronden", Wijzigen, Planbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
}

impl OpentZaak for HhkVoorbereiden {}
impl OpentZaak for PlanOpstellen {}
