PRAGMA application_id = 1447121481;
PRAGMA user_version = 9;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
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
CREATE INDEX batch_items_of_batch ON batch_items (batch, status);
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
CREATE INDEX articles_of_passage_hash ON articles (passage_hash);
CREATE INDEX articles_of_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_of_version ON articles (version_of) WHERE version_of IS NOT NULL;
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
CREATE INDEX stories_of_base ON stories (base);
CREATE TABLE memberships (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    family INTEGER,
    reasons TEXT NOT NULL,
    against TEXT NOT NULL,
    is_firm INTEGER NOT NULL CHECK (is_firm IN (0, 1))
) STRICT;
CREATE INDEX memberships_of_story ON memberships (story, position);
CREATE TABLE former_members (
    story INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (story, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_members_of_article ON former_members (article);
CREATE TABLE near_misses (
    story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    PRIMARY KEY (story, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_misses_of_article ON near_misses (article);
CREATE TABLE story_totals (
    content_hash TEXT NOT NULL PRIMARY KEY,
    total INTEGER NOT NULL
, base_hash TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
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
, reason TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
CREATE TABLE steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    forward TEXT NOT NULL,
    backward TEXT NOT NULL,
    is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1)),
    made_utc TEXT NOT NULL
) STRICT;
CREATE INDEX steps_undone ON steps (is_undone, id);
CREATE TABLE state (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE passages_index USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE story_keys (
    key TEXT NOT NULL,
    content_hash TEXT NOT NULL REFERENCES story_totals (content_hash) ON DELETE CASCADE,
    variation INTEGER NOT NULL,
    members INTEGER NOT NULL,
    PRIMARY KEY (key, content_hash, variation)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_keys_of_content ON story_keys (content_hash);
CREATE TABLE isolations (
    page_hash TEXT NOT NULL,
    passage TEXT NOT NULL,
    made_utc TEXT NOT NULL,
    PRIMARY KEY (page_hash, passage)
) STRICT, WITHOUT ROWID;
CREATE INDEX marks_of_texts ON marks (left_hash, right_hash);
CREATE TABLE ungrouped (
    article INTEGER PRIMARY KEY
) STRICT;
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
CREATE INDEX ties_of_b ON ties (b);
CREATE TABLE places (
    article INTEGER PRIMARY KEY,
    core INTEGER NOT NULL,
    host INTEGER,
    mean REAL NOT NULL,
    story INTEGER NOT NULL
) STRICT;
CREATE INDEX places_of_core ON places (core);
CREATE INDEX places_of_host ON places (host) WHERE host IS NOT NULL;
CREATE INDEX places_of_story ON places (story);
CREATE TABLE storyline_constraints (
    a_hash TEXT NOT NULL,
    b_hash TEXT NOT NULL,
    is_together INTEGER NOT NULL CHECK (is_together IN (0, 1)),
    made_utc TEXT NOT NULL,
    PRIMARY KEY (a_hash, b_hash),
    CHECK (a_hash < b_hash)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE tags (
    page_hash TEXT NOT NULL,
    tag TEXT NOT NULL,
    made_utc TEXT NOT NULL,
    PRIMARY KEY (page_hash, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_of_name ON tags (tag);
CREATE TABLE saved_searches (
    name TEXT NOT NULL PRIMARY KEY,
    query TEXT NOT NULL,
    made_utc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX articles_of_outlet ON articles (outlet, published) WHERE outlet IS NOT NULL;
CREATE INDEX articles_of_agency ON articles (agency) WHERE agency IS NOT NULL;
CREATE INDEX articles_of_published ON articles (published);
CREATE INDEX stories_of_storyline ON stories (storyline, first);
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('variorum', '0001_library', '2026-01-01 00:00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('variorum', '0002_variations', '2026-01-01 00:00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('variorum', '0003_aligned_by_hand', '2026-01-01 00:00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('variorum', '0004_neighbourhoods', '2026-01-01 00:00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('variorum', '0005_storylines_by_hand', '2026-01-01 00:00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('variorum', '0006_review', '2026-01-01 00:00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('variorum', '0007_search', '2026-01-01 00:00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('variorum', '0008_stories_in_order', '2026-01-01 00:00:00');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('variorum', '0009_two_traits', '2026-01-01 00:00:00');
