"""The schema of a library file, as migrations that are only ever appended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from reader.store.neighbourhood_tables import NEIGHBOURHOOD_TABLES
from reader.store.review_tables import REVIEW_TABLES
from reader.store.search_tables import SEARCH_TABLES

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x56415249
"""``VARI``: what marks a SQLite file as a library of this program."""

MIGRATIONS = Migrations("variorum")

_FIRST = """
CREATE TABLE batches (
    id INTEGER PRIMARY KEY,
    started_utc TEXT NOT NULL,
    finished_utc TEXT
) STRICT;

CREATE TABLE batch_items (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    part INTEGER,
    status TEXT,
    article INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    error TEXT
) STRICT;
-- serves: what a batch made, and which files of a killed batch are still to be imported
CREATE INDEX batch_items_of_batch ON batch_items (batch, status);
-- serves: the key when an article goes
CREATE INDEX batch_items_of_article ON batch_items (article);

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL,
    imported_utc TEXT NOT NULL
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    external_id TEXT,
    kind TEXT NOT NULL,
    url TEXT,
    language TEXT,
    title TEXT NOT NULL,
    outlet TEXT,
    agency TEXT,
    published TEXT,
    published_precision TEXT,
    is_proposed INTEGER NOT NULL CHECK (is_proposed IN (0, 1)),
    charset TEXT NOT NULL,
    charset_evidence TEXT NOT NULL,
    metadata TEXT NOT NULL,
    text TEXT NOT NULL,
    page_hash TEXT NOT NULL,
    passage_hash TEXT NOT NULL,
    words INTEGER NOT NULL,
    version_of INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    UNIQUE (source, part)
) STRICT;
-- serves: is this text here already
CREATE INDEX articles_of_passage_hash ON articles (passage_hash);
-- serves: is there another version under this address
CREATE INDEX articles_of_url ON articles (url) WHERE url IS NOT NULL;
-- serves: the key when an article goes
CREATE INDEX articles_of_version ON articles (version_of) WHERE version_of IS NOT NULL;
-- serves: which articles a decision about an outlet is about
CREATE INDEX articles_of_outlet ON articles (outlet) WHERE outlet IS NOT NULL;
-- serves: which articles a hand decision is about
CREATE INDEX articles_of_page_hash ON articles (page_hash);

CREATE TABLE blocks (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    rule TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" >= start),
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
    a INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    coverage_a REAL NOT NULL,
    coverage_b REAL NOT NULL,
    direction TEXT,
    reasons TEXT NOT NULL,
    spans TEXT NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
) STRICT, WITHOUT ROWID;
-- serves: relations of an article that stands second
CREATE INDEX relations_of_b ON relations (b);

CREATE TABLE storylines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    reasons TEXT NOT NULL
) STRICT;

CREATE TABLE stories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    titled_by INTEGER,
    first TEXT,
    last TEXT,
    base INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    storyline INTEGER REFERENCES storylines (id) ON DELETE SET NULL
) STRICT;
-- serves: the key when an article goes
CREATE INDEX stories_of_base ON stories (base);
-- serves: stories of a storyline
CREATE INDEX stories_of_storyline ON stories (storyline);

CREATE TABLE memberships (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    family INTEGER,
    reasons TEXT NOT NULL,
    against TEXT NOT NULL,
    is_firm INTEGER NOT NULL CHECK (is_firm IN (0, 1))
) STRICT;
-- serves: members of a story in their order
CREATE INDEX memberships_of_story ON memberships (story, position);

CREATE TABLE former_members (
    story INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (story, article)
) STRICT, WITHOUT ROWID;
-- serves: the cascade when an article goes
CREATE INDEX former_members_of_article ON former_members (article);

CREATE TABLE near_misses (
    story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    PRIMARY KEY (story, article)
) STRICT, WITHOUT ROWID;
-- serves: the cascade when an article goes
CREATE INDEX near_misses_of_article ON near_misses (article);

CREATE TABLE story_totals (
    content_hash TEXT NOT NULL PRIMARY KEY,
    total INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE story_keys (
    key TEXT NOT NULL,
    content_hash TEXT NOT NULL REFERENCES story_totals (content_hash) ON DELETE CASCADE,
    changes INTEGER NOT NULL,
    PRIMARY KEY (key, content_hash)
) STRICT, WITHOUT ROWID;
-- serves: the cascade when a total goes
CREATE INDEX story_keys_of_content ON story_keys (content_hash);

CREATE TABLE constraints (
    a_hash TEXT NOT NULL,
    b_hash TEXT NOT NULL,
    is_together INTEGER NOT NULL CHECK (is_together IN (0, 1)),
    made_utc TEXT NOT NULL,
    PRIMARY KEY (a_hash, b_hash),
    CHECK (a_hash < b_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections (
    page_hash TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    made_utc TEXT NOT NULL,
    PRIMARY KEY (page_hash, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE block_roles (
    page_hash TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    role TEXT NOT NULL,
    made_utc TEXT NOT NULL,
    PRIMARY KEY (page_hash, start, "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE outlet_blocks (
    outlet TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    made_utc TEXT NOT NULL,
    PRIMARY KEY (outlet, text_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE anchors (
    left_hash TEXT NOT NULL,
    left_passage TEXT NOT NULL,
    right_hash TEXT NOT NULL,
    right_passage TEXT NOT NULL,
    made_utc TEXT NOT NULL,
    PRIMARY KEY (left_hash, left_passage, right_hash, right_passage)
) STRICT, WITHOUT ROWID;

CREATE TABLE discarded (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    made_utc TEXT NOT NULL
) STRICT;

CREATE TABLE marks (
    key TEXT NOT NULL PRIMARY KEY,
    verdict TEXT,
    note TEXT NOT NULL,
    decided_utc TEXT NOT NULL,
    change_class TEXT NOT NULL,
    left_text TEXT NOT NULL,
    right_text TEXT NOT NULL,
    left_hash TEXT NOT NULL,
    right_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    forward TEXT NOT NULL,
    backward TEXT NOT NULL,
    is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1)),
    made_utc TEXT NOT NULL
) STRICT;
-- serves: what undo and redo would do next
CREATE INDEX steps_undone ON steps (is_undone, id);

CREATE TABLE state (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE passages_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
"""


@MIGRATIONS(name="0001_library")
def _library(db: Database) -> None:
    """Make the tables of the first version."""
    db.executescript(_FIRST)


_VARIATIONS = """
DROP TABLE story_keys;
DELETE FROM story_totals;

CREATE TABLE story_keys (
    key TEXT NOT NULL,
    content_hash TEXT NOT NULL REFERENCES story_totals (content_hash) ON DELETE CASCADE,
    variation INTEGER NOT NULL,
    members INTEGER NOT NULL,
    PRIMARY KEY (key, content_hash, variation)
) STRICT, WITHOUT ROWID;
-- serves: the cascade when a total goes
CREATE INDEX story_keys_of_content ON story_keys (content_hash);
"""


@MIGRATIONS(name="0002_variations")
def _variations(db: Database) -> None:
    """Count variations, one change with several readings, where changes were counted; what was counted is made anew."""
    db.executescript(_VARIATIONS)


_ALIGNED_BY_HAND = """
CREATE TABLE isolations (
    page_hash TEXT NOT NULL,
    passage TEXT NOT NULL,
    made_utc TEXT NOT NULL,
    PRIMARY KEY (page_hash, passage)
) STRICT, WITHOUT ROWID;

-- serves: which verdicts and notes on two texts have lost their change
CREATE INDEX marks_of_texts ON marks (left_hash, right_hash);
"""


@MIGRATIONS(name="0003_aligned_by_hand")
def _aligned_by_hand(db: Database) -> None:
    """Keep passages that a person set apart from all others."""
    db.executescript(_ALIGNED_BY_HAND)


@MIGRATIONS(name="0004_neighbourhoods")
def _neighbourhoods(db: Database) -> None:
    """Keep what grouping knows of every article, so that a change reaches its neighbourhood only."""
    db.executescript(NEIGHBOURHOOD_TABLES)


_STORYLINES_BY_HAND = """
CREATE TABLE storyline_constraints (
    a_hash TEXT NOT NULL,
    b_hash TEXT NOT NULL,
    is_together INTEGER NOT NULL CHECK (is_together IN (0, 1)),
    made_utc TEXT NOT NULL,
    PRIMARY KEY (a_hash, b_hash),
    CHECK (a_hash < b_hash)
) STRICT, WITHOUT ROWID;
"""


@MIGRATIONS(name="0005_storylines_by_hand")
def _storylines_by_hand(db: Database) -> None:
    """Keep which stories a person put into one storyline, or kept out of one."""
    db.executescript(_STORYLINES_BY_HAND)


@MIGRATIONS(name="0006_review")
def _review(db: Database) -> None:
    """Keep sessions, reasons of verdicts, notes on texts, rules of house style and what other analysts decided."""
    db.executescript(REVIEW_TABLES)


@MIGRATIONS(name="0007_search")
def _search(db: Database) -> None:
    """Keep tags and saved searches, and indexes for the filters."""
    db.executescript(SEARCH_TABLES)


_STORIES_IN_ORDER = """
DROP INDEX stories_of_storyline;
-- serves: stories of a storyline, and the list of stories in the order of their dates, read from the index alone
CREATE INDEX stories_of_storyline ON stories (storyline, first);
"""


@MIGRATIONS(name="0008_stories_in_order")
def _stories_in_order(db: Database) -> None:
    """Let the list of stories be read in its order."""
    db.executescript(_STORIES_IN_ORDER)


@MIGRATIONS(name="0009_two_traits")
def _two_traits(db: Database) -> None:
    """Have the library weighed anew at its next change: ties rest on two traits in common now, those kept on one."""
    db.execute("DELETE FROM reference")


VERSION = 9
"""``user_version`` of a file on which every migration above ran; one more for each migration appended."""
