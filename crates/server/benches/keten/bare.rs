// SPDX-License-Identifier: EUPL-1.2
//! The other side: actix and diesel-async with one prepared SELECT by primary key, and nothing else. It answers with the
//! same bytes, which it finds ready in one column.
#![expect(
    clippy::disallowed_types,
    reason = "the bare server has no door: that is what it is for"
)]

use std::net::SocketAddr;

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use diesel::{QueryDsl as _, QueryResult};
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::Pool;
use diesel_async::pooled_connection::{
    AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod,
};
use lokale_postgres::proef::Proefdatabank;
use tokio_postgres::NoTls;

use crate::Outcome;
use crate::load::Target;

/// As many as the product has for its readers.
const CONNECTIONS_PER_WORKER: usize = 8;

diesel::table! {
    meting.antwoord (id) {
        id -> Uuid,
        lichaam -> Bytea,
    }
}

/// Makes the table of ready answers beside the product's own tables.
pub async fn fill(databank: &Proefdatabank, targets: &[Target]) -> Outcome<()> {
    let (client, connection) = tokio_postgres::connect(&databank.beheer_url(), NoTls).await?;
    let driver = tokio::spawn(connection);
    client
        .batch_execute(
            "CREATE SCHEMA IF NOT EXISTS meting; \
             CREATE TABLE IF NOT EXISTS meting.antwoord (id uuid PRIMARY KEY, lichaam bytea NOT NULL); \
             GRANT USAGE ON SCHEMA meting TO verband_lezer; \
             GRANT SELECT ON meting.antwoord TO verband_lezer",
        )
        .await?;
    for target in targets {
        client
            .execute(
                "INSERT INTO meting.antwoord VALUES ($1::text::uuid, $2)",
                &[&target.id.to_string(), &target.body],
            )
            .await?;
    }
    // Both sides are measured with statistics, and without a vacuum in the middle.
    client.batch_execute("VACUUM ANALYZE").await?;
    drop(client);
    driver.await??;
    Ok(())
}

/// Serves until the process is ended.
pub fn serve(address: SocketAddr, url: String, workers: usize) -> Outcome<()> {
    let pool = move || {
        let mut config = ManagerConfig::default();
        config.recycling_method = RecyclingMethod::Fast;
        let manager =
            AsyncDieselConnectionManager::<AsyncPgConnection>::new_with_config(&url, config);
        Pool::builder(manager)
            .max_size(CONNECTIONS_PER_WORKER)
            .build()
    };
    // A fault shows here, and not in a worker.
    drop(pool()?);
    let server = HttpServer::new(move || {
        let app = App::new().route("/api/v1/{soort}/{id}", web::get().to(answer));
        match pool() {
            Ok(pool) => app.app_data(web::Data::new(pool)),
            Err(_) => app,
        }
    })
    .workers(workers)
    .disable_signals()
    .bind(address)?;
    actix_web::rt::System::new().block_on(server.run())?;
    Ok(())
}

async fn answer(request: HttpRequest, pool: web::Data<Pool<AsyncPgConnection>>) -> HttpResponse {
    // Here only: it would give every value an `execute`.
    use diesel_async::RunQueryDsl as _;
    let id = request.match_info().query("id").parse::<uuid::Uuid>();
    let Ok(id) = id else {
        return HttpResponse::BadRequest().finish();
    };
    let Ok(mut conn) = pool.get().await else {
        return HttpResponse::ServiceUnavailable().finish();
    };
    let found: QueryResult<Vec<u8>> = antwoord::table
        .find(id)
        .select(antwoord::lichaam)
        .first(&mut conn)
        .await;
    match found {
        Ok(body) => HttpResponse::Ok()
            .content_type("application/json")
            .body(body),
        Err(diesel::NotFound) => HttpResponse::NotFound().finish(),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
