// SPDX-License-Identifier: EUPL-1.2
//! Who reads in a casus that started, so that the log has more to show than changes: the deelnemers, and one who takes no
//! part and gets nothing.

use uuid::Uuid;

use super::loper::Loper;
use crate::demo::Uitkomst;
use crate::demo::klant::Aanroep;

/// Tries every casus of a tafel at which his organisation has no seat: what whoever supervises should notice.
pub(super) const NIEUWSGIERIGE: &str = "partner@schijnwaard_college";

const REDENEN: [&str; 3] = [
    "Het casusoverleg van deze week voorbereiden.",
    "Nagaan welke gegevens wij zelf over deze personen hebben.",
    "Terugkoppeling aan de eigen organisatie over de start.",
];

/// Each deelnemer reads the casus, whom it is about, and the first of them.
pub(super) async fn lees(
    loper: &Loper<'_>,
    naam: &str,
    casus: Uuid,
    deelnemers: &[&str],
) -> Uitkomst<()> {
    let pad = format!("/casussen/{casus}");
    for (nummer, deelnemer) in deelnemers.iter().enumerate() {
        let wie = format!("partner@{deelnemer}");
        let reden = REDENEN[nummer % REDENEN.len()];
        let werk = loper.werkcontext(&wie, "casusoverleg", ("zaak", casus), reden);
        let werk = werk.await?;
        let get = async |pad: String| {
            let wat = format!("{naam} inzien");
            loper
                .doe(&wie, &wat, Aanroep::get(pad).met(werk), &[200])
                .await
        };
        get(pad.clone()).await?;
        let subjecten = get(format!("{pad}/subjecten")).await?.json();
        let eerste = subjecten["subjecten"][0]["id"].as_str();
        get(format!(
            "/subjecten/{}",
            eerste.ok_or("de casus heeft geen subject")?
        ))
        .await?;
    }
    Ok(())
}

/// For who takes no part the casus does not exist.
pub(super) async fn probeer(loper: &Loper<'_>, naam: &str, casus: Uuid) -> Uitkomst<()> {
    let (wat, call) = (
        format!("{naam} proberen"),
        Aanroep::get(format!("/casussen/{casus}")),
    );
    loper.doe(NIEUWSGIERIGE, &wat, call, &[404]).await?;
    Ok(())
}
