#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Makes the secrets of docker-compose.yml, each in a closed file, in the directory that is its argument. What is there
# stays as it is. Production in earnest takes its secrets from the key management of the organisation instead.
set -euo pipefail
umask 077
map=${1:-"$(dirname "$0")/../.verband/compose"}
mkdir -p "$map/logboek"

random() { head -c 32 /dev/urandom | "$@"; }
once() { # file; reads the content from standard input
    # Reads to the end either way: whoever writes to a pipe that is closed is ended.
    if [ -s "$map/$1" ]; then cat >/dev/null; else cat >"$map/$1"; fi
}
hex() { random od -An -v -tx1 | tr -d ' \n'; }

for bank in databank sleutelbank; do
    hex | once "beheer_$bank"
done
passwords() { # cluster, roles
    local cluster=$1 rol
    shift
    [ -s "$map/wachtwoorden_$cluster" ] && return
    for rol in "$@"; do printf '%s %s\n' "$rol" "$(hex)"; done | once "wachtwoorden_$cluster"
}
passwords databank verband_app verband_lezer verband_migratie
passwords sleutelbank verband_sleutels verband_migratie

url() { # file, role, cluster, database
    local wachtwoord
    wachtwoord=$(awk -v rol="$2" '$1 == rol { print $2 }' "$map/wachtwoorden_$3")
    printf 'postgres://%s:%s@%s/%s\n' "$2" "$wachtwoord" "$3" "$4" | once "$1"
}
url databank_url verband_app databank verband
url lezer_url verband_lezer databank verband
url migratie_url verband_migratie databank verband
url sleutelbank_url verband_sleutels sleutelbank verband_sleutels
url sleutelmigratie_url verband_migratie sleutelbank verband_sleutels

random base64 | once cursorsleutel
random base64 | once logboek/logsleutel
jaar=$(date +%Y)
printf 'actief = "%s"\n%s = "%s"\n' "$jaar" "$jaar" "$(random base64)" | once hoofdsleutels

# The containers read these files as whoever made them.
instellingen=$(dirname "$0")/../.env
if [ $# -eq 0 ] && ! grep -qs '^GEHEIMEN_UID=' "$instellingen"; then
    printf 'GEHEIMEN_UID=%s\nGEHEIMEN_GID=%s\n' "$(id -u)" "$(id -g)" >>"$instellingen"
fi
echo "geheimen staan in $map"
