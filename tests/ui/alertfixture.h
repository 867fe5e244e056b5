// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alertpage.h"
#include "audiencecounter.h"
#include "audioports.h"
#include "audioworkshop.h"
#include "campaigndraft.h"
#include "clock.h"
#include "contactstore.h"
#include "fakebackend.h"
#include "launcher.h"
#include "mappane.h"
#include "messagestore.h"
#include "tileserver.h"
#include "townpack.h"

#include <QFile>
#include <QPromise>
#include <QTemporaryDir>

#include <cmath>

namespace campanile::testing {

template <class Value> QFuture<Result<Value>> ready(Result<Value> value)
{
    QPromise<Result<Value>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// Contacts in memory: one or two phones at every civic number of a town, and some that were not located.
class MemoryContacts final : public ContactStore {
public:
    explicit MemoryContacts(const Gazetteer &town, int unplaced, bool languages = false, QObject *parent = nullptr)
        : ContactStore(parent)
    {
        const QStringList spoken{QStringLiteral("de"), QStringLiteral("fr,de"), QStringLiteral("en-GB"),
            QStringLiteral("uk"), QStringLiteral("ro")};
        QList<Contact> contacts;
        int n = 0;
        const auto add = [&](const PlacedAddress &address) {
            const bool mobile = n % 10 >= 7;
            const QString digits = QString::number(10000000 + n * 7 % 89999999);
            Contact contact{.id = ContactId(QStringLiteral("c%1").arg(n, 7, 10, QLatin1Char('0'))),
                .number =
                    StoredPhoneNumber::trusted((mobile ? QStringLiteral("+3934") : QStringLiteral("+390461")) + digits,
                        mobile ? LineKind::Mobile : LineKind::Landline)};
            contact.name = QStringLiteral("Campione %1").arg(n);
            contact.streetKey = address.streetKey;
            contact.civic = address.civic;
            contact.position = address.position;
            contact.located = address.located;
            if (languages && n % 4 == 0)
                contact.languages = spoken[n / 4 % 16 < 7 ? 0 : n / 4 % 16 < 10 ? 1 : n / 4 % 16 < 13 ? 2 : 3 + n % 2];
            contact.sample = true;
            contacts.append(contact);
            ++n;
        };
        for (const PlacedAddress &address : town.allAddresses()) {
            add(address);
            if (n % 3 == 0)
                add(address);
        }
        for (int i = 0; i < unplaced; ++i)
            add({});
        m_index = std::make_shared<AudienceIndex>(std::move(contacts));
    }

    QFuture<Result<int>> upsert(const QList<Contact> &) override { return ready<int>(0); }

    QFuture<Result<RegistryStats>> stats() override { return ready<RegistryStats>(RegistryStats{}); }

    QFuture<Result<std::shared_ptr<const AudienceIndex>>> index() override
    {
        return ready<std::shared_ptr<const AudienceIndex>>(m_index);
    }

private:
    std::shared_ptr<const AudienceIndex> m_index;
};

class MemoryMessages final : public MessageStore {
public:
    using MessageStore::MessageStore;
    QList<Message> list;

    [[nodiscard]] QList<Message> messages() const override { return list; }

    [[nodiscard]] std::optional<Message> message(const MessageId &id) const override
    {
        for (const Message &m : list) {
            if (m.id == id)
                return m;
        }
        return {};
    }

    Result<void> save(const Message &message) override
    {
        list.prepend(message);
        Q_EMIT changed();
        return {};
    }

    Result<void> remove(const MessageId &id) override
    {
        list.removeIf([&](const Message &m) { return m.id == id; });
        Q_EMIT changed();
        return {};
    }

    Result<void> restore(const Message &message) override { return save(message); }

    [[nodiscard]] QString newAudioPath(const MessageId &) const override { return {}; }
};

class ScriptedPlayer final : public Player {
public:
    using Player::Player;

    Result<void> play(const QString &path, std::chrono::milliseconds) override
    {
        m_path = path;
        m_playing = true;
        Q_EMIT playingChanged(true);
        return {};
    }

    void stop() override
    {
        m_playing = false;
        Q_EMIT playingChanged(false);
    }

    [[nodiscard]] bool isPlaying() const override { return m_playing; }

    [[nodiscard]] QString path() const override { return m_path; }

    void reachEnd()
    {
        m_playing = false;
        Q_EMIT playingChanged(false);
        Q_EMIT playedToEnd(m_path);
    }

private:
    QString m_path;
    bool m_playing = false;
};

class DrawnWorkshop final : public AudioWorkshop {
public:
    using AudioWorkshop::AudioWorkshop;

    QFuture<Result<Waveform>> waveform(const QString &, int slices) override
    {
        Waveform wave;
        wave.length = std::chrono::seconds(34);
        for (int i = 0; i < slices; ++i) { // words with pauses between them
            const double word = std::max(0.0, std::sin(i * 0.045)) * (0.55 + 0.45 * std::sin(i * 0.011));
            wave.peaks.append(static_cast<float>(std::max(0.03, word * (0.7 + 0.3 * std::sin(i * 1.7)))));
        }
        return ready<Waveform>(wave);
    }

    QFuture<Result<std::chrono::milliseconds>> importSound(const QString &, const QString &) override
    {
        return ready<std::chrono::milliseconds>(std::chrono::seconds(34));
    }

    QFuture<Result<AudioReport>> check(const QString &, const QList<AudioPart> &) override
    {
        return ready<AudioReport>(AudioReport{});
    }

    QFuture<Result<AudioTrim>> silence(const QString &) override { return ready<AudioTrim>(AudioTrim{}); }

    QFuture<Result<JoinedAudio>> join(const QList<AudioPart> &, int, const QString &) override
    {
        return ready<JoinedAudio>(JoinedAudio{});
    }

    QFuture<Result<AudioReport>> prepare(const QString &, const QString &, const AudioEdit &) override
    {
        return ready<AudioReport>(AudioReport{});
    }

    QFuture<Result<std::chrono::milliseconds>> phonePreview(const QString &, const QString &, PhoneEar) override
    {
        return ready<std::chrono::milliseconds>(std::chrono::seconds(34));
    }

    QList<InterruptedRecording> interrupted(const QString &) override { return {}; }

    void settle(const QString &) override { }
};

class SetClock final : public Clock {
public:
    QDateTime time{QDate(2026, 11, 21), QTime(3, 24)};

    [[nodiscard]] QDateTime now() const override { return time; }

    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return {}; }
};

/// Everything an Alert page stands on, over a town pack.
struct AlertWorld {
    explicit AlertWorld(const QString &packPath, bool languages = false)
        : pack(TownPack::open(packPath).value())
        , tiles(packPath, folder.filePath(QStringLiteral("tiles")))
        , started(tiles.start().has_value()) // before a map asks for its address
        , contacts(*pack, 37, languages)
        , counter(draft, contacts)
        , launcher(backend)
        , page(draft, counter, launcher, messages, player, workshop, *pack, tiles, clock)
    {
    }

    Message addMessage(const QString &title)
    {
        Message m = Message::blank(title, QStringLiteral("it"), clock.now().addSecs(-300));
        MessageVersion &version = m.versions.first();
        version.text = title;
        version.audioPath = folder.filePath(m.id.text() + QStringLiteral(".wav"));
        version.length = std::chrono::seconds(34);
        QFile file(version.audioPath);
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArrayLiteral("RIFF") + QByteArray(4096, 'a'));
        messages.list.prepend(m);
        Q_EMIT messages.changed();
        return m;
    }

    /// One version more; without a length it has no audio.
    void addVersion(Message &message, const QString &language, std::chrono::milliseconds length)
    {
        MessageVersion version;
        version.language = language;
        version.text = message.title;
        version.length = length;
        if (length.count() > 0) {
            version.audioPath = folder.filePath(message.id.text() + language + QStringLiteral(".wav"));
            QFile file(version.audioPath);
            if (file.open(QIODevice::WriteOnly))
                file.write(QByteArrayLiteral("RIFF") + language.toUtf8() + QByteArray(4096, 'b'));
        }
        message.versions.append(version);
    }

    [[nodiscard]] static DialerStatus dialer(bool simulated = false)
    {
        DialerStatus status;
        status.version = QStringLiteral("0.1");
        for (const Mode mode : {Mode::Drill, Mode::Live})
            status.trunks.append({.name = QStringLiteral("linea"),
                .simulated = simulated || mode == Mode::Drill,
                .up = true,
                .channels = 90,
                .callsPerSecond = 6,
                .mode = mode});
        return status;
    }

    [[nodiscard]] AreaPiece square(const QString &name, GeoPoint centre, int halfE7, bool exclude = false) const
    {
        const int wide = static_cast<int>(halfE7 * 1.4);
        return {.id = PieceId::create(),
            .kind = PieceKind::Polygon,
            .name = name,
            .exclude = exclude,
            .rings = {{{centre.latE7 - halfE7, centre.lonE7 - wide}, {centre.latE7 - halfE7, centre.lonE7 + wide},
                {centre.latE7 + halfE7, centre.lonE7 + wide}, {centre.latE7 + halfE7, centre.lonE7 - wide}}},
            .street = {}};
    }

    QTemporaryDir folder;
    SetClock clock;

    void addQuarter(const Quarter &quarter)
    {
        draft.addPiece({.id = PieceId::create(),
            .kind = PieceKind::Quarter,
            .name = quarter.name,
            .exclude = false,
            .rings = quarter.rings,
            .street = {}});
    }

    std::shared_ptr<const TownPack> pack;
    TileServer tiles;
    bool started;
    CampaignDraft draft;
    MemoryContacts contacts;
    AudienceCounter counter;
    FakeBackend backend;
    Launcher launcher;
    MemoryMessages messages;
    ScriptedPlayer player;
    DrawnWorkshop workshop;
    AlertPage page;
};

} // namespace campanile::testing
