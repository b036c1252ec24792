"""Statements that make the tables of the review: sessions, reasons, notes on texts, house rules, opinions."""

from __future__ import annotations

REVIEW_TABLES = """
-- why a verdict was given, one of the reasons of the library
ALTER TABLE marks ADD COLUMN reason TEXT NOT NULL DEFAULT '';

CREATE TABLE verdict_reasons (
    name TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    made_utc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    ordering TEXT NOT NULL,
    pages TEXT NOT NULL,
    left_pages TEXT NOT NULL,
    is_archived INTEGER NOT NULL CHECK (is_archived IN (0, 1)),
    made_utc TEXT NOT NULL
) STRICT;

CREATE TABLE session_places (
    session INTEGER PRIMARY KEY,
    page_hash TEXT,
    change TEXT,
    scroll TEXT NOT NULL,
    used_utc TEXT NOT NULL,
    seconds REAL NOT NULL,
    verdicts INTEGER NOT NULL
) STRICT;

CREATE TABLE notes (
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    anchors TEXT NOT NULL,
    note TEXT NOT NULL,
    quoted TEXT NOT NULL,
    made_utc TEXT NOT NULL,
    PRIMARY KEY (kind, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE house_rules (
    left_words TEXT NOT NULL,
    right_words TEXT NOT NULL,
    is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
    made_utc TEXT NOT NULL,
    PRIMARY KEY (left_words, right_words)
) STRICT, WITHOUT ROWID;

CREATE TABLE opinions (
    key TEXT NOT NULL,
    who TEXT NOT NULL,
    verdict TEXT,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    decided_utc TEXT NOT NULL,
    PRIMARY KEY (key, who)
) STRICT, WITHOUT ROWID;
"""
"""Run once, as a migration; never changed afterwards."""
