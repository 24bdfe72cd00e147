// SPDX-License-Identifier: EUPL-1.2
const GROND: &[wgs::bepaling::Bepaling] = &[wgs::bepaling::ARTIKEL_DAT_ER_NIET_STAAT];

fn main() {
    let _ = GROND;
}
