// SPDX-License-Identifier: EUPL-1.2
//! Handhavingsknelpunt and plan van aanpak over the API: prepared, designated by the Stuurgroep, worked out by a tafel, and
//! refused where that is not lawful.
#![cfg(test)]

mod aanwijzen;
mod overgangen;
mod plan;
mod voorbereiden;
mod wereld;
