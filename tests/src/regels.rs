// SPDX-License-Identifier: EUPL-1.2
//! What the services of this process wrote as log lines, and sent to the collector of traces.

use std::sync::{Mutex, OnceLock};

use server::configuratie::Otlp;
use server::telemetrie::Telemetrie;
use tracing::Level;

use crate::luisteraar::luister;

/// Everything that services of this process wrote as log lines or sent to the collector.
pub struct Regels {
    verzamelaar: String,
    lijnen: Mutex<Vec<u8>>,
    sporen: Mutex<Vec<u8>>,
}

/// The lines and traces of this process; the first call puts the subscriber in place.
pub fn lees_regels() -> &'static Regels {
    static REGELS: OnceLock<Regels> = OnceLock::new();
    static GEPLAATST: OnceLock<()> = OnceLock::new();
    let regels = REGELS.get_or_init(|| {
        let adres = luister(|_, lichaam| {
            let regels = REGELS.get().expect("made before the first span");
            regels
                .sporen
                .lock()
                .expect("not poisoned")
                .extend_from_slice(lichaam);
            String::new()
        });
        Regels {
            verzamelaar: format!("http://{adres}"),
            lijnen: Mutex::default(),
            sporen: Mutex::default(),
        }
    });
    GEPLAATST.get_or_init(|| {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let otlp = Otlp {
            url: regels.verzamelaar.clone(),
            deel: 1.0,
        };
        // Its exporter blocks, which a thread of an asynchronous runtime may not.
        let telemetrie = std::thread::spawn(move || Telemetrie::new(Some(&otlp)))
            .join()
            .expect("no panic")
            .expect("telemetry");
        tracing::subscriber::set_global_default(telemetrie.subscriber(Level::INFO, Schrijver))
            .expect("the only subscriber");
        // It works for as long as the process lives.
        std::mem::forget(telemetrie);
    });
    regels
}

impl Regels {
    /// Where the collector listens.
    #[must_use]
    pub(crate) fn verzamelaar(&self) -> &str {
        &self.verzamelaar
    }

    /// All log lines so far.
    #[must_use]
    pub fn lijnen(&self) -> Vec<u8> {
        self.lijnen.lock().expect("not poisoned").clone()
    }

    /// The lines of the call with this trace id: what an answer without detail was about.
    #[must_use]
    pub fn van(&self, spoor: Option<&str>) -> String {
        let lines = String::from_utf8_lossy(&self.lijnen()).into_owned();
        let own = |line: &&str| spoor.is_some_and(|spoor| line.contains(spoor));
        lines.lines().filter(own).collect::<Vec<_>>().join("\n")
    }

    /// All that the collector received so far.
    #[must_use]
    pub fn sporen(&self) -> Vec<u8> {
        self.sporen.lock().expect("not poisoned").clone()
    }
}

#[derive(Clone, Copy)]
struct Schrijver;

impl std::io::Write for Schrijver {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut lijnen = lees_regels().lijnen.lock().expect("not poisoned");
        lijnen.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl tracing_subscriber::fmt::MakeWriter<'_> for Schrijver {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        *self
    }
}
