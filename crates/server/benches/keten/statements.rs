// SPDX-License-Identifier: EUPL-1.2
//! SQL statements per request, counted on the wire.

use crate::load::{Connection, Until, drive, figure};
use crate::seed::Soort;
use crate::service::Ground;
use crate::wire::{self, Statements};
use crate::{Outcome, Settings};

/// Calls on each connection.
const CALLS: usize = 50;

/// Who reads facts and data, who writes the log, who reads keys.
const ROLES: [(&str, &str); 3] = [
    ("verband_lezer", "facts and data"),
    ("verband_app", "append to the log"),
    ("verband_sleutels", "keys"),
];

/// Counts at each number of connections.
pub async fn run(settings: &Settings) -> Outcome<()> {
    for concurrent in &settings.gelijktijdig {
        let (statements, calls) = count(&[settings.zaak], *concurrent, settings.zaken).await?;
        for (role, what) in ROLES {
            let found = figure(statements.of(role)) / figure(calls);
            println!("{concurrent:>4}  {what:<18} {found:>6.3} statements per GET ({role})");
        }
    }
    Ok(())
}

/// Statements of so many calls, after every prepared statement and key is there.
pub async fn count(
    soorten: &[Soort],
    concurrent: usize,
    zaken: usize,
) -> Outcome<(Statements, usize)> {
    let ground = Ground::prepare().await?;
    let (between, statements) = wire::listen(ground.directory(), ground.databank.address())?;
    let product = ground.product(&between, "warn").await?;
    let mut targets = Vec::new();
    for soort in soorten {
        targets.extend(soort.make(product.address, &ground.issuer, zaken).await?);
    }
    let mut connections = Connection::open_many(product.address, concurrent).await?;
    drive(&mut connections, &targets, Until::Calls(2)).await?;
    statements.reset();
    let slice = drive(&mut connections, &targets, Until::Calls(CALLS)).await?;
    Ok((statements, slice.calls))
}
