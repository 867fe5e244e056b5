// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlitehistorystore.h"

#include "campaignjson.h"
#include "database.h"

namespace campanile {

namespace {

LaunchedCampaign readMeta(const sqlite::Statement &row)
{
    LaunchedCampaign result;
    result.campaign.id = CampaignId(row.text(0));
    result.campaign.title = row.text(1);
    result.campaign.mode = row.integer(2) == static_cast<int>(Mode::Live) ? Mode::Live : Mode::Drill;
    const std::optional<Area> area = areaFromJson(row.blob(3));
    const std::optional<Policy> policy = policyFromJson(row.blob(4));
    if (!area || !policy)
        throw sqlite::Failure{{ErrorCode::FileTruncated, {result.campaign.id.text()}}};
    result.campaign.area = *area;
    result.campaign.policy = *policy;
    result.launched = QDateTime::fromMSecsSinceEpoch(row.integer(5));
    result.recipients = static_cast<int>(row.integer(6));
    return result;
}

#define META                                                                                                           \
    "SELECT id, title, mode, area, policy, launched,"                                                                  \
    " (SELECT count(*) FROM campaign_recipients WHERE campaign_id = id)"

constexpr int menuPosition = -1;

void saveTracks(sqlite::Connection &connection, const PreparedCampaign &campaign)
{
    sqlite::Statement row(connection,
        "INSERT INTO campaign_tracks (campaign_id, position, language, length, audio) VALUES (?1, ?2, ?3, ?4, ?5)");
    const auto add = [&](int position, const Track &track) {
        row.bind(1, campaign.id.text())
            .bind(2, position)
            .bind(3, track.language)
            .bind(4, track.length.count())
            .bind(5, track.audio);
        row.run();
    };
    for (int i = 0; i < campaign.tracks.size(); ++i)
        add(i, campaign.tracks[i]);
    if (campaign.menu)
        add(menuPosition, *campaign.menu);
}

void loadTracks(sqlite::Connection &connection, PreparedCampaign &campaign)
{
    sqlite::Statement rows(connection,
        "SELECT position, language, length, audio FROM campaign_tracks WHERE campaign_id = ?1 ORDER BY position");
    rows.bind(1, campaign.id.text());
    while (rows.step()) {
        const Track track = Track::of(rows.text(1), rows.blob(3), std::chrono::milliseconds(rows.integer(2)));
        if (rows.integer(0) == menuPosition)
            campaign.menu = track;
        else
            campaign.tracks.append(track);
    }
}

void savePrompts(sqlite::Connection &connection, const PreparedCampaign &campaign)
{
    sqlite::Statement sound(connection, "INSERT OR IGNORE INTO prompt_sounds (digest, audio) VALUES (?1, ?2)");
    sqlite::Statement row(connection,
        "INSERT INTO campaign_prompts (campaign_id, position, kind, length, digest) VALUES (?1, ?2, ?3, ?4, ?5)");
    for (qsizetype i = 0; i < campaign.tracks.size(); ++i) {
        for (const Prompt &prompt : campaign.tracks[i].prompts) {
            // Made again from the bytes: they are what can be played one day.
            const QByteArray digest = Prompt::of(prompt.kind, prompt.audio, {}).digest;
            sound.bind(1, digest).bind(2, prompt.audio);
            sound.run();
            row.bind(1, campaign.id.text())
                .bind(2, i)
                .bind(3, static_cast<int>(prompt.kind))
                .bind(4, prompt.length.count())
                .bind(5, digest);
            row.run();
        }
    }
}

void loadPrompts(sqlite::Connection &connection, PreparedCampaign &campaign)
{
    sqlite::Statement rows(connection,
        "SELECT position, kind, length, audio, digest FROM campaign_prompts JOIN prompt_sounds USING (digest)"
        " WHERE campaign_id = ?1 ORDER BY position, kind");
    rows.bind(1, campaign.id.text());
    while (rows.step()) {
        const qint64 position = rows.integer(0), kind = rows.integer(1);
        const Prompt prompt =
            Prompt::of(static_cast<PromptKind>(kind), rows.blob(3), std::chrono::milliseconds(rows.integer(2)));
        if (position < 0 || position >= campaign.tracks.size() || kind < 1 || kind > promptKindCount
            || prompt.digest != rows.blob(4))
            throw sqlite::Failure{{ErrorCode::FileTruncated, {campaign.id.text()}}}; // it proves nothing any more
        campaign.tracks[position].prompts.append(prompt);
    }
}

} // namespace

SqliteHistoryStore::SqliteHistoryStore(Database &database)
    : m_database(database)
{
}

QFuture<Result<void>> SqliteHistoryStore::save(const PreparedCampaign &campaign, const QDateTime &launched)
{
    return m_database.run([campaign, launched](sqlite::Connection &connection) {
        sqlite::Transaction transaction(connection);
        sqlite::Statement meta(connection,
            "INSERT INTO campaigns (id, title, mode, area, policy, launched, menu_timeout, caller)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            " ON CONFLICT (id) DO NOTHING");
        meta.bind(1, campaign.id.text())
            .bind(2, campaign.title)
            .bind(3, static_cast<int>(campaign.mode))
            .bind(4, toJson(campaign.area))
            .bind(5, toJson(campaign.policy))
            .bind(6, launched.toMSecsSinceEpoch())
            .bind(7, campaign.menuTimeout.count())
            .bind(8, campaign.callerId);
        meta.run();
        if (connection.changes() == 0)
            return;
        saveTracks(connection, campaign);
        savePrompts(connection, campaign);
        sqlite::Statement recipient(connection,
            "INSERT INTO campaign_recipients (campaign_id, position, contact_id, number, sample, track)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        recipient.bind(1, campaign.id.text());
        for (qsizetype i = 0; i < campaign.recipients.size(); ++i) {
            const Recipient &r = campaign.recipients[i];
            recipient.bind(2, i).bind(3, r.id.text()).bind(4, r.number).bind(5, r.sample ? 1 : 0).bind(6, r.track);
            recipient.run();
        }
        transaction.commit();
    });
}

QFuture<Result<LaunchedCampaign>> SqliteHistoryStore::load(const CampaignId &id)
{
    return m_database.run([id](sqlite::Connection &connection) {
        sqlite::Statement meta(connection, META ", menu_timeout, caller FROM campaigns WHERE id = ?1");
        meta.bind(1, id.text());
        if (!meta.step())
            throw sqlite::Failure{{ErrorCode::NotFound, {id.text()}}};
        LaunchedCampaign result = readMeta(meta);
        result.campaign.menuTimeout = std::chrono::seconds(meta.integer(7));
        result.campaign.callerId = meta.text(8);
        loadTracks(connection, result.campaign);
        loadPrompts(connection, result.campaign);
        sqlite::Statement rows(connection,
            "SELECT contact_id, number, sample, track FROM campaign_recipients WHERE campaign_id = ?1 ORDER BY "
            "position");
        rows.bind(1, id.text());
        result.campaign.recipients.reserve(result.recipients);
        while (rows.step())
            result.campaign.recipients.append(
                {ContactId(rows.text(0)), rows.text(1), rows.integer(2) != 0, static_cast<int>(rows.integer(3))});
        return result;
    });
}

QFuture<Result<QList<LaunchedCampaign>>> SqliteHistoryStore::list()
{
    return m_database.run([](sqlite::Connection &connection) {
        QList<LaunchedCampaign> result;
        sqlite::Statement rows(connection, META " FROM campaigns ORDER BY launched DESC, id");
        while (rows.step())
            result.append(readMeta(rows));
        return result;
    });
}

} // namespace campanile
