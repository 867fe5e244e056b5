-- Saved areas. What was removed stays with the time of it, so that it can be brought back.
CREATE TABLE areas (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    folder  TEXT NOT NULL,        -- "Fiume/Piene"; empty: none
    area    BLOB NOT NULL,        -- JSON
    filter  BLOB NOT NULL,        -- JSON
    changed INTEGER NOT NULL,     -- Unix milliseconds
    removed INTEGER               -- Unix milliseconds; null: it is there
);
