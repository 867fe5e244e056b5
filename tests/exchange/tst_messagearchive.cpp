// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledatabase.h"
#include "messagearchive.h"
#include "messagemerge.h"
#include "messagepacking.h"
#include "sqlitemessagestore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <sys/stat.h>
#include <sys/time.h>
#include <zip.h>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime monday = QDateTime::fromMSecsSinceEpoch(1'763'900'000'000);

/// A sound of its own for each seed.
QByteArray wav(std::chrono::milliseconds length, quint32 seed)
{
    const auto samples = static_cast<quint32>(length.count() * 16);
    QByteArray bytes(44, '\0');
    const auto put32 = [&](qsizetype at, quint32 value) { qToLittleEndian(value, bytes.data() + at); };
    const auto put16 = [&](qsizetype at, quint16 value) { qToLittleEndian(value, bytes.data() + at); };
    bytes.replace(0, 4, "RIFF").replace(8, 8, "WAVEfmt ").replace(36, 4, "data");
    put32(4, 36 + samples * 2);
    put32(16, 16);
    put16(20, 1);
    put16(22, 1);
    put32(24, 16'000);
    put32(28, 32'000);
    put16(32, 2);
    put16(34, 16);
    put32(40, samples * 2);
    for (quint32 i = 0; i < samples; ++i) {
        seed = seed * 1'664'525 + 1'013'904'223;
        const auto sample = static_cast<quint16>(seed >> 18);
        bytes.append(static_cast<char>(sample & 0xff)).append(static_cast<char>(sample >> 8));
    }
    return bytes;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A console's library in a folder of its own.
struct Console {
    QTemporaryDir folder;
    std::unique_ptr<ConsoleDatabase> database;
    std::unique_ptr<SqliteMessageStore> store;
    std::unique_ptr<MessageArchive> archive;

    explicit Console(const QString &name)
    {
        database = std::move(*ConsoleDatabase::open(folder.filePath(u"console.db"_s)));
        store = std::make_unique<SqliteMessageStore>(*database, folder.filePath(u"messages"_s));
        archive = std::make_unique<MessageArchive>(*store, name);
    }

    QString sound(const Message &message, std::chrono::milliseconds length, quint32 seed) const
    {
        const QString path = store->newAudioPath(message.id);
        write(path, wav(length, seed));
        return path;
    }

    /// Two languages, an untouched take, an opening.
    Message add(const QString &title)
    {
        Message message = Message::blank(title, u"it"_s, monday);
        message.tags = {u"fiume"_s};
        MessageVersion &italian = message.versions.first();
        italian.text = u"Salite ai piani alti."_s;
        italian.audioPath = sound(message, 3s, 1);
        italian.length = 3s;
        italian.takePath = sound(message, 4s, 2);
        italian.edit.trimStart = 500ms;
        italian.sections = {{MessageSection::Role::Opening, MessageOrigin::Recorded, u"Parla il sindaco."_s,
            sound(message, 1s, 3), 1s}};
        MessageVersion german;
        german.language = u"de"_s;
        german.text = u"Gehen Sie in die oberen Stockwerke."_s;
        german.audioPath = sound(message, 2s, 4);
        german.length = 2s;
        message.versions.append(german);
        if (!store->save(message))
            qFatal("not saved");
        return *store->message(message.id);
    }

    void say(const MessageId &id, const QString &text, int hours)
    {
        Message message = *store->message(id);
        message.versions.first().text = text;
        message.changed = monday.addSecs(3600LL * hours);
        if (!store->save(message))
            qFatal("not saved");
    }

    [[nodiscard]] QStringList files() const
    {
        return QDir(store->folder()).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    }
};

template <class T> Result<T> waitFor(const QFuture<Result<T>> &future)
{
    QFutureWatcher<Result<T>> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcher<Result<T>>::finished);
    watcher.setFuture(future);
    if (finished.isEmpty() && !finished.wait(30'000))
        return failure(ErrorCode::Internal, {u"no answer"_s});
    return future.result();
}

using Taken = ImportedMessage::Outcome;

QList<Taken> outcomes(const Result<QList<ImportedMessage>> &imported)
{
    QList<Taken> all;
    if (!imported) {
        qWarning() << int(imported.error().code) << imported.error().args;
        return all;
    }
    for (const ImportedMessage &one : *imported)
        all.append(one.outcome);
    return all;
}

/// A zip made by hand.
class Zip final {
public:
    explicit Zip(const QString &path)
    {
        int error = 0;
        m_zip = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    }

    ~Zip()
    {
        if (zip_close(m_zip) != 0)
            qFatal("not written");
    }

    Q_DISABLE_COPY_MOVE(Zip)

    zip_int64_t add(const QByteArray &name, const QByteArray &bytes)
    {
        m_kept.append(bytes);
        const QByteArray &kept = m_kept.constLast();
        return zip_file_add(m_zip, name.constData(),
            zip_source_buffer(m_zip, kept.constData(), static_cast<zip_uint64_t>(kept.size()), 0), ZIP_FL_ENC_UTF_8);
    }

    void setLink(zip_int64_t index)
    {
        zip_file_set_external_attributes(
            m_zip, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX, zip_uint32_t(S_IFLNK | 0777) << 16);
    }

    void encrypt(zip_int64_t index)
    {
        zip_file_set_encryption(m_zip, static_cast<zip_uint64_t>(index), ZIP_EM_TRAD_PKWARE, "secret");
    }

private:
    zip_t *m_zip = nullptr;
    QList<QByteArray> m_kept;
};

} // namespace

class TestMessageArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void goesOverWhole()
    {
        Console here(u"portatile 1"_s), there(u"portatile 2"_s);
        const Message first = here.add(u"Piena"_s), second = here.add(u"Neve"_s);
        const QString path = here.folder.filePath(u"a b è.campanile-message"_s);
        QVERIFY(waitFor(here.archive->write(path, {first, second})));
        QCOMPARE(QDir(here.folder.path()).entryList({u"*.part*"_s}, QDir::Files | QDir::Hidden).size(), 0);

        const auto imported = waitFor(there.archive->import(path));
        QCOMPARE(outcomes(imported), (QList{Taken::Added, Taken::Added}));
        QCOMPARE(there.store->messages().size(), 2);
        for (const Message &sent : {first, second}) {
            const auto got = there.store->message(sent.id);
            QVERIFY(got);
            QCOMPARE(contentDigest(*got), contentDigest(sent));
            QCOMPARE(got->created, sent.created);
            QVERIFY(!got->lastUsed.isValid());
            for (qsizetype i = 0; i < 2; ++i) {
                QCOMPARE(read(got->versions.at(i).audioPath), read(sent.versions.at(i).audioPath));
                QCOMPARE(QFileInfo(got->versions.at(i).audioPath).absolutePath(), there.store->folder());
            }
            QCOMPARE(read(got->main().takePath), read(sent.main().takePath));
            QCOMPARE(got->main().edit, sent.main().edit);
            QCOMPARE(read(got->main().sections.first().audioPath), read(sent.main().sections.first().audioPath));
        }
        // two messages of the same sounds share the files; nothing is left of the unpacking
        QCOMPARE(there.files().size(), 4);
        QVERIFY(there.store->orphanedRecordings().isEmpty());

        // once more: nothing
        QCOMPARE(outcomes(waitFor(there.archive->import(path))), (QList{Taken::Unchanged, Taken::Unchanged}));
        QCOMPARE(there.files().size(), 4);
        // and back home: nothing
        QCOMPARE(outcomes(waitFor(here.archive->import(path))), (QList{Taken::Unchanged, Taken::Unchanged}));
        QCOMPARE(here.store->messages().size(), 2);
    }

    void aDraftWithoutSound()
    {
        Console here(u"a"_s), there(u"b"_s);
        const Message draft = Message::blank(u"Bozza"_s, u"it"_s, monday);
        QVERIFY(here.store->save(draft));
        const QString path = here.folder.filePath(u"x.campanile-message"_s);
        QVERIFY(waitFor(here.archive->write(path, here.store->messages())));
        QCOMPARE(outcomes(waitFor(there.archive->import(path))), QList{Taken::Added});
        QCOMPARE(there.store->messages().first().title, u"Bozza"_s);
    }

    void mergesWithoutLoss()
    {
        Console here(u"portatile 1"_s), there(u"portatile 2"_s);
        const MessageId id = here.add(u"Piena"_s).id;
        const QString path = here.folder.filePath(u"x.campanile-message"_s);
        const auto carry = [&] {
            if (!waitFor(here.archive->write(path, {*here.store->message(id)})))
                return QList<Taken>();
            return outcomes(waitFor(there.archive->import(path)));
        };
        QCOMPARE(carry(), QList{Taken::Added});
        here.say(id, u"Uscite di casa."_s, 1);
        QCOMPARE(carry(), QList{Taken::Updated});
        QCOMPARE(there.store->message(id)->main().text, u"Uscite di casa."_s);

        // both sides go on
        there.say(id, u"Restate in casa."_s, 2);
        here.say(id, u"Salite sul tetto."_s, 3);
        QCOMPARE(carry(), QList{Taken::KeptBoth});
        QCOMPARE(there.store->messages().size(), 2);
        QCOMPARE(there.store->message(id)->main().text, u"Restate in casa."_s);
        const auto all = there.store->messages();
        const auto second = std::ranges::find_if(all, [&](const Message &m) { return m.id != id; });
        QCOMPARE(second->main().text, u"Salite sul tetto."_s);
        QVERIFY(second->title.contains(u"portatile 1"_s));
        QVERIFY(QFile::exists(second->main().audioPath));
        // the same file again makes no third
        QCOMPARE(outcomes(waitFor(there.archive->import(path))), QList{Taken::Unchanged});
        QCOMPARE(there.store->messages().size(), 2);
    }

    void anOlderOneStaysOutside()
    {
        Console here(u"a"_s), there(u"b"_s);
        const MessageId id = here.add(u"Piena"_s).id;
        const QString path = here.folder.filePath(u"x.campanile-message"_s);
        QVERIFY(waitFor(here.archive->write(path, here.store->messages())));
        QCOMPARE(outcomes(waitFor(there.archive->import(path))), QList{Taken::Added});
        there.say(id, u"Nuovo."_s, 5);
        QCOMPARE(outcomes(waitFor(there.archive->import(path))), QList{Taken::Outdated});
        QCOMPARE(there.store->message(id)->main().text, u"Nuovo."_s);
        QCOMPARE(there.store->messages().size(), 1);
    }

    void everyCutIsRefused()
    {
        Console here(u"a"_s);
        here.add(u"Piena"_s);
        const QString path = here.folder.filePath(u"x.campanile-message"_s);
        QVERIFY(waitFor(here.archive->write(path, here.store->messages())));
        const QByteArray whole = read(path);
        Console there(u"b"_s);
        const QString cut = there.folder.filePath(u"cut.campanile-message"_s);
        const QSet<ErrorCode> honest{ErrorCode::FileTruncated, ErrorCode::FileWrongKind, ErrorCode::MessageFileDamaged};
        for (const double part : {0.0, 0.00001, 0.0001, 0.01, 0.3, 0.5, 0.9, 0.999, 0.99999}) {
            write(cut, whole.first(static_cast<qsizetype>(static_cast<double>(whole.size()) * part)));
            const auto imported = waitFor(there.archive->import(cut));
            QVERIFY2(!imported && honest.contains(imported.error().code), qPrintable(QString::number(part)));
        }
        // a byte in the middle of a sound
        QByteArray changed = whole;
        changed[changed.size() / 2] = static_cast<char>(changed.at(changed.size() / 2) ^ 0x40);
        write(cut, changed);
        const auto imported = waitFor(there.archive->import(cut));
        QVERIFY(!imported && honest.contains(imported.error().code));
        QVERIFY(there.store->messages().isEmpty());
        QVERIFY(there.files().isEmpty());
    }

    void hostile_data()
    {
        QTest::addColumn<int>("attack");
        QTest::addColumn<ErrorCode>("code");
        const char *names[] = {"climbs out", "absolute", "backslashes", "unknown name", "upper case", "twice", "a link",
            "a password", "a bomb", "a manifest bomb", "many", "newer", "no manifest", "other manifest", "no messages",
            "too many messages", "no such sound", "digest of another", "wrong bytes", "lies about length", "no wav",
            "id is a path", "newer message", "manifest is a list", "plain text"};
        const ErrorCode codes[] = {ErrorCode::MessageFileStrange, ErrorCode::MessageFileStrange,
            ErrorCode::MessageFileStrange, ErrorCode::MessageFileStrange, ErrorCode::MessageFileStrange,
            ErrorCode::MessageFileStrange, ErrorCode::MessageFileStrange, ErrorCode::MessageFileStrange,
            ErrorCode::ZipBomb, ErrorCode::ZipBomb, ErrorCode::MessageFileTooMuch, ErrorCode::FileTooNew,
            ErrorCode::FileWrongKind, ErrorCode::FileWrongKind, ErrorCode::MessageFileEmpty,
            ErrorCode::MessageFileTooMuch, ErrorCode::FileTruncated, ErrorCode::MessageFileDamaged,
            ErrorCode::MessageFileDamaged, ErrorCode::MessageFileDamaged, ErrorCode::MessageFileDamaged,
            ErrorCode::FileWrongKind, ErrorCode::FileTooNew, ErrorCode::FileWrongKind, ErrorCode::FileWrongKind};
        static_assert(std::size(names) == std::size(codes));
        for (size_t i = 0; i < std::size(names); ++i)
            QTest::newRow(names[i]) << int(i) << codes[i];
    }

    void hostile()
    {
        QFETCH(const int, attack);
        QFETCH(const ErrorCode, code);
        Console there(u"b"_s);
        const QString path = there.folder.filePath(u"x.campanile-message"_s);
        QByteArray sound = wav(1s, 1);
        if (attack == 20)
            sound = QByteArray("ID3") + sound;
        const QByteArray digest = QCryptographicHash::hash(sound, QCryptographicHash::Sha256).toHex();
        const QString name = u"audio/%1.wav"_s.arg(QString::fromLatin1(digest));
        QJsonObject version{{u"language"_s, u"it"_s}, {u"text"_s, u"x"_s}, {u"origin"_s, 1}, {u"audio"_s, name},
            {u"length"_s, attack == 19 ? 20'000 : 1'000}, {u"digest"_s, QString::fromLatin1(digest)},
            {u"take"_s, u""_s}, {u"spoken"_s, u""_s}, {u"sections"_s, QJsonArray()},
            {u"edit"_s,
                QJsonObject{{u"trimStart"_s, 0}, {u"trimEnd"_s, 0}, {u"trimSilence"_s, true}, {u"longestPause"_s, 0},
                    {u"normalise"_s, true}, {u"repeats"_s, 1}}}};
        if (attack == 16)
            version[u"audio"_s] = u"../../etc/passwd"_s;
        if (attack == 17)
            version[u"digest"_s] = QString(64, u'a');
        QJsonObject message{{u"version"_s, attack == 22 ? 99 : 1},
            {u"id"_s, attack == 21 ? u"../../../home/x"_s : u"m-1"_s}, {u"title"_s, u"Piena"_s},
            {u"tags"_s, QJsonArray()}, {u"versions"_s, QJsonArray{version}}, {u"created"_s, 1'000}, {u"changed"_s, 0}};
        QJsonArray list;
        for (int i = 0; i < (attack == 15 ? 201 : attack == 14 ? 0 : 1); ++i)
            list.append(message);
        const QJsonObject manifest{{u"format"_s, attack == 13 ? u"other"_s : u"campanile-message"_s},
            {u"version"_s, attack == 11 ? 2 : 1}, {u"messages"_s, list}};
        const QByteArray json = attack == 23 ? "[1]"_ba : QJsonDocument(manifest).toJson();
        if (attack == 24) {
            write(path, "not a zip at all");
        } else {
            Zip zip(path);
            if (attack != 12)
                zip.add("manifest.json", attack == 9 ? json + QByteArray(9'000'000, ' ') : json);
            const auto index = zip.add(name.toLatin1(), attack == 18 ? sound + "x" : sound);
            if (attack <= 4) {
                const QByteArray other[] = {
                    "../../evil.wav", "/etc/evil.wav", "audio\\..\\evil.wav", "evil.exe", name.toUpper().toLatin1()};
                zip.add(other[attack], "evil");
            }
            if (attack == 6)
                zip.setLink(index);
            if (attack == 7)
                zip.encrypt(index);
            if (attack == 8)
                zip.add("audio/" + QByteArray(64, 'b') + ".wav", QByteArray(60'000'000, '\0'));
            for (int i = 0; attack == 10 && i < 1'000; ++i)
                zip.add("audio/" + QByteArray::number(i).rightJustified(64, '0') + ".wav", "x");
            if (attack == 5) // of the same length, so that the names can be made the same afterwards
                zip.add("audio/" + QByteArray(64, 'c') + ".wav", "other");
        }
        if (attack == 5)
            write(path, read(path).replace(QByteArray(64, 'c'), digest));
        const QStringList before = QDir(there.folder.path()).entryList(QDir::AllEntries | QDir::Hidden);
        const auto imported = waitFor(there.archive->import(path));
        QVERIFY(!imported);
        if (attack == 5) // libzip's own check may be the first to see it
            QVERIFY(imported.error().code == code || imported.error().code == ErrorCode::FileTruncated);
        else
            QCOMPARE(imported.error().code, code);
        QVERIFY(there.store->messages().isEmpty());
        QVERIFY(there.files().isEmpty());
        QCOMPARE(QDir(there.folder.path()).entryList(QDir::AllEntries | QDir::Hidden), before);
    }

    void theHonestOneOfThoseIsTaken()
    {
        // the manifest above without any attack: what is refused there is refused for the attack alone
        Console there(u"b"_s);
        const QString path = there.folder.filePath(u"x.campanile-message"_s);
        Console here(u"a"_s);
        here.add(u"Piena"_s);
        QVERIFY(packMessages(path, here.store->messages(), {}));
        MessageFileLimits limits;
        limits.bytes = 1'000;
        QTemporaryDir folder;
        QCOMPARE(unpackMessages(path, folder.path(), limits).error().code, ErrorCode::MessageFileTooMuch);
        limits = {};
        limits.messages = 0;
        QTemporaryDir other;
        QCOMPARE(unpackMessages(path, other.path(), limits).error().code, ErrorCode::MessageFileTooMuch);
        QTemporaryDir third;
        QVERIFY(unpackMessages(path, third.path()));
    }

    void nowhereToWrite()
    {
        Console here(u"a"_s);
        const Message message = here.add(u"Piena"_s);
        const auto missing =
            waitFor(here.archive->write(here.folder.filePath(u"no/such/x.campanile-message"_s), {message}));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::FileUnwritable);
        // a full disk: the old file stays
        if (QFile::exists(u"/dev/full"_s)) {
            QTemporaryDir folder;
            const QString old = folder.filePath(u"x.campanile-message"_s);
            write(old, "old");
            Message gone = message;
            gone.versions.first().audioPath = folder.filePath(u"gone.wav"_s);
            const auto result = waitFor(here.archive->write(old, {gone}));
            QCOMPARE(result.error().code, ErrorCode::FileNotFound);
            QCOMPARE(read(old), "old"_ba);
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        }
        QCOMPARE(waitFor(here.archive->import(u"/nowhere"_s)).error().code, ErrorCode::FileNotFound);
        QCOMPARE(waitFor(here.archive->import(here.folder.path())).error().code, ErrorCode::FileWrongKind);
    }

    void cancelled()
    {
        Console here(u"a"_s);
        const QString path = here.folder.filePath(u"x.campanile-message"_s);
        const Message message = here.add(u"Piena"_s);
        QCOMPARE(packMessages(path, {message}, {}, [] { return true; }).error().code, ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(path));
        QVERIFY(packMessages(path, {message}, {}));
        QTemporaryDir folder;
        QCOMPARE(unpackMessages(path, folder.path(), {}, [] { return true; }).error().code, ErrorCode::Cancelled);
    }

    void whatAKilledImportLeft()
    {
        Console here(u"a"_s);
        here.add(u"Piena"_s);
        const QString path = here.folder.filePath(u"x.campanile-message"_s);
        QVERIFY(packMessages(path, here.store->messages(), {}));
        const QString remains = here.store->folder() + u"/incoming-old"_s;
        QVERIFY(QDir().mkpath(remains));
        QVERIFY(waitFor(here.archive->import(path)));
        QVERIFY(QFile::exists(remains)); // perhaps another console's, at work
        const timeval old[2] = {{1'000'000, 0}, {1'000'000, 0}};
        QCOMPARE(::utimes(QFile::encodeName(remains).constData(), old), 0);
        QVERIFY(waitFor(here.archive->import(path)));
        QVERIFY(!QFile::exists(remains));
    }

    void lengthOfWav_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("ms"); // -1: none
        const QByteArray good = wav(1500ms, 1);
        QTest::newRow("good") << good << 1500;
        QTest::newRow("empty") << QByteArray() << -1;
        QTest::newRow("cut") << good.first(1000) << -1;
        QTest::newRow("head only") << good.first(40) << -1;
        QByteArray stereo = good;
        stereo[22] = 2;
        QTest::newRow("stereo") << stereo << -1;
        QByteArray huge = good;
        huge.replace(40, 4, "\xff\xff\xff\xff");
        QTest::newRow("says to be huge") << huge << -1;
        QByteArray still = good;
        still.replace(24, 4, QByteArray(4, '\0'));
        QTest::newRow("no rate") << still << -1;
        QByteArray chunk = good;
        chunk.insert(36, QByteArray("LIST\x03\0\0\0abc\0", 12));
        QTest::newRow("another chunk") << chunk << 1500;
    }

    void lengthOfWav()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, ms);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.wav"_s);
        write(path, bytes);
        QCOMPARE(wavLength(path).value_or(-1ms).count(), ms);
    }
};

QTEST_GUILESS_MAIN(TestMessageArchive)
#include "tst_messagearchive.moc"
