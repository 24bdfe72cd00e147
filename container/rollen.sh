#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Makes the roles, schemas and passwords of one cluster, from the same scripts as an administrator runs by hand.
# Environment: PGHOST, PGUSER, PGDATABASE; SCRIPT (databank.sql or sleutelbank.sql). Without files in /run/secrets the
# cluster trusts its network, as in the demo.
set -euo pipefail

if [ -r /run/secrets/beheer ]; then
    PGPASSWORD=$(cat /run/secrets/beheer)
    export PGPASSWORD
fi
run() { psql -v ON_ERROR_STOP=1 --quiet --no-psqlrc "$@"; }

run -d postgres -f /verband/migrations/rollen.sql
run -f "/verband/migrations/$SCRIPT"
if [ -r /run/secrets/wachtwoorden ]; then
    # One role and its password a line; both were made by scripts/geheimen.sh and hold no quotes.
    while read -r rol wachtwoord; do
        printf "ALTER ROLE %s PASSWORD '%s';\n" "$rol" "$wachtwoord"
    done </run/secrets/wachtwoorden | run
fi
echo "rollen en schema's staan klaar op $PGHOST"
