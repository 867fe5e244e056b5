// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigncommands.h"

#include "receiptwords.h"

#include "database.h"
#include "library.h"
#include "sqlitehistorystore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

struct Sound {
    QString name; ///< "it-message", "it-keys", "menu"
    QString language;
    QByteArray digest;
    std::chrono::milliseconds length{0};
    int phones = 0; ///< that heard it, or might have
};

QList<Sound> soundsOf(const Receipt &receipt)
{
    QList<Sound> sounds;
    if (receipt.menu)
        sounds.append({u"menu"_s, {}, receipt.menu->digest, receipt.menu->length, receipt.accepted});
    for (const Track &track : receipt.tracks) {
        sounds.append({track.language + u"-message"_s, track.language, track.digest, track.length, track.recipients});
        for (const Prompt &prompt : track.prompts)
            sounds.append({track.language + u'-' + promptKey(prompt.kind), track.language, prompt.digest, prompt.length,
                track.recipients});
    }
    return sounds;
}

/// Writes the sounds into a folder: those that this console kept when it launched the campaign, else the dialer's. A
/// file is written whole and of the digest in the receipt, or not at all.
class SoundSaver final : public QObject {
public:
    SoundSaver(Session &session, GrpcDialingBackend &backend, QList<Sound> sounds, QString folder, Finish finish)
        : QObject(&backend)
        , m_session(session)
        , m_backend(backend)
        , m_sounds(std::move(sounds))
        , m_folder(std::move(folder))
        , m_finish(std::move(finish))
    {
    }

    void start(const CampaignId &id, QJsonObject answer, QString text)
    {
        m_answer = std::move(answer);
        m_text = std::move(text);
        if (!QDir().mkpath(m_folder))
            return m_finish(m_session.fail({ErrorCode::FileUnwritable, {m_folder, u"mkdir"_s}}));
        keepOwn(id);
        next();
    }

private:
    void keepOwn(const CampaignId &id)
    {
        const QString path = QDir(m_session.dataFolder()).filePath(u"registry.db"_s);
        if (!QFileInfo::exists(path))
            return;
        const auto database = Database::open(path);
        if (!database)
            return; // the dialer has them, too
        const auto launched = SqliteHistoryStore(**database).load(id).result();
        if (!launched)
            return;
        if (launched->campaign.menu)
            m_own.insert(launched->campaign.menu->digest, launched->campaign.menu->audio);
        for (const Track &track : launched->campaign.tracks) {
            m_own.insert(track.digest, track.audio);
            for (const Prompt &prompt : track.prompts)
                m_own.insert(prompt.digest, prompt.audio);
        }
    }

    void next()
    {
        if (m_at >= m_sounds.size()) {
            m_session.answer(m_answer, m_text);
            return m_finish(Ok);
        }
        const Sound &sound = m_sounds.at(m_at++);
        QString name = sound.name;
        for (QChar &letter : name) { // the dialer's word: it leads nowhere else
            if (letter.unicode() > 127 || (!letter.isLetterOrNumber() && letter != u'-' && letter != u'_'))
                letter = u'_';
        }
        const QString path = QDir(m_folder).filePath(name + u".wav"_s);
        if (const auto own = m_own.constFind(sound.digest); own != m_own.cend()) {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(*own) != own->size() || !file.commit())
                return m_finish(m_session.fail({ErrorCode::FileUnwritable, {path, file.errorString()}}));
            return next();
        }
        QFile::remove(path); // of another campaign
        QFile::remove(path + u".part"_s);
        m_backend.library().download(sound.digest, path).then(this, [this](const Result<void> &there) {
            if (!there)
                return m_finish(m_session.fail(there.error()));
            next();
        });
    }

    Session &m_session;
    GrpcDialingBackend &m_backend;
    const QList<Sound> m_sounds;
    const QString m_folder;
    const Finish m_finish;
    QJsonObject m_answer;
    QString m_text;
    QHash<QByteArray, QByteArray> m_own;
    qsizetype m_at = 0;
};

} // namespace

void addSoundOptions(QCommandLineParser &parser)
{
    addIdOptions(parser);
    parser.addOption({u"o"_s, u"write them here: menu.wav, it-message.wav, it-keys.wav..."_s, u"FOLDER"_s});
}

void campaignSounds(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    const QString folder = parser.value(u"o"_s);
    if (parser.isSet(u"o"_s) && folder.isEmpty())
        return finish(session.usage(u"-o needs a folder"_s));
    const CampaignId id = idOf(parser);
    backend->campaign(id).then(backend, [&session, backend, id, folder, finish](const Result<CampaignInfo> &campaign) {
        if (!campaign)
            return finish(session.fail(campaign.error()));
        const QList<Sound> sounds = soundsOf(campaign->receipt);
        QJsonArray list;
        QString text;
        for (const Sound &sound : sounds) {
            const double seconds = static_cast<double>(sound.length.count()) / 1000;
            const QString digest = QString::fromLatin1(sound.digest.toHex());
            list.append(QJsonObject{{u"name"_s, sound.name}, {u"language"_s, sound.language}, {u"digest"_s, digest},
                {u"seconds"_s, seconds}, {u"phones"_s, sound.phones}});
            text +=
                u"%1\t%2 s\t%3 phones\t%4\n"_s.arg(sound.name).arg(seconds, 0, 'f', 1).arg(sound.phones).arg(digest);
        }
        const QJsonObject answer{{u"campaign"_s, id.text()}, {u"sounds"_s, list}};
        if (folder.isEmpty()) {
            session.answer(answer, text);
            return finish(Ok);
        }
        (new SoundSaver(session, *backend, sounds, folder, finish))->start(id, answer, text);
    });
}

} // namespace campanile::ctl
