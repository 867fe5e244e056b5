// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledgerschema.h"

#include <format>
#include <span>

namespace campanile::dialer {

namespace {

constexpr std::int64_t applicationId = 0x434d504c; // "CMPL"

// kind: 1 state changed, 2 attempt started, 3 answered, 4 ended
constexpr const char *version1 = R"sql(
CREATE TABLE audio (digest BLOB PRIMARY KEY, wav BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE campaign (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    mode INTEGER NOT NULL CHECK (mode IN (1, 2)),
    accepted INTEGER NOT NULL, landlines INTEGER NOT NULL, mobiles INTEGER NOT NULL,
    area TEXT NOT NULL,
    area_digest BLOB NOT NULL, audience_digest BLOB NOT NULL,
    audio_digest BLOB NOT NULL REFERENCES audio (digest),
    audio_ms INTEGER NOT NULL, eta_seconds INTEGER NOT NULL, first_round_seconds INTEGER NOT NULL,
    channels INTEGER NOT NULL, calls_per_second REAL NOT NULL,
    prepared_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL, horizon_seconds INTEGER NOT NULL,
    redial_uncertain INTEGER NOT NULL, ring_timeout_seconds INTEGER NOT NULL,
    receipt_digest BLOB NOT NULL, content_digest BLOB NOT NULL
);
CREATE TABLE retry (
    campaign INTEGER NOT NULL REFERENCES campaign (key) ON DELETE CASCADE,
    outcome INTEGER NOT NULL, seconds INTEGER NOT NULL,
    PRIMARY KEY (campaign, outcome)
) WITHOUT ROWID;
CREATE TABLE recipient (
    campaign INTEGER NOT NULL REFERENCES campaign (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    sample INTEGER NOT NULL,
    PRIMARY KEY (campaign, position),
    UNIQUE (campaign, number)
) WITHOUT ROWID;
CREATE TABLE refused (
    campaign INTEGER NOT NULL REFERENCES campaign (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL, number TEXT NOT NULL, reason INTEGER NOT NULL,
    PRIMARY KEY (campaign, position)
) WITHOUT ROWID;
CREATE TABLE year_number (year INTEGER PRIMARY KEY, last INTEGER NOT NULL);

CREATE TABLE launch (campaign INTEGER PRIMARY KEY REFERENCES campaign (key), canary INTEGER NOT NULL);
CREATE TABLE event (
    campaign INTEGER NOT NULL REFERENCES campaign (key),
    seq INTEGER NOT NULL,
    time_ms INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
    recipient INTEGER, attempt INTEGER,
    code INTEGER, -- the state, or the outcome
    sip_code INTEGER, ring_ms INTEGER, heard_ms INTEGER, next_ms INTEGER,
    words TEXT, -- the reason, or the keys
    PRIMARY KEY (campaign, seq),
    FOREIGN KEY (campaign, recipient) REFERENCES recipient (campaign, position)
) WITHOUT ROWID;
CREATE INDEX event_state ON event (campaign, seq, code) WHERE kind = 1;

-- The duplicate rule, where no code can forget it.
CREATE UNIQUE INDEX attempt_starts_once ON event (campaign, recipient, attempt) WHERE kind = 2;
CREATE UNIQUE INDEX attempt_ends_once ON event (campaign, recipient, attempt) WHERE kind = 4;
CREATE UNIQUE INDEX recipient_reached_once ON event (campaign, recipient) WHERE kind = 4 AND code IN (1, 2, 3);
CREATE TRIGGER reached_is_never_called_again BEFORE INSERT ON event WHEN NEW.kind = 2 AND EXISTS (
    SELECT 1 FROM event WHERE campaign = NEW.campaign AND recipient = NEW.recipient AND kind = 4 AND code IN (1, 2, 3))
BEGIN SELECT RAISE(ABORT, 'this recipient was reached and is never called again'); END;
CREATE TRIGGER numbers_have_no_gap BEFORE INSERT ON event WHEN NEW.seq IS NOT
    coalesce((SELECT max(seq) FROM event WHERE campaign = NEW.campaign), 0) + 1
BEGIN SELECT RAISE(ABORT, 'an event must continue the numbers of its campaign'); END;
CREATE TRIGGER events_stay BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
)sql";

// A campaign plays tracks, and perhaps a menu before them. campaign.audio_digest stays the main track's.
constexpr const char *version2 = R"sql(
CREATE TABLE track (
    campaign INTEGER NOT NULL REFERENCES campaign (key) ON DELETE CASCADE,
    position INTEGER NOT NULL, -- 1, 2, 3...; 0: the menu
    language TEXT NOT NULL,
    digest BLOB NOT NULL REFERENCES audio (digest),
    length_ms INTEGER NOT NULL,
    recipients INTEGER NOT NULL,
    PRIMARY KEY (campaign, position)
) WITHOUT ROWID;
CREATE INDEX track_audio ON track (digest);
INSERT INTO track SELECT key, 1, '', audio_digest, audio_ms, accepted FROM campaign;
ALTER TABLE campaign ADD COLUMN menu_timeout_seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recipient ADD COLUMN track INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN track INTEGER; -- the position of the one that was played; 0: none was
)sql";

// Whose doing the end of a call was, the number that citizens see, what is said beside a track, what machines get, who
// opted out; and events of two more kinds: 5 called back, 6 help
// asked. A table's checks cannot be changed: its rows move to one that has them, with the rules they had and more.
constexpr const char *version3 = R"sql(
ALTER TABLE campaign ADD COLUMN caller_id TEXT NOT NULL DEFAULT ''; -- empty: the line's own

CREATE TABLE prompt (
    campaign INTEGER NOT NULL, track INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    digest BLOB NOT NULL REFERENCES audio (digest),
    length_ms INTEGER NOT NULL,
    PRIMARY KEY (campaign, track, kind),
    FOREIGN KEY (campaign, track) REFERENCES track (campaign, position) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX prompt_audio ON prompt (digest);
ALTER TABLE campaign ADD COLUMN machine INTEGER NOT NULL DEFAULT 1;
ALTER TABLE campaign ADD COLUMN finish_sentence INTEGER NOT NULL DEFAULT 0;

CREATE TABLE opt_out (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    campaign INTEGER NOT NULL REFERENCES campaign (key), -- in whose call it was asked
    since_ms INTEGER NOT NULL,
    withdrawn_ms INTEGER, withdrawn_reason TEXT -- null: it stands
);
CREATE UNIQUE INDEX opt_out_stands_once ON opt_out (number) WHERE withdrawn_ms IS NULL;

DROP INDEX event_state;
DROP INDEX attempt_starts_once;
DROP INDEX attempt_ends_once;
DROP INDEX recipient_reached_once;
DROP TRIGGER reached_is_never_called_again;
DROP TRIGGER numbers_have_no_gap;
DROP TRIGGER events_stay;
DROP TRIGGER events_are_kept;
ALTER TABLE event RENAME TO event_before;
CREATE TABLE event (
    campaign INTEGER NOT NULL REFERENCES campaign (key),
    seq INTEGER NOT NULL,
    time_ms INTEGER NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
    recipient INTEGER, attempt INTEGER, -- attempt 0: the recipient called back
    code INTEGER, -- the state, or the outcome
    sip_code INTEGER, ring_ms INTEGER, heard_ms INTEGER, next_ms INTEGER,
    words TEXT, -- the reason, or the keys
    track INTEGER, -- the position of the one that was played; 0: none was
    q850 INTEGER,
    line_fault INTEGER, -- 1: no attempt at the number
    opted_out INTEGER,
    PRIMARY KEY (campaign, seq),
    FOREIGN KEY (campaign, recipient) REFERENCES recipient (campaign, position)
) WITHOUT ROWID;
INSERT INTO event (campaign, seq, time_ms, kind, recipient, attempt, code, sip_code, ring_ms, heard_ms, next_ms, words,
    track) SELECT campaign, seq, time_ms, kind, recipient, attempt, code, sip_code, ring_ms, heard_ms, next_ms, words,
    track FROM event_before;
DROP TABLE event_before;

CREATE INDEX event_state ON event (campaign, seq, code) WHERE kind = 1;
CREATE UNIQUE INDEX attempt_starts_once ON event (campaign, recipient, attempt) WHERE kind = 2;
CREATE UNIQUE INDEX attempt_ends_once ON event (campaign, recipient, attempt) WHERE kind = 4;
CREATE UNIQUE INDEX recipient_reached_once ON event (campaign, recipient) WHERE kind = 4 AND code IN (1, 2, 3);
CREATE INDEX told_by_recipient ON event (recipient, campaign) WHERE kind > 4;
-- "+": else a campaign's whole record is read for every start
CREATE TRIGGER reached_is_never_called_again BEFORE INSERT ON event WHEN NEW.kind = 2 AND (
    EXISTS (SELECT 1 FROM event WHERE campaign = NEW.campaign AND recipient = NEW.recipient AND kind = 4
        AND code IN (1, 2, 3))
    OR EXISTS (SELECT 1 FROM event WHERE recipient = NEW.recipient AND +campaign = NEW.campaign AND kind > 4
        AND (kind = 6 OR code IN (1, 2, 3))))
BEGIN SELECT RAISE(ABORT, 'this recipient was reached and is never called again'); END;
CREATE TRIGGER numbers_have_no_gap BEFORE INSERT ON event WHEN NEW.seq IS NOT
    coalesce((SELECT max(seq) FROM event WHERE campaign = NEW.campaign), 0) + 1
BEGIN SELECT RAISE(ABORT, 'an event must continue the numbers of its campaign'); END;
CREATE TRIGGER events_stay BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
)sql";

// A line that pushed calls back, until it carries again: linerest.h.
constexpr const char *version4 = R"sql(
CREATE TABLE line_rest (line TEXT PRIMARY KEY, from_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL) WITHOUT ROWID;
)sql";

constexpr const char *steps[] = {version1, version2, version3, version4}; // steps[n] leads from version n to n + 1
static_assert(std::size(steps) == ledgerVersion);

} // namespace

Result<void> migrateLedger(SqliteDatabase &db, const std::string &path)
{
    const auto version = db.integer("PRAGMA user_version");
    const auto application = db.integer("PRAGMA application_id");
    const bool empty = db.integer("SELECT count(*) FROM sqlite_schema") == 0;
    if (!empty && application != applicationId)
        return failure(Failure::Kind::Precondition, "LEDGER_OTHER_FILE", path + " is a database, but not a ledger");
    if (version > ledgerVersion) {
        return failure(Failure::Kind::Precondition, "LEDGER_NEWER",
            std::format("{} was written by a newer campaniled (version {}; this one reads up to {}). Nothing was "
                        "changed in it.",
                path, version, ledgerVersion));
    }
    if (const auto damage = db.text("PRAGMA integrity_check(1)"); damage != "ok")
        return failure(Failure::Kind::Precondition, "LEDGER_CORRUPT", path + " is damaged: " + damage);
    for (auto step = version; step < ledgerVersion; ++step) {
        db.execute("BEGIN IMMEDIATE");
        db.execute(steps[step]);
        db.execute(
            std::format("PRAGMA application_id = {}; PRAGMA user_version = {}", applicationId, step + 1).c_str());
        db.execute("COMMIT");
    }
    return {};
}

} // namespace campanile::dialer
