# SPDX-License-Identifier: EUPL-1.2
# The two commands are `make demo` and `make test`; both prepare what they need. `make` alone lists the targets.

.DEFAULT_GOAL := help
SHELL := bash
# rustup's own place, for shells that have not read its profile (machines, sudo).
export PATH := $(PATH):$(HOME)/.cargo/bin
# One target directory and one profile for lint and test: a second one doubles the minutes and the disk.
CARGO := cargo

.PHONY: help demo test test-lang fmt lint genereer binaries voorbereiding

help: ## toont deze lijst
	@echo 'Verband: make <doel>'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo 'Instellingen: JA=1 (vraag niets, installeer wat ontbreekt), EENMALIG=1 (demo stopt na de rondgang),'
	@echo '              SET=0 (demo zonder de demoset),'
	@echo '              VERBAND_PG_BIN=<map met initdb en postgres>'

demo: voorbereiding ## start een eigen databank en Verband, en loopt een casus door; Ctrl-C stopt alles
	@$(CARGO) x demo $(if $(filter-out 0,$(EENMALIG)),--eenmalig) $(if $(filter 0,$(SET)),--zonder-set)

test: voorbereiding ## controleert opmaak, lints, alle tests en de gegenereerde bestanden
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --all-features -- -D warnings
	STORING_RONDEN=3 $(CARGO) x test --all-features
	$(CARGO) x genereer --check

test-lang: test ## als test, daarna de eigenschapstests met veel meer gevallen en dertig storingen onder belasting
	PROPTEST_CASES=20000 STORING_RONDEN=30 $(CARGO) x test --all-features

fmt: ## zet de broncode in de vaste opmaak
	$(CARGO) fmt --all

lint: voorbereiding ## alleen de lints
	$(CARGO) clippy --workspace --all-targets --all-features -- -D warnings

genereer: voorbereiding ## schrijft de gegenereerde bestanden (docs) opnieuw
	$(CARGO) x genereer

# What an image holds, built by the same steps inside (Dockerfile) and outside one.
PROFIEL := release
binaries: ## bouwt verband en logboek-verifieer zoals een image ze krijgt (FEATURES=demo voor de demo)
	$(CARGO) build --locked --profile $(PROFIEL) --package server --bin verband $(if $(FEATURES),--features $(FEATURES))
	$(CARGO) build --locked --profile $(PROFIEL) --package audit-log --bin logboek-verifieer

voorbereiding: # the tools and PostgreSQL's server programs
	@scripts/prepare.sh
