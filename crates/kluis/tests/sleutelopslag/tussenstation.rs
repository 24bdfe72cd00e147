// SPDX-License-Identifier: EUPL-1.2
//! A relay between vault and key store that can fall silent: what a network does that no longer delivers.

use std::path::PathBuf;

use lokale_postgres::proef::Proefdatabank;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixStream};
use tokio::sync::watch;

pub struct Tussenstation {
    pub url: String,
    zwijgt: watch::Sender<bool>,
}

impl Tussenstation {
    pub async fn voor(databank: &Proefdatabank) -> Self {
        let luisteraar = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let poort = luisteraar.local_addr().unwrap().port();
        let url = format!(
            "postgresql://verband_sleutels@127.0.0.1:{poort}/{}",
            databank.sleutelbank()
        );
        let socket = databank.address().socket_dir().join(".s.PGSQL.5432");
        let (zwijgt, stand) = watch::channel(false);
        tokio::spawn(bedien(luisteraar, socket, stand));
        Self { url, zwijgt }
    }

    /// From now on nothing is delivered, on connections that stand and on new ones; or again everything on new ones.
    pub fn zwijg(&self, zwijgt: bool) {
        self.zwijgt.send_replace(zwijgt);
    }
}

async fn bedien(luisteraar: TcpListener, socket: PathBuf, stand: watch::Receiver<bool>) {
    while let Ok((vooraan, _)) = luisteraar.accept().await {
        let achteraan = UnixStream::connect(&socket).await.unwrap();
        let (van_kluis, naar_kluis) = vooraan.into_split();
        let (van_opslag, naar_opslag) = achteraan.into_split();
        tokio::spawn(geef_door(van_kluis, naar_opslag, stand.clone()));
        tokio::spawn(geef_door(van_opslag, naar_kluis, stand.clone()));
    }
}

async fn geef_door(
    mut van: impl AsyncRead + Unpin,
    mut naar: impl AsyncWrite + Unpin,
    stand: watch::Receiver<bool>,
) {
    let (mut buffer, mut is_verstomd) = ([0; 4096], false);
    while let Ok(aantal @ 1..) = van.read(&mut buffer).await {
        is_verstomd |= *stand.borrow();
        if !is_verstomd && naar.write_all(&buffer[..aantal]).await.is_err() {
            return;
        }
    }
}
