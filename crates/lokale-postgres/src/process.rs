// SPDX-License-Identifier: EUPL-1.2
//! The few system calls that the standard library does not offer.
#![expect(
    unsafe_code,
    reason = "geteuid, kill, setrlimit and prctl have no safe counterpart in the standard library"
)]

use std::ffi::CString;
use std::mem::MaybeUninit;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// A signal that is sent to a server process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// PostgreSQL's "fast" shutdown: sessions end, the data is flushed.
    Interrupt,
    /// PostgreSQL's "immediate" shutdown: recovery at the next start.
    Quit,
    /// What an orchestrator sends to stop a service.
    Terminate,
    /// The process is gone at once, whatever it was doing.
    Kill,
}

/// Effective user id of this process.
pub(crate) fn effective_user() -> u32 {
    // SAFETY: takes nothing, cannot fail.
    unsafe { libc::geteuid() }
}

/// Effective group id of this process.
pub(crate) fn effective_group() -> u32 {
    // SAFETY: takes nothing, cannot fail.
    unsafe { libc::getegid() }
}

/// Sends `signal` to the process; a process that is gone is not an error.
pub fn send(pid: u32, signal: Signal) {
    let number = match signal {
        Signal::Interrupt => libc::SIGINT,
        Signal::Quit => libc::SIGQUIT,
        Signal::Terminate => libc::SIGTERM,
        Signal::Kill => libc::SIGKILL,
    };
    if let Ok(pid) = libc::pid_t::try_from(pid) {
        // SAFETY: plain integers; the kernel checks the process and our right to signal it.
        unsafe { libc::kill(pid, number) };
    }
}

/// Sends SIGINT to the process group that this child leads.
pub fn interrupt_group(leader: u32) {
    if let Ok(leader) = libc::pid_t::try_from(leader) {
        // SAFETY: plain integers; the kernel checks the group and our right to signal it.
        unsafe { libc::killpg(leader, libc::SIGINT) };
    }
}

/// Whether a process with this id exists, whoever owns it.
pub(crate) fn is_alive(pid: u32) -> bool {
    let Ok(pid) = libc::pid_t::try_from(pid) else {
        return false;
    };
    // SAFETY: signal 0 only asks.
    let answer = unsafe { libc::kill(pid, 0) };
    answer == 0 || std::io::Error::last_os_error().raw_os_error() == Some(libc::EPERM)
}

/// Bytes that may still be written under this path; `None` when the system does not say.
pub(crate) fn free_bytes(path: &Path) -> Option<u64> {
    let path = CString::new(path.as_os_str().as_bytes()).ok()?;
    let mut answer = MaybeUninit::<libc::statvfs>::uninit();
    // SAFETY: a path that ends in zero and room for the answer, which is read only after success.
    let answer = unsafe {
        if libc::statvfs(path.as_ptr(), answer.as_mut_ptr()) != 0 {
            return None;
        }
        answer.assume_init()
    };
    #[cfg_attr(
        target_os = "linux",
        expect(
            clippy::useless_conversion,
            reason = "these fields have other widths elsewhere"
        )
    )]
    let (blocks, size) = (u64::from(answer.f_bavail), u64::from(answer.f_frsize));
    Some(blocks.saturating_mul(size))
}

/// No file of the child becomes larger than this: writing beyond it fails as on a disk that is full.
pub(crate) fn limit_file_size(command: &mut Command, bytes: u64) {
    let limit = libc::rlimit {
        rlim_cur: bytes,
        rlim_max: bytes,
    };
    // SAFETY: the closure only makes an async-signal-safe system call on a value of its own.
    unsafe {
        command.pre_exec(move || {
            if libc::setrlimit(libc::RLIMIT_FSIZE, &raw const limit) == 0 {
                Ok(())
            } else {
                Err(std::io::Error::last_os_error())
            }
        });
    }
}

/// Lets the child receive SIGINT when the **thread** that spawns it ends, so also when this process is killed.
///
/// INVARIANT: the caller spawns from the main thread or from a thread that outlives the child; the kernel ties the
/// signal to the thread that forked, not to the process. Without effect outside Linux.
pub fn die_with_parent(command: &mut Command) {
    let parent = std::process::id();
    // SAFETY: the closure only makes async-signal-safe system calls and touches no shared memory.
    unsafe {
        command.pre_exec(move || {
            #[cfg(target_os = "linux")]
            {
                if libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGINT) != 0 {
                    return Err(std::io::Error::last_os_error());
                }
                // The parent may have died between fork and prctl; then nobody would ever send the signal.
                if u32::try_from(libc::getppid()).ok() != Some(parent) {
                    return Err(std::io::Error::from_raw_os_error(libc::ESRCH));
                }
            }
            #[cfg(not(target_os = "linux"))]
            let _ = parent;
            Ok(())
        });
    }
}
