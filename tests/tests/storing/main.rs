// SPDX-License-Identifier: EUPL-1.2
//! What breaks around the service: no answer without its record, no change half done, and nobody has to start it anew
//! when the other side is back.
#![cfg(test)]

mod afsluiten;
mod belasting;
mod crash;
mod hulp;
mod logboek;
mod ophangen;
mod rauw;
mod schijf;
mod sleutelbank;
mod toezicht;
