// SPDX-License-Identifier: EUPL-1.2
const GROND: &[wgs::bepaling::Bepaling] = &[wgs::bepaling::WGS_1_8_2];

fn main() {
    assert_eq!(GROND[0].weergave(), "WGS 1.8(2)");
}
