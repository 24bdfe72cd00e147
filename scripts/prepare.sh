#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Checks what this machine must have, and installs PostgreSQL's server programs where it may. Says what it does.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }
fail() { printf 'verband: %s\n' "$*" >&2; exit 1; }

# The lowest compiler is declared in Cargo.toml; an older cargo fails with pages of errors, this with one line.
check_rust() {
    local wanted found
    wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
    command -v cargo >/dev/null && command -v rustc >/dev/null ||
        fail "Rust ontbreekt: installeer Rust $wanted of hoger, zie https://rustup.rs"
    found=$(rustc --version | awk '{ print $2 }')
    [ "$(printf '%s\n' "$wanted" "$found" | sort -V | head -n 1)" = "$wanted" ] ||
        fail "Rust $found is te oud: installeer Rust $wanted of hoger, zie https://rustup.rs"
}

check_compiler() {
    command -v cc >/dev/null ||
        fail "een C-compiler (cc) ontbreekt: installeer die, op Debian en Ubuntu met: apt-get install gcc libc6-dev"
}

# Must find what crates/lokale-postgres finds; that one decides, this one only knows when to install.
lowest=15
has_server() { # directory
    [ -x "$1/initdb" ] && [ -x "$1/postgres" ] || return 1
    local major
    major=$("$1/postgres" --version 2>/dev/null | sed -n 's/.*(PostgreSQL) \([0-9]*\).*/\1/p')
    [ "${major:-0}" -ge "$lowest" ]
}

find_server() {
    local directory
    if [ -n "${VERBAND_PG_BIN:-}" ]; then
        has_server "$VERBAND_PG_BIN" ||
            fail "VERBAND_PG_BIN=$VERBAND_PG_BIN bevat geen PostgreSQL-server (initdb, postgres) van versie $lowest of hoger"
        return 0
    fi
    if directory=$(command -v initdb); then
        has_server "$(dirname "$(readlink -f "$directory")")" && return 0
    fi
    if directory=$(pg_config --bindir 2>/dev/null); then
        has_server "$directory" && return 0
    fi
    for directory in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin \
        /usr/local/opt/postgresql@*/bin /Applications/Postgres.app/Contents/Versions/latest/bin; do
        has_server "$directory" && return 0
    done
    return 1
}

may_install() {
    [ "${JA:-0}" = 1 ] && return 0
    [ -t 0 ] && [ -t 1 ] || return 1
    local answer
    read -r -p 'Nu installeren met apt (geen cluster, geen dienst)? [J/n] ' answer
    case "$answer" in '' | [JjYy]*) return 0 ;; *) return 1 ;; esac
}

install_server() {
    local by_hand='installeer een PostgreSQL-server van versie 15 of hoger
  Debian, Ubuntu:  sudo bash scripts/install-postgresql.sh 15   (zonder cluster, zonder dienst)
  Fedora:          sudo dnf install postgresql-server
  macOS:           brew install postgresql@17
of wijs met VERBAND_PG_BIN een map met initdb en postgres aan. Een draaiende cluster of dienst is niet nodig.'
    say "De programma's van een PostgreSQL-server (versie $lowest of hoger) ontbreken."
    command -v apt-get >/dev/null || fail "$by_hand"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "geen root en geen sudo: $by_hand"
        as_root=(sudo)
        # Without a terminal sudo cannot ask for a password.
        if ! [ -t 0 ]; then
            sudo -n true 2>/dev/null || fail "sudo vraagt een wachtwoord en er is geen terminal: $by_hand"
        fi
    fi
    may_install || fail "niet geïnstalleerd (JA=1 installeert zonder vraag): $by_hand"
    "${as_root[@]}" bash scripts/install-postgresql.sh "$lowest"
}

check_rust
check_compiler
if ! find_server; then
    install_server
    find_server || fail 'PostgreSQL is geïnstalleerd, maar initdb en postgres zijn niet gevonden'
fi
