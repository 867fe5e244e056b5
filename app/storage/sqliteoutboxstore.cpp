// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqliteoutboxstore.h"

#include "campaignjson.h"
#include "consoledatabase.h"

#include <QCryptographicHash>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int menuPosition = -1;

[[noreturn]] void damaged(const OutboxId &id)
{
    throw sqlite::Failure{{ErrorCode::FileTruncated, {id.text()}}};
}

void bindError(sqlite::Statement &row, int parameter, const Error &error)
{
    if (error.code == ErrorCode::None)
        row.bindNull(parameter);
    else
        row.bind(parameter, toJson(error));
}

/// The canonical text of an audience, read back.
QList<Recipient> recipientsFrom(const QByteArray &text)
{
    QList<Recipient> result;
    result.reserve(text.count('\n'));
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = text.indexOf('\n', from);
        if (end < 0)
            return {};
        const QList<QByteArray> fields = text.mid(from, end - from).split('\t');
        if (fields.size() != 4)
            return {};
        result.append({ContactId(QString::fromUtf8(fields[0])), QString::fromUtf8(fields[1]), fields[2] == "1",
            fields[3].toInt()});
        from = end + 1;
    }
    return result;
}

void addTrack(sqlite::Statement &row, int position, const Track &track)
{
    row.bind(2, position)
        .bind(3, track.language)
        .bind(4, track.length.count())
        .bind(5, track.digest)
        .bind(6, track.audio);
    row.run();
}

void addPrompts(sqlite::Connection &connection, const OutboxId &id, const QList<Track> &tracks)
{
    sqlite::Statement row(connection,
        "INSERT INTO outbox_prompts (item, position, kind, length, digest, audio) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    row.bind(1, id.text());
    for (int i = 0; i < tracks.size(); ++i) {
        for (const Prompt &prompt : tracks[i].prompts) {
            row.bind(2, i)
                .bind(3, static_cast<int>(prompt.kind))
                .bind(4, prompt.length.count())
                .bind(5, prompt.digest)
                .bind(6, prompt.audio);
            row.run();
        }
    }
}

void readPrompts(sqlite::Connection &connection, const OutboxId &id, QList<Track> &tracks)
{
    sqlite::Statement rows(connection,
        "SELECT position, kind, length, digest, audio FROM outbox_prompts WHERE item = ?1 ORDER BY position, kind");
    rows.bind(1, id.text());
    while (rows.step()) {
        const qint64 kind = rows.integer(1);
        const Prompt prompt = Prompt::of(
            static_cast<PromptKind>(kind), rows.blob(4), std::chrono::milliseconds(rows.integer(2)));
        const qint64 position = rows.integer(0);
        if (position < 0 || position >= tracks.size() || kind < 1 || kind > promptKindCount
            || prompt.digest != rows.blob(3))
            damaged(id);
        tracks[position].prompts.append(prompt);
    }
}

} // namespace

SqliteOutboxStore::SqliteOutboxStore(ConsoleDatabase &database)
    : m_database(database)
{
}

QList<OutboxItem> SqliteOutboxStore::alerts() const
{
    QList<OutboxItem> result;
    (void)sqlite::guarded([&] {
        sqlite::Statement rows(m_database.connection(),
            "SELECT id, campaign, state, title, created, expires, error, mode, phones,"
            " (SELECT coalesce(sum(length(audio)), 0) FROM outbox_tracks WHERE item = id)"
            " + (SELECT coalesce(sum(length(audio)), 0) FROM outbox_prompts WHERE item = id)"
            " FROM outbox ORDER BY created, id");
        while (rows.step()) {
            OutboxItem item;
            item.id = OutboxId(rows.text(0));
            item.kind = OutboxItem::Kind::Alert;
            item.subject = rows.text(1);
            const auto state = rows.integer(2);
            if (state >= static_cast<int>(OutboxItem::State::Waiting)
                && state <= static_cast<int>(OutboxItem::State::Done))
                item.state = static_cast<OutboxItem::State>(state);
            item.title = rows.text(3);
            item.created = QDateTime::fromMSecsSinceEpoch(rows.integer(4));
            item.expires = QDateTime::fromMSecsSinceEpoch(rows.integer(5));
            if (!rows.isNull(6))
                item.error = errorFromJson(rows.blob(6));
            item.mode = rows.integer(7) == static_cast<int>(Mode::Live) ? Mode::Live : Mode::Drill;
            item.phones = static_cast<int>(rows.integer(8));
            item.size = rows.integer(9);
            result.append(item);
        }
    });
    return result;
}

Result<void> SqliteOutboxStore::add(const OutboxItem &item, const PreparedCampaign &campaign, const SavedDraft &draft)
{
    return sqlite::guarded([&] {
        sqlite::Transaction transaction(m_database.connection());
        const QByteArray audience = audienceText(campaign.recipients);
        sqlite::Statement row(m_database.connection(),
            "INSERT INTO outbox (id, campaign, state, title, created, expires, error, mode, area, policy, menu_timeout,"
            " audience, digest, phones, draft, caller) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
            " ?14, ?15, ?16)");
        row.bind(1, item.id.text())
            .bind(2, campaign.id.text())
            .bind(3, static_cast<int>(item.state))
            .bind(4, campaign.title)
            .bind(5, item.created.toMSecsSinceEpoch())
            .bind(6, item.expires.toMSecsSinceEpoch())
            .bind(8, static_cast<int>(campaign.mode))
            .bind(9, toJson(campaign.area))
            .bind(10, toJson(campaign.policy))
            .bind(11, campaign.menuTimeout.count())
            .bind(12, audience)
            .bind(13, QCryptographicHash::hash(audience, QCryptographicHash::Sha256))
            .bind(14, campaign.recipients.size())
            .bind(15, toJson(draft))
            .bind(16, campaign.callerId);
        bindError(row, 7, item.error);
        row.run();
        sqlite::Statement track(m_database.connection(),
            "INSERT INTO outbox_tracks (item, position, language, length, digest, audio)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        track.bind(1, item.id.text());
        for (int i = 0; i < campaign.tracks.size(); ++i)
            addTrack(track, i, campaign.tracks[i]);
        if (campaign.menu)
            addTrack(track, menuPosition, *campaign.menu);
        addPrompts(m_database.connection(), item.id, campaign.tracks);
        transaction.commit();
    });
}

Result<void> SqliteOutboxStore::update(const OutboxItem &item)
{
    return sqlite::guarded([&] {
        sqlite::Statement row(
            m_database.connection(), "UPDATE outbox SET state = ?2, expires = ?3, error = ?4 WHERE id = ?1");
        row.bind(1, item.id.text()).bind(2, static_cast<int>(item.state)).bind(3, item.expires.toMSecsSinceEpoch());
        bindError(row, 4, item.error);
        row.run();
        if (m_database.connection().changes() == 0)
            throw sqlite::Failure{{ErrorCode::NotFound, {item.id.text()}}};
    });
}

Result<void> SqliteOutboxStore::remove(const OutboxId &id)
{
    return sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(), "DELETE FROM outbox WHERE id = ?1");
        row.bind(1, id.text());
        row.run();
        if (m_database.connection().changes() == 0)
            throw sqlite::Failure{{ErrorCode::NotFound, {id.text()}}};
    });
}

Result<PreparedCampaign> SqliteOutboxStore::campaign(const OutboxId &id) const
{
    PreparedCampaign campaign;
    const Result<void> read = sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(),
            "SELECT campaign, title, mode, area, policy, menu_timeout, audience, digest, caller FROM outbox WHERE id = ?1");
        row.bind(1, id.text());
        if (!row.step())
            throw sqlite::Failure{{ErrorCode::NotFound, {id.text()}}};
        const std::optional<Area> area = areaFromJson(row.blob(3));
        const std::optional<Policy> policy = policyFromJson(row.blob(4));
        const QByteArray audience = row.blob(6);
        if (!area || !policy || QCryptographicHash::hash(audience, QCryptographicHash::Sha256) != row.blob(7))
            damaged(id);
        campaign.id = CampaignId(row.text(0));
        campaign.title = row.text(1);
        campaign.mode = row.integer(2) == static_cast<int>(Mode::Live) ? Mode::Live : Mode::Drill;
        campaign.area = *area;
        campaign.policy = *policy;
        campaign.menuTimeout = std::chrono::seconds(row.integer(5));
        campaign.recipients = recipientsFrom(audience);
        campaign.callerId = row.text(8);
        sqlite::Statement tracks(m_database.connection(),
            "SELECT position, language, length, digest, audio FROM outbox_tracks WHERE item = ?1 ORDER BY position");
        tracks.bind(1, id.text());
        while (tracks.step()) {
            const Track track = Track::of(tracks.text(1), tracks.blob(4), std::chrono::milliseconds(tracks.integer(2)));
            if (track.digest != tracks.blob(3))
                damaged(id);
            if (tracks.integer(0) == menuPosition)
                campaign.menu = track;
            else
                campaign.tracks.append(track);
        }
        readPrompts(m_database.connection(), id, campaign.tracks);
        if (campaign.recipients.isEmpty() || campaign.tracks.isEmpty())
            damaged(id);
    });
    if (!read)
        return std::unexpected(read.error());
    return campaign;
}

Result<SavedDraft> SqliteOutboxStore::draft(const OutboxId &id) const
{
    std::optional<SavedDraft> draft;
    const Result<void> read = sqlite::guarded([&] {
        sqlite::Statement row(m_database.connection(), "SELECT draft FROM outbox WHERE id = ?1");
        row.bind(1, id.text());
        if (!row.step())
            throw sqlite::Failure{{ErrorCode::NotFound, {id.text()}}};
        draft = draftFromJson(row.blob(0));
        if (!draft)
            damaged(id);
    });
    if (!read)
        return std::unexpected(read.error());
    return *draft;
}

} // namespace campanile
