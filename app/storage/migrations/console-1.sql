-- The console's own things, version 1: messages and the saved draft. Times are Unix milliseconds.

CREATE TABLE messages (
    id        TEXT PRIMARY KEY,
    title     TEXT NOT NULL,
    text      TEXT NOT NULL,
    language  TEXT NOT NULL,
    origin    INTEGER NOT NULL,   -- 1 recorded, 2 synthesised, 3 imported
    audio     TEXT NOT NULL,      -- relative to the folder of recordings, so that the data folder can move; empty: none
    length    INTEGER NOT NULL,   -- ms
    created   INTEGER NOT NULL,
    last_used INTEGER             -- null: never
) WITHOUT ROWID;

CREATE TABLE draft (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    mode    INTEGER NOT NULL,
    area    BLOB NOT NULL,        -- JSON
    message TEXT NOT NULL,
    emergency INTEGER NOT NULL
);
