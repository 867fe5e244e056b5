-- The draft's choice of languages, and what waits for the dialer.
ALTER TABLE draft ADD COLUMN languages INTEGER NOT NULL DEFAULT 0; -- 0 each phone its own, 1 a menu

-- Alerts that wait: frozen, as they were approved for waiting.
CREATE TABLE outbox (
    id           TEXT PRIMARY KEY,
    campaign     TEXT NOT NULL,
    state        INTEGER NOT NULL,   -- 1 waiting, 2 sending, 3 ready to confirm, 4 expired, 5 refused, 6 done
    title        TEXT NOT NULL,
    created      INTEGER NOT NULL,   -- Unix milliseconds
    expires      INTEGER NOT NULL,   -- Unix milliseconds
    error        BLOB,               -- JSON; null: none
    mode         INTEGER NOT NULL,
    area         BLOB NOT NULL,      -- JSON
    policy       BLOB NOT NULL,      -- JSON
    menu_timeout INTEGER NOT NULL,   -- s
    audience     BLOB NOT NULL,      -- the canonical text
    digest       BLOB NOT NULL,      -- its SHA-256
    phones       INTEGER NOT NULL,
    draft        BLOB NOT NULL       -- JSON: what it was made of
) WITHOUT ROWID;

CREATE TABLE outbox_tracks (
    item     TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,       -- -1: the menu
    language TEXT NOT NULL,
    length   INTEGER NOT NULL,       -- ms
    digest   BLOB NOT NULL,          -- SHA-256 of the audio
    audio    BLOB NOT NULL,          -- the WAV file
    PRIMARY KEY (item, position)
) WITHOUT ROWID;

-- What the dialer's library and this console agreed on last.
CREATE TABLE library_documents (
    kind     INTEGER NOT NULL,       -- 1 message, 2 area, 3 draft
    id       TEXT NOT NULL,
    revision INTEGER NOT NULL,       -- 0: never there
    digest   BLOB,                   -- SHA-256 of the content that both had; null: it was deleted, or never there
    waiting  INTEGER,                -- Unix milliseconds since when a change waits; null: none was seen
    error    BLOB,                   -- JSON: why the dialer refused it; null: it did not
    refused  BLOB,                   -- SHA-256 of the content that is not to be sent; null: none
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

CREATE TABLE library_cursor (
    only     INTEGER PRIMARY KEY CHECK (only = 1),
    library  TEXT NOT NULL,
    revision INTEGER NOT NULL
);

CREATE TABLE console (
    only     INTEGER PRIMARY KEY CHECK (only = 1),
    id       TEXT NOT NULL           -- this console's own, for its draft
);

-- Files of sound are never written twice: what was hashed once is known for good.
CREATE TABLE sound_digests (
    name     TEXT PRIMARY KEY,       -- relative to the folder of recordings
    digest   BLOB NOT NULL           -- SHA-256
) WITHOUT ROWID;

-- Messages that were removed here: the others have to hear of it.
CREATE TABLE removed_messages (
    id      TEXT PRIMARY KEY,
    title   TEXT NOT NULL,
    removed INTEGER NOT NULL         -- Unix milliseconds
) WITHOUT ROWID;

-- What others are preparing.
CREATE TABLE shared_drafts (
    id      TEXT PRIMARY KEY,
    console TEXT NOT NULL,           -- its name
    draft   BLOB NOT NULL,           -- JSON
    changed INTEGER NOT NULL         -- Unix milliseconds
) WITHOUT ROWID;
