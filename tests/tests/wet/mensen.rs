// SPDX-License-Identifier: EUPL-1.2
//! Who acts, in the words of the process. Everybody is invented.

use std::str::FromStr;

use cucumber::Parameter;

/// Somebody who acts, in one hoedanigheid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Parameter)]
#[param(
    name = "mens",
    regex = "de politie|het openbaar ministerie|de FIOD|de Belastingdienst|de casusregisseur van tafel E|de casusregisseur|de analist|de secretaris|de voorzitter|de andere voorzitter|de CFG|een lid van tafel D|een lid van tafel E|functioneel beheer|technisch beheer|iemand zonder aanwijzing|een geschorste medewerker|iemand met een beëindigd lidmaatschap|iemand met twee hoedanigheden|het lid van de rechtmatigheidsadviescommissie"
)]
pub struct Mens(pub &'static str);

pub const POLITIE: Mens = Mens("partner");
pub const REGISSEUR: Mens = Mens("casusregisseur");
pub const SECRETARIS: Mens = Mens("omt_secretaris");
pub const VOORZITTER: Mens = Mens("omt_voorzitter");
/// Of a deelnemer that takes no part in the casussen of these scenarios.
pub const LID: Mens = Mens("omt_lid@D:kmar");
pub const CFG: Mens = Mens("cfg");
pub const FUNCTIONEEL_BEHEER: Mens = Mens("functioneel_beheer");

impl FromStr for Mens {
    type Err = String;

    fn from_str(tekst: &str) -> Result<Self, String> {
        Ok(match tekst {
            "de politie" => POLITIE,
            "het openbaar ministerie" => Self("partner@om"),
            "de FIOD" => Self("partner@fiod"),
            "de Belastingdienst" => Self("partner@belastingdienst"),
            "de casusregisseur" => REGISSEUR,
            "de casusregisseur van tafel E" => Self("casusregisseur@E"),
            "de analist" => Self("analist_riec"),
            "de secretaris" => SECRETARIS,
            "de voorzitter" => VOORZITTER,
            "de andere voorzitter" => Self("omt_voorzitter@D:2"),
            "de CFG" => CFG,
            "een lid van tafel D" => LID,
            "een lid van tafel E" => Self("omt_lid@E"),
            "functioneel beheer" => FUNCTIONEEL_BEHEER,
            "technisch beheer" => Self("technisch_beheer"),
            "iemand zonder aanwijzing" => Self(scenarios::inrichting::NIEMAND),
            "een geschorste medewerker" => Self("geschorst:partner"),
            "iemand met een beëindigd lidmaatschap" => Self(scenarios::inrichting::LEEG),
            "iemand met twee hoedanigheden" => Self(scenarios::inrichting::TWEE),
            "het lid van de rechtmatigheidsadviescommissie" => Self("rac_lid"),
            ander => return Err(format!("wie is {ander}?")),
        })
    }
}
