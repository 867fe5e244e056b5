-- Who is calling, and what is said beside a track.
ALTER TABLE outbox ADD COLUMN caller TEXT NOT NULL DEFAULT ''; -- E.164; empty: the dialer's first

CREATE TABLE outbox_prompts (
    item     TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,       -- its track's
    kind     INTEGER NOT NULL,       -- 1 keys, 2 confirmed, 3 help, 4 opt-out, 5 opted out
    length   INTEGER NOT NULL,       -- ms
    digest   BLOB NOT NULL,          -- SHA-256 of the audio
    audio    BLOB NOT NULL,          -- the WAV file
    PRIMARY KEY (item, position, kind)
) WITHOUT ROWID;
