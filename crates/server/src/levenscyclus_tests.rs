// SPDX-License-Identifier: EUPL-1.2
//! The server on a real socket: what only the wire can show.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::{DienstFout, start};
use crate::configuratie::Configuratie;
use crate::deur::beheerpoort::{Beheerpoort, Controle};
use crate::deur::proef::{Proef, gedeeld};

struct Running {
    address: SocketAddr,
    management: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<Result<(), DienstFout>>,
    state: Proef,
}

fn running() -> Running {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    values.insert("adres".into(), "127.0.0.1:0".into());
    values.insert("beheeradres".into(), "127.0.0.1:0".into());
    let configuratie = Configuratie::voor_proef(&values);
    let state = Proef::default();
    let (stop, stopped) = oneshot::channel();
    let beheer = Beheerpoort {
        controles: vec![Controle {
            naam: "databank",
            werkt: Arc::new(|| Box::pin(async { true })),
        }],
        beleid: "abc".into(),
        registry: prometheus::Registry::new(),
        stopt: Arc::new(AtomicBool::new(false)),
    };
    let in_worker = state.clone();
    let until = async move {
        let _ = stopped.await;
    };
    let make_state = move || in_worker.clone();
    let dienst = start(
        &configuratie,
        Arc::new(gedeeld()),
        make_state,
        beheer,
        until,
    )
    .expect("listens");
    Running {
        address: dienst.adressen[0],
        management: dienst.beheeradressen[0],
        stop,
        ended: tokio::spawn(dienst.tot_het_einde()),
        state,
    }
}

async fn exchange(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("connected");
    stream.write_all(request.as_bytes()).await.expect("written");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("read");
    String::from_utf8(answer).expect("UTF-8")
}

const HEAD: &str = "Host: x\r\nAuthorization: Bearer goed\r\nConnection: close\r\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn head_has_the_head_of_get_and_no_body() {
    let running = running();
    let get = exchange(
        running.address,
        &format!("GET /api/v1/proeven HTTP/1.1\r\n{HEAD}\r\n"),
    )
    .await;
    let head = exchange(
        running.address,
        &format!("HEAD /api/v1/proeven HTTP/1.1\r\n{HEAD}\r\n"),
    )
    .await;
    assert!(
        get.starts_with("HTTP/1.1 200") && head.starts_with("HTTP/1.1 200"),
        "{get}{head}"
    );
    let (get_head, body) = get.split_once("\r\n\r\n").expect("a body");
    let length = format!("content-length: {}", body.len());
    assert!(
        get_head.contains(&length) && head.contains(&length),
        "{head}"
    );
    assert!(head.ends_with("\r\n\r\n"), "{head}");
    assert!(!get.to_lowercase().contains("\r\nserver:"), "{get}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_ways_to_say_where_a_body_ends_are_refused() {
    let running = running();
    let smuggled = format!(
        "POST /api/v1/proeven HTTP/1.1\r\n{HEAD}Content-Type: application/json\r\nIdempotency-Key: k\r\n\
         Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/proeven HTTP/1.1\r\n{HEAD}\r\n"
    );
    let answer = exchange(running.address, &smuggled).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert_eq!(
        answer.matches("HTTP/1.1").count(),
        1,
        "the second request is not seen: {answer}"
    );
    let two_lengths = format!(
        "POST /api/v1/proeven HTTP/1.1\r\n{HEAD}Content-Length: 2\r\nContent-Length: 9\r\n\r\n{{}}"
    );
    let answer = exchange(running.address, &two_lengths).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_is_too_large_is_refused_before_it_is_sent() {
    let running = running();
    let announced = format!(
        "POST /api/v1/proeven HTTP/1.1\r\n{HEAD}Content-Type: application/json\r\nContent-Length: 5000000\r\n\r\n"
    );
    let answer = exchange(running.address, &announced).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    let chunk = "x".repeat(70_000);
    let chunked = format!(
        "POST /api/v1/proeven HTTP/1.1\r\n{HEAD}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n\
         {:x}\r\n{chunk}\r\n0\r\n\r\n",
        chunk.len()
    );
    let answer = exchange(running.address, &chunked).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_under_way_at_a_stop_is_finished() {
    let running = running();
    let mut stream = TcpStream::connect(running.address)
        .await
        .expect("connected");
    let body = r#"{"naam":"laatste"}"#;
    let head = format!(
        "POST /api/v1/proeven HTTP/1.1\r\n{HEAD}Content-Type: application/json\r\nIdempotency-Key: k\r\n\
         Expect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.expect("written");
    // The server asks for the body: the call is under way.
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).await.expect("read");
    assert!(go_on.starts_with(b"HTTP/1.1 100"));
    running.stop.send(()).expect("running");
    // It no longer takes new connections; then the rest of the body comes.
    while TcpStream::connect(running.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    stream.write_all(body.as_bytes()).await.expect("written");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("read");
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    running.ended.await.expect("no panic").expect("a clean end");
    assert_eq!(running.state.take().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_management_port_is_another_port() {
    let running = running();
    let request =
        |path: &str| format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    let ready = exchange(running.management, &request("/readyz")).await;
    assert!(
        ready.starts_with("HTTP/1.1 200") && ready.contains(r#""beleid":"abc""#),
        "{ready}"
    );
    assert!(ready.contains("x-content-type-options: nosniff"), "{ready}");
    assert!(
        exchange(running.management, &request("/api/v1/proeven"))
            .await
            .starts_with("HTTP/1.1 404")
    );
    assert!(
        exchange(running.address, &request("/readyz"))
            .await
            .starts_with("HTTP/1.1 401")
    );
    running.stop.send(()).expect("running");
    running.ended.await.expect("no panic").expect("a clean end");
    assert!(TcpStream::connect(running.management).await.is_err());
}
