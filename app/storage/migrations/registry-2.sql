-- A campaign plays one track a language, and maybe a menu. What was played before that was one track in Italian.
CREATE TABLE campaign_tracks (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,             -- -1: the menu
    language    TEXT NOT NULL,                -- BCP 47
    length      INTEGER NOT NULL,             -- ms; 0: not known
    audio       BLOB NOT NULL,                -- the WAV file
    PRIMARY KEY (campaign_id, position)
) WITHOUT ROWID;

INSERT INTO campaign_tracks (campaign_id, position, language, length, audio)
SELECT id, 0, 'it', 0, audio FROM campaigns;

ALTER TABLE campaigns DROP COLUMN audio;
ALTER TABLE campaigns ADD COLUMN menu_timeout INTEGER NOT NULL DEFAULT 8; -- s
ALTER TABLE campaign_recipients ADD COLUMN track INTEGER NOT NULL DEFAULT 0;
