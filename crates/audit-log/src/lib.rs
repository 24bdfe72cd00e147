// SPDX-License-Identifier: EUPL-1.2
//! The append-only, provable log: record, Merkle tree, group commit, checkpoints, proofs, offline verifier.
