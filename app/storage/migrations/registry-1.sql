-- The registry, version 1. Positions are WGS84 in units of 1e-7 degree; times are Unix milliseconds.

CREATE TABLE contacts (
    key            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    number         TEXT NOT NULL UNIQUE,      -- E.164
    kind           INTEGER NOT NULL,          -- 0 landline, 1 mobile
    name           TEXT NOT NULL,
    street_written TEXT NOT NULL,
    civic_written  TEXT NOT NULL,
    street_key     TEXT NOT NULL,
    civic_number   INTEGER NOT NULL,
    civic_exponent TEXT NOT NULL,
    lat_e7         INTEGER,
    lon_e7         INTEGER,
    located        INTEGER NOT NULL,          -- 0 no, 1 interpolated, 2 normalised, 3 exact
    source         INTEGER NOT NULL,          -- 1 directory, 2 sign-up, 3 import
    legal_basis    TEXT NOT NULL,
    languages      TEXT NOT NULL,
    opted_out      INTEGER NOT NULL,
    sample         INTEGER NOT NULL,
    CHECK ((lat_e7 IS NULL) = (lon_e7 IS NULL))
);

-- Every change, numbered: one more log to tail when consoles replicate.
CREATE TABLE contact_changes (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id TEXT NOT NULL,
    kind       INTEGER NOT NULL,              -- 1 added, 2 changed, 3 removed
    at         INTEGER NOT NULL
);

-- Campaigns that were launched from here, with their recipients in the order the dialer has them.
CREATE TABLE campaigns (
    id             TEXT PRIMARY KEY,
    title          TEXT NOT NULL,
    mode           INTEGER NOT NULL,
    area           BLOB NOT NULL,             -- JSON
    policy         BLOB NOT NULL,             -- JSON
    audio          BLOB NOT NULL,             -- the WAV file
    launched       INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE campaign_recipients (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    contact_id  TEXT NOT NULL,
    number      TEXT NOT NULL,
    sample      INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, position)
) WITHOUT ROWID;
