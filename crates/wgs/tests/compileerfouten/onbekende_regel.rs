// SPDX-License-Identifier: EUPL-1.2
const REGEL: &wgs::regel::Regel = &wgs::regel::REGEL_DIE_ER_NIET_IS;

fn main() {
    let _ = REGEL;
}
