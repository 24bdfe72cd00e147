// SPDX-License-Identifier: EUPL-1.2
//! Calls as bytes on a socket, by a client that does what no proper client does.

use scenarios::stappen::een_signaal;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

/// Host and port of `http://…`.
pub(crate) fn adres(basis: &str) -> &str {
    basis.strip_prefix("http://").expect("an address")
}

/// A change as bytes, under this key.
pub(crate) fn wijziging(basis: &str, token: &str, sleutel: &str) -> Vec<u8> {
    let (host, body) = (adres(basis), een_signaal().to_string());
    format!(
        "POST /api/v1/signalen HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\
         Idempotency-Key: {sleutel}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Sends these bytes on a connection of their own.
pub(crate) async fn stuur(basis: &str, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(adres(basis)).await.expect("connects");
    stream.write_all(bytes).await.expect("written");
    stream
}

/// Whether the service has begun to answer, or has closed.
pub(crate) fn antwoordt(stream: &TcpStream) -> bool {
    !matches!(stream.try_read(&mut [0; 1]), Err(fault) if fault.kind() == std::io::ErrorKind::WouldBlock)
}
