// SPDX-License-Identifier: EUPL-1.2
//! Asks a server whether it accepts sessions, without libpq.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use crate::address::SUPERUSER;
use crate::state;

/// Protocol version 3.0 as the startup packet writes it.
const PROTOCOL: u32 = 196_608;

/// First byte of the answer to a startup packet that was accepted (`AuthenticationOk` and its kin).
const AUTHENTICATION: u8 = b'R';

/// A server that has hung must not hang us.
const ANSWER_LIMIT: Duration = Duration::from_secs(2);

/// Whether a startup packet on the socket in this directory is accepted; a server that still starts refuses it.
pub(super) fn answers(socket_dir: &Path) -> bool {
    ask(socket_dir).is_ok_and(|first| first == AUTHENTICATION)
}

fn ask(socket_dir: &Path) -> std::io::Result<u8> {
    let mut stream = UnixStream::connect(state::socket_path(socket_dir))?;
    stream.set_read_timeout(Some(ANSWER_LIMIT))?;
    stream.write_all(&startup_packet())?;
    let mut first = [0_u8];
    stream.read_exact(&mut first)?;
    Ok(first[0])
}

fn startup_packet() -> Vec<u8> {
    let mut body = PROTOCOL.to_be_bytes().to_vec();
    for text in ["user", SUPERUSER, "database", "postgres"] {
        body.extend_from_slice(text.as_bytes());
        body.push(0);
    }
    body.push(0);
    // The length counts itself; this packet is about forty bytes long.
    let length = u32::try_from(body.len() + 4).unwrap_or(u32::MAX);
    let mut packet = length.to_be_bytes().to_vec();
    packet.extend(body);
    packet
}
