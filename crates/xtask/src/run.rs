// SPDX-License-Identifier: EUPL-1.2
//! Runs child programs so that Ctrl-C and a kill end them too, and this program cleans up after them.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};

use tokio::signal::unix::{SignalKind, signal};

/// Any failure of the dev loop; its text is shown as it is.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Root of the checkout.
pub fn checkout() -> Outcome<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Compiled in, so a checkout that was moved is rebuilt by cargo before this runs.
    let root = manifest
        .parent()
        .and_then(Path::parent)
        .ok_or("geen checkout gevonden")?;
    Ok(root.to_owned())
}

/// `cargo` itself, of the toolchain that built this program.
#[expect(
    clippy::disallowed_methods,
    reason = "cargo says in the environment which cargo runs us"
)]
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program that cargo put beside this one.
pub fn sibling(name: &str) -> Outcome<PathBuf> {
    let own = std::env::current_exe()?;
    Ok(own.parent().ok_or("geen map voor programma's")?.join(name))
}

/// Runs the command and waits for it; a stop signal is passed on, and this program stays to clean up.
///
/// The child gets a process group of its own, so that one Ctrl-C is one signal, wherever it came from. A kill of this
/// program ends the child too. INVARIANT: called on the main thread; the child is tied to the thread that starts it.
pub fn wait_for(mut command: Command) -> Outcome<ExitStatus> {
    command.process_group(0).stdin(Stdio::null());
    lokale_postgres::die_with_parent(&mut command);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        let mut hangup = signal(SignalKind::hangup())?;
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = tokio::process::Command::from(command)
            .spawn()
            .map_err(|e| format!("{name}: {e}"))?;
        loop {
            tokio::select! {
                status = child.wait() => return Ok(status?),
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
                _ = hangup.recv() => {}
            }
            if let Some(pid) = child.id() {
                lokale_postgres::interrupt_group(pid);
            }
        }
    })
}

/// Runs the command to its end and fails when it fails.
pub fn must_succeed(command: Command) -> Outcome<()> {
    let name = format!("{command:?}");
    let status = wait_for(command)?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name}: {status}").into())
    }
}

/// The child's exit code as ours; a child that died of a signal counts as failed.
pub fn exit_code(status: ExitStatus) -> ExitCode {
    status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from)
}
