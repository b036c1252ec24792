"""Statements that make the tables of tags and saved searches, and the indexes that keep the search quick."""

from __future__ import annotations

SEARCH_TABLES = """
CREATE TABLE tags (
    page_hash TEXT NOT NULL,
    tag TEXT NOT NULL,
    made_utc TEXT NOT NULL,
    PRIMARY KEY (page_hash, tag)
) STRICT, WITHOUT ROWID;
-- serves: which texts carry a tag
CREATE INDEX tags_of_name ON tags (tag);

CREATE TABLE saved_searches (
    name TEXT NOT NULL PRIMARY KEY,
    query TEXT NOT NULL,
    made_utc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

DROP INDEX articles_of_outlet;
-- serves: which articles a decision about an outlet is about, and the filters by outlet and date together
CREATE INDEX articles_of_outlet ON articles (outlet, published) WHERE outlet IS NOT NULL;
-- serves: the filter by agency, and which agencies there are
CREATE INDEX articles_of_agency ON articles (agency) WHERE agency IS NOT NULL;
-- serves: the filters by date, and the newest articles first
CREATE INDEX articles_of_published ON articles (published);

-- which page a counted story was read against, so that reviewed stories are found without comparing any
ALTER TABLE story_totals ADD COLUMN base_hash TEXT NOT NULL DEFAULT '';
-- what was counted before names no page; it is counted again when the story is opened
DELETE FROM story_keys;
DELETE FROM story_totals;
"""
"""Run once, as a migration; never changed afterwards."""
