ALTER TABLE draft ADD COLUMN filter BLOB; -- JSON; null: everybody
