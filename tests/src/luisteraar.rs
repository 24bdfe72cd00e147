// SPDX-License-Identifier: EUPL-1.2
//! A listener on loopback for what the service itself calls: its issuer and its collector. On
//! threads of its own, so that it outlives the runtime of any test.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;

/// From path and body to the body of a 200.
type Behandelaar = dyn Fn(&str, &[u8]) -> String + Send + Sync;

/// Listens for as long as the process lives.
pub(crate) fn luister(
    behandel: impl Fn(&str, &[u8]) -> String + Send + Sync + 'static,
) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let adres = listener.local_addr().expect("an address");
    let behandel: Arc<Behandelaar> = Arc::new(behandel);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let behandel = Arc::clone(&behandel);
            std::thread::spawn(move || beantwoord(stream, behandel.as_ref()));
        }
    });
    adres
}

fn beantwoord(mut stream: TcpStream, behandel: &Behandelaar) {
    let Some((pad, lichaam)) = lees(&mut stream) else {
        return;
    };
    let antwoord = behandel(&pad, &lichaam);
    let length = antwoord.len();
    let text = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{antwoord}"
    );
    // Who went away needs no answer.
    let _ = stream.write_all(text.as_bytes());
}

/// Path and body of one request with a `Content-Length`.
fn lees(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut part = [0; 16 * 1024];
    let (mut head_end, mut length) = (None, 0);
    while head_end.is_none_or(|end| bytes.len() < end + length) {
        let read = stream.read(&mut part).ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&part[..read]);
        if head_end.is_none() {
            head_end = bytes
                .windows(4)
                .position(|w| w == b"\r\n\r\n")
                .map(|at| at + 4);
            let head = String::from_utf8_lossy(&bytes[..head_end.unwrap_or(0)]).into_owned();
            length = head
                .lines()
                .filter_map(|line| line.split_once(':'))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .and_then(|(_, value)| value.trim().parse().ok())
                .unwrap_or(0);
        }
    }
    let head = String::from_utf8_lossy(&bytes[..head_end?]).into_owned();
    let pad = head.split_ascii_whitespace().nth(1)?.to_owned();
    Some((pad, bytes.split_off(head_end?)))
}
