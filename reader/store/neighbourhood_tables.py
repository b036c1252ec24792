"""Statements that make the tables of grouping: what it knows of every article, and which articles hang together."""

from __future__ import annotations

NEIGHBOURHOOD_TABLES = """
CREATE TABLE ungrouped (
    article INTEGER PRIMARY KEY
) STRICT;

INSERT INTO ungrouped (article) SELECT id FROM articles;

CREATE TABLE profiles (
    article INTEGER PRIMARY KEY,
    profile BLOB NOT NULL,
    vector BLOB NOT NULL
) STRICT;

CREATE TABLE reference (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    total INTEGER NOT NULL,
    sampled INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    bands BLOB NOT NULL
) STRICT;

-- serves: which articles share traits or runs of words with a new one
CREATE TABLE keys (
    slot INTEGER NOT NULL,
    article INTEGER NOT NULL,
    weight INTEGER NOT NULL,
    PRIMARY KEY (slot, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE fingerprints (
    shingle INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (shingle, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE ties (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    alike REAL NOT NULL,
    edge REAL NOT NULL,
    is_copying INTEGER NOT NULL CHECK (is_copying IN (0, 1)),
    PRIMARY KEY (a, b),
    CHECK (a < b)
) STRICT, WITHOUT ROWID;
-- serves: ties of an article that stands second
CREATE INDEX ties_of_b ON ties (b);

CREATE TABLE places (
    article INTEGER PRIMARY KEY,
    core INTEGER NOT NULL,
    host INTEGER,
    mean REAL NOT NULL,
    story INTEGER NOT NULL
) STRICT;
-- serves: the articles of a core
CREATE INDEX places_of_core ON places (core);
-- serves: the articles that would join a core
CREATE INDEX places_of_host ON places (host) WHERE host IS NOT NULL;
-- serves: the articles of a story
CREATE INDEX places_of_story ON places (story);
"""
"""Run once, as a migration; never changed afterwards."""
