#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Installs PostgreSQL's server programs on Debian or Ubuntu WITHOUT making or starting a cluster; what is changed for
# that is put back. Existing clusters are left alone. Runs as root; argument: lowest major version.
set -euo pipefail
lowest=$1
policy=/usr/sbin/policy-rc.d
defaults=/etc/postgresql-common/createcluster.conf
kept=$(mktemp -d)

restore() {
    trap - EXIT
    rm -f "$policy"
    if [ -e "$kept/policy-rc.d" ]; then mv "$kept/policy-rc.d" "$policy"; fi
    if [ -e "$kept/createcluster.conf" ]; then cp -p "$kept/createcluster.conf" "$defaults"; fi
    rm -rf "$kept"
}
trap restore EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Packages ask this script before they start a service; 101 means no.
if [ -e "$policy" ]; then mv "$policy" "$kept/policy-rc.d"; fi
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

# needrestart would restart services of others, an existing cluster among them.
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1
install() { apt-get install --yes --quiet --no-install-recommends -o Dpkg::Use-Pty=0 "$@" </dev/null; }

highest() { apt-cache --names-only search '^postgresql-[0-9]+$' | sed -n 's/^postgresql-\([0-9]*\) .*/\1/p' | sort -n | tail -n 1; }
if [ -z "$(highest)" ]; then apt-get update --quiet; fi
version=$(highest)
if [ "${version:-0}" -lt "$lowest" ]; then
    echo "verband: apt biedt PostgreSQL ${version:-(geen)}; nodig is $lowest of hoger. Voeg de pakketbron van PostgreSQL toe en begin opnieuw:" >&2
    echo '  apt-get install postgresql-common && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh' >&2
    exit 1
fi
echo "PostgreSQL $version wordt geïnstalleerd, zonder cluster en zonder dienst."

# First the package that holds the defaults, then the one that would make a cluster by them.
install postgresql-common || { apt-get update --quiet && install postgresql-common; }
cp -p "$defaults" "$kept/createcluster.conf"
sed -i '/^[[:space:]]*create_main_cluster[[:space:]]*=/d' "$defaults"
echo 'create_main_cluster = false' >>"$defaults"
install "postgresql-$version"
