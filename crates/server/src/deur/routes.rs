// SPDX-License-Identifier: EUPL-1.2
//! The table of routes: the operations of the document, each with its handler. What is not in
//! the document has no route, and what is in it has exactly one.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::Method;
use futures_util::future::LocalBoxFuture;
use serde_json::Value;

use super::afwijzing::Afwijzing;
use super::binnenkomst::Binnenkomst;
use super::contract::{BASE, Operation, operations};
use super::schema::SchemaFault;
use super::tree::Tree;
use super::uitgang::Uitgang;
use super::wacht::Wacht;

/// A handler, as the macro `api!` wraps it.
pub type Handler<S> = fn(Binnenkomst<S>) -> LocalBoxFuture<'static, Result<Uitgang, Afwijzing>>;

/// The document and the handlers do not fit each other: found at start and by a test.
#[derive(Debug, thiserror::Error)]
pub enum RouteFault {
    /// The document cannot be checked.
    #[error(transparent)]
    Schema(#[from] SchemaFault),
    /// An operation that nobody answers.
    #[error("operation {0} has no handler")]
    NoHandler(String),
    /// A handler that nobody can reach, or two of one name.
    #[error("handler {0} has no operation of its own")]
    NoOperation(String),
}

/// One operation and what answers it.
pub(super) struct Route<S: Wacht> {
    pub(super) operation: Arc<Operation>,
    pub(super) handler: Handler<S>,
}

/// All methods of one address.
pub(super) struct Pad<S: Wacht> {
    /// The whole template, `/api/v1/casussen/{id}`.
    pub(super) template: String,
    /// The value of `Allow`.
    pub(super) allow: String,
    routes: Vec<Route<S>>,
}

/// Every address.
pub struct Routes<S: Wacht> {
    tree: Tree<Pad<S>>,
}

/// An address, with the parameters of a path that led to it.
pub(super) type Found<'r, S> = (&'r Pad<S>, Vec<(String, String)>);

impl<S: Wacht> Pad<S> {
    /// What answers this method: HEAD is GET without its body.
    pub(super) fn route(&self, method: &Method) -> Option<&Route<S>> {
        let method = if method == Method::HEAD {
            &Method::GET
        } else {
            method
        };
        self.routes
            .iter()
            .find(|route| route.operation.method == *method)
    }
}

impl<S: Wacht> Routes<S> {
    /// Joins the operations of a document with their handlers, by id of the operation.
    ///
    /// # Errors
    /// When the two sets differ, or an operation cannot be checked.
    pub fn new(
        document: &Value,
        handlers: Vec<(&'static str, Handler<S>)>,
    ) -> Result<Self, RouteFault> {
        let mut by_id = BTreeMap::new();
        for (id, handler) in handlers {
            if by_id.insert(id, handler).is_some() {
                return Err(RouteFault::NoOperation(id.to_owned()));
            }
        }
        let mut by_path: BTreeMap<String, Vec<Route<S>>> = BTreeMap::new();
        for operation in operations(document)? {
            let Some(handler) = by_id.remove(operation.id.as_str()) else {
                return Err(RouteFault::NoHandler(operation.id));
            };
            let route = Route {
                operation: Arc::new(operation),
                handler,
            };
            by_path
                .entry(format!("{BASE}{}", route.operation.path))
                .or_default()
                .push(route);
        }
        if let Some(id) = by_id.into_keys().next() {
            return Err(RouteFault::NoOperation(id.to_owned()));
        }
        let mut tree = Tree::default();
        for (template, routes) in by_path {
            let pad = Pad {
                template: template.clone(),
                allow: allow(&routes),
                routes,
            };
            tree.put(&template, pad);
        }
        Ok(Self { tree })
    }

    /// The address of this path.
    pub(super) fn find(&self, path: &str) -> Option<Found<'_, S>> {
        self.tree.find(path)
    }
}

fn allow<S: Wacht>(routes: &[Route<S>]) -> String {
    let mut methods: Vec<&str> = routes
        .iter()
        .map(|route| route.operation.method.as_str())
        .collect();
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods.push("OPTIONS");
    methods.sort_unstable();
    methods.join(", ")
}

/// Lists the endpoints once: makes the OpenAPI document and the table of handlers from the same
/// lines. `state` is the type that the handlers work with.
#[macro_export]
macro_rules! api {
    ($state:ty; $($id:literal => $first:ident $(:: $rest:ident)*),* $(,)?) => {
        #[derive(utoipa::OpenApi)]
        #[openapi(
            paths($($first $(:: $rest)*),*),
            components(schemas($crate::deur::probleem::Probleem))
        )]
        struct Document;

        /// The OpenAPI document of these endpoints, whole.
        #[must_use]
        pub fn document() -> serde_json::Value {
            let generated = <Document as utoipa::OpenApi>::openapi();
            // A document that cannot be written has no operations, and then no handler fits it.
            $crate::openapi::complete(serde_json::to_value(generated).unwrap_or_default())
        }

        /// The handlers, by id of the operation.
        #[must_use]
        pub fn handlers() -> Vec<(&'static str, $crate::deur::routes::Handler<$state>)> {
            vec![$((
                $id,
                |binnen| Box::pin(async move {
                    $first $(:: $rest)* (binnen).await.map($crate::deur::uitgang::Uitgang::from)
                }),
            )),*]
        }
    };
}
