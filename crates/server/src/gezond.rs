// SPDX-License-Identifier: EUPL-1.2
//! `verband gezond`: asks the management port of a service on this machine whether it is ready. An image needs no
//! other program for its health check.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

/// Above the time that `/readyz` gives its checks.
const TERMIJN: Duration = Duration::from_secs(4);

/// Why the service is not healthy.
#[derive(Debug, thiserror::Error)]
pub enum GezondFout {
    /// Nobody answers, or not in time.
    #[error("{0} antwoordt niet: {1}")]
    Stil(SocketAddr, String),
    /// It answers that it is not ready, and which check fails.
    #[error("niet klaar: {0}")]
    NietKlaar(String),
}

/// Asks `/readyz`; the answer is that of the service.
///
/// # Errors
/// When it does not answer, or answers that it is not ready.
pub async fn vraag(beheeradres: SocketAddr) -> Result<String, GezondFout> {
    let adres = bereikbaar(beheeradres);
    let stil = |fault: reqwest::Error| GezondFout::Stil(adres, fault.without_url().to_string());
    let client = reqwest::Client::builder()
        .timeout(TERMIJN)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .map_err(stil)?;
    let answer = client
        .get(format!("http://{adres}/readyz"))
        .send()
        .await
        .map_err(stil)?;
    let is_klaar = answer.status() == reqwest::StatusCode::OK;
    let text = answer.text().await.map_err(stil)?;
    if is_klaar {
        Ok(text)
    } else {
        Err(GezondFout::NietKlaar(text))
    }
}

/// Who listens everywhere listens on loopback too.
fn bereikbaar(adres: SocketAddr) -> SocketAddr {
    let ip = match adres.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, adres.port())
}

#[cfg(test)]
mod tests {
    use wiremock::matchers::{method, path};
    use wiremock::{Mock, MockServer, ResponseTemplate};

    use super::{GezondFout, bereikbaar, vraag};

    #[tokio::test]
    async fn ready_not_ready_and_silent_are_three_answers() {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let service = MockServer::start().await;
        let answer = |status, text: &str| {
            Mock::given(method("GET"))
                .and(path("/readyz"))
                .respond_with(ResponseTemplate::new(status).set_body_string(text))
                .up_to_n_times(1)
                .mount(&service)
        };
        answer(200, "klaar").await;
        assert_eq!(vraag(*service.address()).await.expect("ready"), "klaar");
        answer(503, "databank fout").await;
        let not_ready = vraag(*service.address()).await;
        assert!(matches!(not_ready, Err(GezondFout::NietKlaar(text)) if text == "databank fout"));
        let silent = vraag("127.0.0.1:1".parse().expect("an address")).await;
        assert!(matches!(silent, Err(GezondFout::Stil(..))));
    }

    #[test]
    fn an_address_everywhere_is_asked_on_loopback() {
        for (listens, asked) in [
            ("0.0.0.0:9090", "127.0.0.1:9090"),
            ("[::]:9090", "[::1]:9090"),
            ("10.0.0.7:9090", "10.0.0.7:9090"),
        ] {
            let listens = listens.parse().expect("an address");
            assert_eq!(bereikbaar(listens).to_string(), asked);
        }
    }
}
