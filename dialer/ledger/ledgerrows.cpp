// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledgerrows.h"

#include "digest.h"
#include "optoutrows.h"

namespace campanile::dialer {

namespace {

enum Kind { State = 1, Started = 2, Answered = 3, Ended = 4, Back = 5, Help = 6 };

constexpr const char *campaignColumns =
    "SELECT c.key, c.id, c.number, c.title, c.mode, c.accepted, c.landlines, c.mobiles, c.area_digest, "
    "c.audience_digest, c.menu_timeout_seconds, c.eta_seconds, c.first_round_seconds, c.channels, "
    "c.calls_per_second, c.prepared_ms, c.expires_ms, c.max_attempts, c.horizon_seconds, c.redial_uncertain, "
    "c.ring_timeout_seconds, c.receipt_digest, c.content_digest, c.caller_id, c.machine, c.finish_sentence, "
    "coalesce(l.canary, 0) "
    "FROM campaign c LEFT JOIN launch l ON l.campaign = c.key ";

CampaignRecord recordOf(SqliteDatabase &db, const Query &row)
{
    CampaignRecord record;
    auto &receipt = record.receipt;
    int c = 0;
    record.order = row.integer(c++);
    receipt.campaignId = row.text(c++);
    receipt.number = row.text(c++);
    receipt.title = row.text(c++);
    receipt.mode = static_cast<Mode>(row.number(c++));
    receipt.accepted = row.number(c++);
    receipt.landlines = row.number(c++);
    receipt.mobiles = row.number(c++);
    receipt.areaDigest = row.text(c++);
    receipt.audienceDigest = row.text(c++);
    receipt.programme.menuTimeout = std::chrono::seconds(row.integer(c++));
    receipt.eta = std::chrono::seconds(row.integer(c++));
    receipt.firstRound = std::chrono::seconds(row.integer(c++));
    receipt.channels = row.number(c++);
    receipt.callsPerSecond = row.real(c++);
    receipt.preparedMs = row.integer(c++);
    receipt.expiresMs = row.integer(c++);
    receipt.policy.maxAttempts = row.number(c++);
    receipt.policy.horizon = std::chrono::seconds(row.integer(c++));
    receipt.policy.redialUncertain = row.number(c++) != 0;
    receipt.policy.ringTimeout = std::chrono::seconds(row.integer(c++));
    receipt.digest = row.text(c++);
    record.contentDigest = row.text(c++);
    receipt.callerId = row.text(c++);
    receipt.policy.machine = static_cast<MachinePolicy>(row.number(c++));
    receipt.policy.finishSentence = row.number(c++) != 0;
    record.canary = static_cast<std::uint32_t>(row.integer(c++));
    Query retries(db, "SELECT outcome, seconds FROM retry WHERE campaign = ?", record.order);
    while (retries.next())
        receipt.policy.retryDelay[static_cast<Outcome>(retries.number(0))] = std::chrono::seconds(retries.integer(1));
    Query tracks(db,
        "SELECT position, language, digest, length_ms, recipients FROM track WHERE campaign = ? ORDER BY position",
        record.order);
    while (tracks.next()) {
        Track track{tracks.text(1), tracks.text(2), std::chrono::milliseconds(tracks.integer(3)), tracks.number(4)};
        Query prompts(db, "SELECT kind, digest, length_ms FROM prompt WHERE campaign = ? AND track = ?", record.order,
            tracks.integer(0));
        while (prompts.next())
            track.prompts[static_cast<PromptKind>(prompts.number(0))] = {
                prompts.text(1), std::chrono::milliseconds(prompts.integer(2))};
        if (tracks.number(0) == 0)
            receipt.programme.menu = std::move(track);
        else
            receipt.programme.tracks.push_back(std::move(track));
    }
    Query last(db, "SELECT max(seq) FROM event WHERE campaign = ?", record.order);
    if (last.next())
        record.lastSeq = last.integer(0);
    Query states(db, "SELECT code, time_ms FROM event WHERE campaign = ? AND kind = 1 ORDER BY seq", record.order);
    while (states.next()) {
        record.state = static_cast<CampaignState>(states.number(0));
        if (record.state == CampaignState::Running && !record.launchedMs)
            record.launchedMs = states.integer(1);
        record.endedMs = isOver(record.state) ? states.integer(1) : 0;
    }
    return record;
}

} // namespace

std::int64_t campaignKey(SqliteDatabase &db, const std::string &id)
{
    Query query(db, "SELECT key FROM campaign WHERE id = ?", id);
    if (!query.next())
        throw SqlError{SQLITE_CONSTRAINT, "there is no campaign " + id};
    return query.integer(0);
}

void insertAudio(SqliteDatabase &db, const std::string &sha256, const std::string &wav)
{
    if (!Query(db, "SELECT 1 FROM audio WHERE digest = ?", Blob{sha256}).next())
        Query(db, "INSERT INTO audio VALUES (?, ?)", Blob{sha256}, Blob{wav}).run();
}

void insertCampaign(SqliteDatabase &db, const NewCampaign &campaign)
{
    const auto &r = campaign.receipt;
    const auto &programme = r.programme;
    Query(db,
        "INSERT INTO campaign (id, number, title, mode, accepted, landlines, mobiles, area, area_digest, "
        "audience_digest, "
        "audio_digest, audio_ms, eta_seconds, first_round_seconds, channels, calls_per_second, prepared_ms, "
        "expires_ms, "
        "max_attempts, horizon_seconds, redial_uncertain, ring_timeout_seconds, receipt_digest, content_digest, "
        "menu_timeout_seconds, caller_id, machine, finish_sentence) VALUES "
        "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        r.campaignId, r.number, r.title, static_cast<int>(r.mode), r.accepted, r.landlines, r.mobiles,
        canonicalText(r.area), Blob{r.areaDigest}, Blob{r.audienceDigest}, Blob{programme.tracks.at(0).sha256},
        programme.tracks.at(0).length.count(), r.eta.count(), r.firstRound.count(), r.channels, r.callsPerSecond,
        r.preparedMs, r.expiresMs, r.policy.maxAttempts, r.policy.horizon.count(), r.policy.redialUncertain ? 1 : 0,
        r.policy.ringTimeout.count(), Blob{r.digest}, Blob{campaign.contentDigest}, programme.menuTimeout.count(),
        r.callerId, static_cast<int>(r.policy.machine), r.policy.finishSentence ? 1 : 0)
        .run();
    const auto key = campaignKey(db, r.campaignId);
    for (const auto &[outcome, delay] : r.policy.retryDelay)
        Query(db, "INSERT INTO retry VALUES (?, ?, ?)", key, static_cast<int>(outcome), delay.count()).run();
    const auto insertTrack = [&](std::int64_t at, const Track &track) {
        Query(db, "INSERT INTO track VALUES (?, ?, ?, ?, ?, ?)", key, at, track.language, Blob{track.sha256},
            track.length.count(), track.recipients)
            .run();
        for (const auto &[kind, file] : track.prompts)
            Query(db, "INSERT INTO prompt VALUES (?, ?, ?, ?, ?)", key, at, static_cast<int>(kind), Blob{file.sha256},
                file.length.count())
                .run();
    };
    if (programme.menu)
        insertTrack(0, *programme.menu);
    std::int64_t position = 1;
    for (const auto &track : programme.tracks)
        insertTrack(position++, track);
    position = 0;
    for (const auto &recipient : campaign.recipients) {
        Query(db, "INSERT INTO recipient VALUES (?, ?, CAST(? AS INTEGER), ?, ?, ?)", key, position++,
            std::string_view(recipient.number).substr(1), recipient.id, recipient.sample ? 1 : 0, recipient.track)
            .run();
    }
    position = 0;
    for (const auto &refused : r.refused) {
        Query(db, "INSERT INTO refused VALUES (?, ?, ?, ?, ?)", key, position++, refused.recipientId, refused.number,
            static_cast<int>(refused.reason))
            .run();
    }
}

void deleteExpired(SqliteDatabase &db, std::int64_t nowMs)
{
    Query(db, "DELETE FROM campaign WHERE expires_ms < ? AND NOT EXISTS (SELECT 1 FROM event WHERE campaign = key)",
        nowMs)
        .run();
    Query(db,
        "DELETE FROM audio WHERE NOT EXISTS (SELECT 1 FROM track WHERE track.digest = audio.digest) AND NOT "
        "EXISTS (SELECT 1 FROM prompt WHERE prompt.digest = audio.digest)")
        .run();
}

void insertLaunch(SqliteDatabase &db, const std::string &id, std::uint32_t canary)
{
    Query(db, "INSERT INTO launch VALUES (?, ?)", campaignKey(db, id), canary).run();
}

void insertEvents(SqliteDatabase &db, const std::string &id, const Events &events)
{
    const auto key = campaignKey(db, id);
    for (const auto &event : events) {
        if (const auto *changed = std::get_if<StateChanged>(&event.fact)) {
            Query(db, "INSERT INTO event (campaign, seq, time_ms, kind, code, words) VALUES (?, ?, ?, 1, ?, ?)", key,
                event.seq, event.timeMs, static_cast<int>(changed->state), changed->reason)
                .run();
        } else if (const auto *ended = std::get_if<AttemptEnded>(&event.fact)) {
            Query(db,
                "INSERT INTO event (campaign, seq, time_ms, kind, recipient, attempt, code, sip_code, ring_ms, "
                "heard_ms, "
                "next_ms, words, track, q850, line_fault, opted_out) VALUES (?, ?, ?, 4, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                "?, ?)",
                key, event.seq, event.timeMs, event.recipient, event.attempt, static_cast<int>(ended->outcome),
                ended->sipCode, ended->ringMs, ended->heardMs, ended->nextAttemptMs, ended->keys, ended->track,
                ended->q850, ended->lineFault ? 1 : 0, ended->optedOut ? 1 : 0)
                .run();
            if (ended->optedOut)
                insertOptOut(db, key, event.recipient, event.timeMs);
        } else if (const auto *called = std::get_if<CalledBack>(&event.fact)) {
            Query(db,
                "INSERT INTO event (campaign, seq, time_ms, kind, recipient, attempt, code, heard_ms, words, track, "
                "opted_out) VALUES (?, ?, ?, 5, ?, 0, ?, ?, ?, ?, ?)",
                key, event.seq, event.timeMs, event.recipient, static_cast<int>(called->outcome), called->heardMs,
                called->keys, called->track, called->optedOut ? 1 : 0)
                .run();
            if (called->optedOut)
                insertOptOut(db, key, event.recipient, event.timeMs);
        } else {
            Query(db, "INSERT INTO event (campaign, seq, time_ms, kind, recipient, attempt) VALUES (?, ?, ?, ?, ?, ?)",
                key, event.seq, event.timeMs,
                static_cast<int>(std::holds_alternative<AttemptStarted>(event.fact) ? Started
                        : std::holds_alternative<HelpAsked>(event.fact)             ? Help
                                                                                    : Answered),
                event.recipient, event.attempt)
                .run();
        }
    }
}

Events selectEvents(SqliteDatabase &db, const std::string &id, std::int64_t afterSeq, int limit)
{
    Events events;
    Query query(db,
        "SELECT e.seq, e.time_ms, e.kind, e.recipient, e.attempt, e.code, e.sip_code, e.ring_ms, e.heard_ms, "
        "e.next_ms, "
        "e.words, e.track, e.q850, e.line_fault, e.opted_out FROM event e WHERE e.campaign = (SELECT key FROM campaign "
        "WHERE id = ?) AND e.seq > ? ORDER "
        "BY e.seq "
        "LIMIT ?",
        id, afterSeq, limit);
    while (query.next()) {
        Event event{
            query.integer(0), query.integer(1), static_cast<std::uint32_t>(query.integer(3)), query.number(4), {}};
        switch (query.number(2)) {
        case State: event.fact = StateChanged{static_cast<CampaignState>(query.number(5)), query.text(10)}; break;
        case Started: event.fact = AttemptStarted{}; break;
        case Answered: event.fact = AttemptAnswered{}; break;
        case Help: event.fact = HelpAsked{}; break;
        case Back:
            event.fact = CalledBack{static_cast<Outcome>(query.number(5)), query.number(8), query.text(10),
                query.number(11), query.number(14) != 0};
            break;
        default:
            event.fact = AttemptEnded{static_cast<Outcome>(query.number(5)), query.number(6), query.number(7),
                query.number(8), query.text(10), query.integer(9), query.number(11), query.number(12),
                query.number(13) != 0, query.number(14) != 0};
        }
        events.push_back(std::move(event));
    }
    return events;
}

std::optional<CampaignRecord> selectCampaign(SqliteDatabase &db, const std::string &id)
{
    static const std::string sql = std::string(campaignColumns) + "WHERE c.id = ?";
    Query query(db, sql.c_str(), id);
    if (!query.next())
        return {};
    auto record = recordOf(db, query);
    Query area(db, "SELECT area FROM campaign WHERE key = ?", record.order);
    if (area.next())
        record.receipt.area = areaOf(area.text(0));
    Query refused(db, "SELECT id, number, reason FROM refused WHERE campaign = ? ORDER BY position", record.order);
    while (refused.next())
        record.receipt.refused.push_back({refused.text(0), refused.text(1), static_cast<Refusal>(refused.number(2))});
    return record;
}

std::vector<CampaignRecord> selectCampaigns(SqliteDatabase &db, std::int64_t before, int limit)
{
    static const std::string sql =
        std::string(campaignColumns) + "WHERE ?1 = 0 OR c.key < ?1 ORDER BY c.key DESC LIMIT ?2";
    std::vector<CampaignRecord> records;
    Query query(db, sql.c_str(), before, limit);
    while (query.next())
        records.push_back(recordOf(db, query));
    return records;
}

} // namespace campanile::dialer
