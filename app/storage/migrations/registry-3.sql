-- Who called, and what was said beside each track. The prompts of one campaign are mostly those of the next: a sound is
-- kept once.
ALTER TABLE campaigns ADD COLUMN caller TEXT NOT NULL DEFAULT ''; -- E.164; empty: the dialer's first, or not known

CREATE TABLE prompt_sounds (
    digest BLOB PRIMARY KEY,                  -- SHA-256 of the audio
    audio  BLOB NOT NULL                      -- the WAV file
) WITHOUT ROWID;

CREATE TABLE campaign_prompts (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,             -- its track's
    kind        INTEGER NOT NULL,             -- 1 keys, 2 confirmed, 3 help, 4 opt-out, 5 opted out
    length      INTEGER NOT NULL,             -- ms
    digest      BLOB NOT NULL REFERENCES prompt_sounds (digest),
    PRIMARY KEY (campaign_id, position, kind)
) WITHOUT ROWID;
