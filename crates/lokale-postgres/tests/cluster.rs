// SPDX-License-Identifier: EUPL-1.2
//! A private cluster through everything that can happen to its owner.
#![cfg(test)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use lokale_postgres::{Cluster, Kind, execute_script};
use tokio_postgres::NoTls;

/// Begins the argument that tells this program, started again by itself, to own a cluster until it is killed. To the
/// test harness it is one more filter.
const OWN: &str = "own:";

/// A directory of this test, reachable by the server's user, removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let path =
            std::env::temp_dir().join(format!("lokale-postgres-{name}-{}", std::process::id()));
        fs::create_dir(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        Scratch(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn script(cluster: &Cluster, text: &str) {
    runtime()
        .block_on(execute_script(
            &cluster.address().superuser_url("postgres"),
            text,
        ))
        .unwrap();
}

fn answer(cluster: &Cluster, query: &str) -> String {
    runtime().block_on(async {
        let url = cluster.address().superuser_url("postgres");
        let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
        tokio::spawn(connection);
        client.query_one(query, &[]).await.unwrap().get(0)
    })
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

fn server_pid(directory: &Path) -> u32 {
    let text = fs::read_to_string(directory.join("pg/data/postmaster.pid")).unwrap();
    text.lines().next().unwrap().parse().unwrap()
}

/// Starts this program again as the owner of a cluster and waits until that runs; returns the cluster's directory.
fn foreign_owner(kind: &str, checkout: &Path) -> (Child, PathBuf) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "owner_in_another_process", "--nocapture"])
        .arg(format!("{OWN}{kind}:{}", checkout.display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let directory = lines
        .map_while(Result::ok)
        .find_map(|l| l.split_once("started:").map(|(_, d)| d.into()))
        .unwrap();
    (child, directory)
}

/// Not a test of its own: the body of the process that [`foreign_owner`] starts.
#[test]
fn owner_in_another_process() {
    let Some(order) = std::env::args().find_map(|a| a.strip_prefix(OWN).map(str::to_owned)) else {
        return;
    };
    let (kind, checkout) = order.split_once(':').unwrap();
    let kind = if kind == "duurzaam" {
        Kind::Duurzaam
    } else {
        Kind::Wegwerp
    };
    let cluster = Cluster::start(kind, Path::new(checkout)).unwrap();
    println!("\nstarted:{}", cluster.directory().display());
    // Until killed: the other side never writes.
    let _ = std::io::stdin().read_line(&mut String::new());
}

#[test]
fn a_durable_cluster_is_private_and_keeps_its_data() {
    let scratch = Scratch::new("durable");
    let directory = scratch.0.join("demo");
    let cluster = Cluster::start_in(Kind::Duurzaam, &directory).unwrap();
    script(
        &cluster,
        "CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)",
    );
    assert_eq!(answer(&cluster, "SHOW listen_addresses"), "");
    assert_eq!(answer(&cluster, "SHOW fsync"), "on");
    assert_eq!(answer(&cluster, "SHOW data_checksums"), "on");
    let private = fs::metadata(directory.join("pg")).unwrap();
    assert_eq!(private.mode() & 0o777, 0o700);
    let server = fs::metadata(format!("/proc/{}", server_pid(&directory)));
    assert!(server.is_ok_and(|s| s.uid() != 0 && s.uid() == private.uid()));
    drop(cluster);
    assert!(!directory.join("pg/data/postmaster.pid").exists());

    let again = Cluster::start_in(Kind::Duurzaam, &directory).unwrap();
    assert_eq!(answer(&again, "SELECT count(*)::text FROM kept"), "1");
}

#[test]
fn a_second_starter_joins_and_does_not_stop_what_it_joined() {
    let scratch = Scratch::new("join");
    let owner = Cluster::start_in(Kind::Wegwerp, &scratch.0).unwrap();
    let guest = Cluster::start_in(Kind::Wegwerp, &scratch.0).unwrap();
    assert!(owner.is_owner() && !guest.is_owner());
    drop(guest);
    assert_eq!(answer(&owner, "SELECT 'up'"), "up");
}

#[test]
fn the_server_outlives_the_thread_that_asked_for_it() {
    let scratch = Scratch::new("thread");
    let directory = scratch.0.clone();
    let cluster = std::thread::spawn(move || Cluster::start_in(Kind::Wegwerp, &directory).unwrap())
        .join()
        .unwrap();
    assert_eq!(answer(&cluster, "SELECT 'up' FROM pg_sleep(0.2)"), "up");
}

#[test]
fn a_killed_owner_takes_the_server_along_and_blocks_no_next_start() {
    let scratch = Scratch::new("killed");
    let (mut owner, directory) = foreign_owner("duurzaam", &scratch.0);
    let pid = server_pid(&directory);
    owner.kill().unwrap();
    owner.wait().unwrap();
    if cfg!(target_os = "linux") {
        // Ends by itself; an ended process has no working directory, also while nobody has collected it.
        let limit = Instant::now() + Duration::from_secs(30);
        while fs::read_link(format!("/proc/{pid}/cwd")).is_ok() {
            assert!(
                Instant::now() < limit,
                "the server outlived its killed owner"
            );
            std::thread::yield_now();
        }
    }
    let cluster = Cluster::start(Kind::Duurzaam, &scratch.0).unwrap();
    assert_eq!(cluster.directory(), directory);
    assert!(cluster.is_owner());
    assert_ne!(server_pid(&directory), pid);
}

#[test]
fn a_server_without_an_owner_is_replaced() {
    let scratch = Scratch::new("orphan");
    let _owner = Cluster::start_in(Kind::Duurzaam, &scratch.0).unwrap();
    let pid = server_pid(&scratch.0);
    // Without its lock file the running server is nobody's, as after a kill where no signal follows the parent.
    fs::remove_file(scratch.0.join("lock")).unwrap();
    let cluster = Cluster::start_in(Kind::Duurzaam, &scratch.0).unwrap();
    assert!(cluster.is_owner());
    assert_ne!(server_pid(&scratch.0), pid);
    assert_eq!(answer(&cluster, "SELECT 'up'"), "up");
}

#[test]
fn what_a_killed_test_run_left_is_swept_and_a_living_one_stays() {
    let scratch = Scratch::new("sweep");
    let (mut killed, left_behind) = foreign_owner("wegwerp", &scratch.0);
    let (mut living, in_use) = foreign_owner("wegwerp", &scratch.0);
    killed.kill().unwrap();
    killed.wait().unwrap();
    let own = Cluster::start(Kind::Wegwerp, &scratch.0).unwrap();
    assert!(!left_behind.exists());
    assert!(in_use.join("pg/data/postmaster.pid").exists());
    let directory = own.directory().to_owned();
    drop(own);
    assert!(!directory.exists());
    living.kill().unwrap();
    living.wait().unwrap();
    // The next start sweeps the other one too; the rest lies in memory where there is room, else in the scratch.
    drop(Cluster::start(Kind::Wegwerp, &scratch.0).unwrap());
    assert!(!in_use.exists());
    fs::remove_dir_all(directory.ancestors().nth(2).unwrap()).unwrap();
}

#[test]
fn a_pid_file_that_names_another_process_does_not_block() {
    let scratch = Scratch::new("stale");
    drop(Cluster::start_in(Kind::Duurzaam, &scratch.0).unwrap());
    let private = fs::metadata(scratch.0.join("pg")).unwrap();
    // A process of the server's own user: PostgreSQL itself would take it for a running server.
    let mut sleeper = Command::new("sleep");
    sleeper.arg("600").uid(private.uid()).gid(private.gid());
    let mut sleeper = sleeper.spawn().unwrap();
    for name in ["data/postmaster.pid", ".s.PGSQL.5432.lock"] {
        fs::write(
            scratch.0.join("pg").join(name),
            format!("{}\n", sleeper.id()),
        )
        .unwrap();
    }
    let outcome = Cluster::start_in(Kind::Duurzaam, &scratch.0).map(drop);
    let is_untouched = sleeper.try_wait().unwrap().is_none();
    sleeper.kill().unwrap();
    sleeper.wait().unwrap();
    outcome.unwrap();
    assert!(is_untouched);
}

#[test]
fn an_initdb_that_was_killed_leaves_nothing_that_looks_like_a_cluster() {
    let scratch = Scratch::new("initdb");
    drop(Cluster::start_in(Kind::Duurzaam, &scratch.0).unwrap());
    let private = scratch.0.join("pg");
    fs::rename(private.join("data"), private.join("data.new")).unwrap();
    fs::remove_file(private.join("data.new/PG_VERSION")).unwrap();
    let cluster = Cluster::start_in(Kind::Duurzaam, &scratch.0).unwrap();
    assert_eq!(answer(&cluster, "SELECT 'up'"), "up");
}

#[test]
fn a_deep_checkout_gets_its_socket_elsewhere() {
    let scratch = Scratch::new("deep");
    let cluster = Cluster::start_in(Kind::Wegwerp, &scratch.0.join("d".repeat(100))).unwrap();
    let socket_dir = cluster.address().socket_dir().to_owned();
    assert!(!socket_dir.starts_with(&scratch.0));
    assert_eq!(fs::metadata(&socket_dir).unwrap().mode() & 0o777, 0o700);
    assert_eq!(answer(&cluster, "SELECT 'up'"), "up");
    drop(cluster);
    assert!(!socket_dir.exists());
}

#[test]
fn a_checkout_that_the_servers_user_cannot_reach_gets_a_state_directory() {
    let scratch = Scratch::new("closed");
    let checkout = scratch.0.join("checkout");
    fs::create_dir(&checkout).unwrap();
    fs::set_permissions(&scratch.0, fs::Permissions::from_mode(0o700)).unwrap();
    let cluster = Cluster::start(Kind::Duurzaam, &checkout).unwrap();
    let directory = cluster.directory().to_owned();
    assert_eq!(answer(&cluster, "SELECT 'up'"), "up");
    drop(cluster);
    let is_root = fs::metadata(&scratch.0).unwrap().uid() == 0;
    if is_root {
        let state = directory.parent().unwrap();
        assert!(!directory.starts_with(&scratch.0));
        assert!(
            state
                .file_name()
                .unwrap()
                .to_string_lossy()
                .contains("checkout")
        );
        fs::remove_dir_all(state).unwrap();
    } else {
        assert_eq!(
            directory,
            checkout.canonicalize().unwrap().join(".verband/demo")
        );
    }
}
