// SPDX-License-Identifier: EUPL-1.2
//! The load generator: HTTP/1.1 over connections that stay open, on one thread, the same for both sides.

use std::cell::Cell;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::Outcome;

/// One request with the body that must come back.
pub struct Target {
    /// Id of the row, by which the bare server finds the same bytes.
    pub id: uuid::Uuid,
    /// The whole request, head and all.
    pub request: Vec<u8>,
    /// The body of the answer.
    pub body: Vec<u8>,
    /// Account that asks.
    pub caller: &'static str,
    /// Its werkcontext for this zaak.
    pub werkcontext: uuid::Uuid,
}

/// One connection; a request is sent when the answer to the former is in.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What came back.
pub struct Reply<'a> {
    /// Status.
    pub status: u16,
    head: &'a [u8],
    /// Body.
    pub body: &'a [u8],
}

impl Reply<'_> {
    /// A header by its name, any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(self.head, name)
    }
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let buffer = Vec::with_capacity(16 * 1024);
        Ok(Self { stream, buffer })
    }

    /// Connects so many times.
    pub async fn open_many(address: SocketAddr, count: usize) -> Outcome<Vec<Self>> {
        try_join_all((0..count).map(|_| Self::open(address))).await
    }

    /// Sends a request and reads the answer to its last byte.
    pub async fn call(&mut self, request: &[u8]) -> Outcome<Reply<'_>> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let mut seen = 0;
        let head = loop {
            if let Some(end) = end_of_head(&self.buffer, seen) {
                break end;
            }
            seen = self.buffer.len().saturating_sub(3);
            self.read().await?;
        };
        let length = header(&self.buffer[..head], "content-length")
            .map_or(Ok(0), str::parse::<usize>)
            .map_err(|_| "an answer without a usable length")?;
        while self.buffer.len() < head + length {
            self.read().await?;
        }
        let status = std::str::from_utf8(&self.buffer[9..12])?.parse()?;
        Ok(Reply {
            status,
            head: &self.buffer[..head],
            body: &self.buffer[head..head + length],
        })
    }

    async fn read(&mut self) -> Outcome<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err("the server closed the connection".into()),
            _ => Ok(()),
        }
    }
}

fn end_of_head(buffer: &[u8], from: usize) -> Option<usize> {
    let found = buffer
        .get(from..)?
        .windows(4)
        .position(|w| w == b"\r\n\r\n");
    found.map(|place| from + place + 4)
}

fn header<'a>(head: &'a [u8], name: &str) -> Option<&'a str> {
    let text = std::str::from_utf8(head).ok()?;
    text.split("\r\n").skip(1).find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// When a slice ends.
#[derive(Clone, Copy)]
pub enum Until {
    /// After so much time.
    Elapsed(Duration),
    /// After so many calls on each connection.
    Calls(usize),
}

/// What one slice gave.
#[derive(Default)]
pub struct Slice {
    /// Answers.
    pub calls: usize,
    /// From the first request to the last answer.
    pub elapsed: Duration,
    /// Microseconds from request to answer, unsorted.
    pub latencies_us: Vec<u32>,
}

impl Slice {
    /// Answers per second.
    pub fn rate(&self) -> f64 {
        figure(self.calls) / self.elapsed.as_secs_f64().max(f64::EPSILON)
    }
}

/// A count as a figure.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of one run are far below 2^52"
)]
pub fn figure(count: usize) -> f64 {
    count as f64
}

/// Sends the requests in turn over all connections, each connection one at a time. Any answer but 200 with the expected
/// body ends the measurement: a fast refusal would look like a fast server.
pub async fn drive(
    connections: &mut [Connection],
    targets: &[Target],
    until: Until,
) -> Outcome<Slice> {
    let next = Cell::new(0_usize);
    let begin = Instant::now();
    let runs = connections.iter_mut().map(|connection| {
        let next = &next;
        async move {
            let mut latencies = Vec::new();
            loop {
                let done = match until {
                    Until::Elapsed(time) => begin.elapsed() >= time,
                    Until::Calls(calls) => latencies.len() >= calls,
                };
                if done {
                    return Ok::<_, Box<dyn std::error::Error>>(latencies);
                }
                let target = &targets[next.replace(next.get() + 1) % targets.len()];
                let sent = Instant::now();
                let reply = connection.call(&target.request).await?;
                latencies.push(u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX));
                if reply.status != 200 || reply.body != target.body {
                    let body = String::from_utf8_lossy(reply.body).into_owned();
                    return Err(format!("status {}, body {body}", reply.status).into());
                }
            }
        }
    });
    let latencies_us = try_join_all(runs).await?.concat();
    Ok(Slice {
        calls: latencies_us.len(),
        elapsed: begin.elapsed(),
        latencies_us,
    })
}
