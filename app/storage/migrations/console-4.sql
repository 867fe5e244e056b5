-- Messages in several languages: what was a row's text and audio becomes the first of its versions (messagejson.h).
CREATE TABLE messages_4 (
    id        TEXT PRIMARY KEY,
    content   BLOB NOT NULL,      -- JSON; sound files relative to the folder of recordings, so that it can move
    created   INTEGER NOT NULL,   -- Unix milliseconds
    last_used INTEGER             -- null: never
) WITHOUT ROWID;

INSERT INTO messages_4 (id, content, created, last_used)
SELECT id,
       CAST(json_object('version', 1, 'id', id, 'title', title, 'tags', json_array(), 'created', created, 'changed', 0,
           'versions', json_array(json_object('language', language, 'text', text, 'origin', origin, 'audio', audio,
               'length', length, 'digest', '', 'take', '', 'sections', json_array(),
               'edit', json_object('trimStart', 0, 'trimEnd', 0, 'trimSilence', json('true'), 'repeats', 1)))) AS BLOB),
       created, last_used
  FROM messages;

DROP TABLE messages;
ALTER TABLE messages_4 RENAME TO messages;
