// SPDX-License-Identifier: EUPL-1.2
//! CPU time that processes used, as the kernel's scheduler counts it.

use std::fs;
use std::path::Path;

/// Nanoseconds of CPU that the living threads of a process used so far.
pub fn process_ns(pid: u32) -> u64 {
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else {
        return 0;
    };
    threads
        .flatten()
        .map(|thread| thread_ns(&thread.path()))
        .sum()
}

fn thread_ns(thread: &Path) -> u64 {
    fs::read_to_string(thread.join("schedstat"))
        .ok()
        .and_then(|text| text.split_ascii_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

/// The server that has this backend: the backend's parent.
pub fn parent_of(backend: u32) -> Option<u32> {
    let text = fs::read_to_string(format!("/proc/{backend}/stat")).ok()?;
    // The name, in brackets, may hold spaces.
    let (_, after) = text.rsplit_once(") ")?;
    after.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// Nanoseconds of CPU of all processes that this one started and that still live. Backends of a pool live on.
pub fn children_ns(parent: u32) -> u64 {
    let Ok(processes) = fs::read_dir("/proc") else {
        return 0;
    };
    processes
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|pid| parent_of(*pid) == Some(parent))
        .map(process_ns)
        .sum()
}
