// SPDX-License-Identifier: EUPL-1.2
//! One person who calls the API, as any client would.

use std::fmt::Write as _;
use std::net::SocketAddr;

use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};
use uuid::Uuid;

use crate::Outcome;
use crate::issuer::Issuer;
use crate::load::{Connection, Target};

/// A person with a connection of his own.
pub struct Caller {
    connection: Connection,
    sub: &'static str,
    token: String,
    ids: Systeembron,
}

/// What came back: the body and the version.
pub struct Answer {
    /// Body.
    pub body: Value,
    /// Header `ETag`.
    pub etag: Option<String>,
}

impl Answer {
    /// The id in the body.
    pub fn id(&self) -> Outcome<Uuid> {
        id(&self.body["id"])
    }
}

/// An id in a body.
pub fn id(value: &Value) -> Outcome<Uuid> {
    Ok(value.as_str().ok_or("the answer has no id")?.parse()?)
}

/// A request to be sent.
#[derive(Default)]
pub struct Request<'a> {
    /// Body; without one it is a step that needs none.
    pub body: Option<Value>,
    /// Header `Werkcontext`.
    pub werkcontext: Option<Uuid>,
    /// Header `If-Match`.
    pub version: Option<&'a Answer>,
}

impl Caller {
    /// Signs in.
    pub async fn new(api: SocketAddr, issuer: &Issuer, sub: &'static str) -> Outcome<Self> {
        Ok(Self {
            connection: Connection::open(api).await?,
            sub,
            token: issuer.token(sub)?,
            ids: Systeembron::default(),
        })
    }

    /// Reads.
    pub async fn get(&mut self, path: &str, werkcontext: Option<Uuid>) -> Outcome<Answer> {
        let request = self.head("GET", path, werkcontext) + "\r\n";
        self.send(path, request.as_bytes()).await
    }

    /// Changes.
    pub async fn send_as(
        &mut self,
        method: &str,
        path: &str,
        request: Request<'_>,
    ) -> Outcome<Answer> {
        let mut text = self.head(method, path, request.werkcontext);
        let key = self.ids.nieuw_id().ok_or("no random bytes")?;
        write!(text, "Idempotency-Key: {key}\r\n")?;
        if let Some(etag) = request.version.and_then(|answer| answer.etag.as_deref()) {
            write!(text, "If-Match: {etag}\r\n")?;
        }
        let body = request.body.map(|body| body.to_string());
        if let Some(body) = &body {
            text += "Content-Type: application/json\r\n";
            write!(text, "Content-Length: {}\r\n", body.len())?;
        } else {
            text += "Content-Length: 0\r\n";
        }
        text += "\r\n";
        text += &body.unwrap_or_default();
        self.send(path, text.as_bytes()).await
    }

    /// Lays down for which doel and about what this person is going to work: a `zaak` or a `vergadering`.
    pub async fn werkcontext(&mut self, doel: &str, about: &str, id: Uuid) -> Outcome<Uuid> {
        let body = json!({"doel": doel, about: id, "reden": "Voorbereiding van het overleg."});
        let request = Request {
            body: Some(body),
            ..Request::default()
        };
        self.send_as("POST", "/werkcontexten", request).await?.id()
    }

    /// Reads a zaak with its content, and keeps request and answer for the measurement.
    pub async fn target(&mut self, collection: &str, id: Uuid, doel: &str) -> Outcome<Target> {
        let werkcontext = self.werkcontext(doel, "zaak", id).await?;
        let path = format!("/{collection}/{id}");
        let request = (self.head("GET", &path, Some(werkcontext)) + "\r\n").into_bytes();
        let reply = self.connection.call(&request).await?;
        let shown: Value = serde_json::from_slice(reply.body)?;
        if reply.status != 200 || shown["weergave"] != "vol" {
            return Err(format!("GET {path}: {} {shown}", reply.status).into());
        }
        let body = reply.body.to_vec();
        Ok(Target {
            id,
            request,
            body,
            caller: self.sub,
            werkcontext,
        })
    }

    fn head(&self, method: &str, path: &str, werkcontext: Option<Uuid>) -> String {
        let context = werkcontext.map_or_else(String::new, |id| format!("Werkcontext: {id}\r\n"));
        format!(
            "{method} /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\
             Accept: application/json\r\n{context}",
            self.token
        )
    }

    async fn send(&mut self, path: &str, request: &[u8]) -> Outcome<Answer> {
        let reply = self.connection.call(request).await?;
        if !(200..300).contains(&reply.status) {
            let body = String::from_utf8_lossy(reply.body);
            return Err(format!("{} {path}: {} {body}", self.sub, reply.status).into());
        }
        let body = serde_json::from_slice(reply.body).unwrap_or_default();
        let etag = reply.header("etag").map(str::to_owned);
        Ok(Answer { body, etag })
    }
}
