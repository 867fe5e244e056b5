// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Message mixed()
{
    Message message = Message::blank(u"Piena \"del\" fiume"_s, u"it"_s, QDateTime::fromMSecsSinceEpoch(1'000));
    message.changed = QDateTime::fromMSecsSinceEpoch(2'000);
    message.tags = {u"fiume"_s, u"notte"_s};
    MessageVersion &italian = message.versions.first();
    italian.text = u"L’acqua sale.\nSalite."_s;
    italian.origin = MessageOrigin::Mixed;
    italian.audioPath = u"/a/m-1.wav"_s;
    italian.length = 34'200ms;
    italian.digest = QByteArray(32, '\x7f');
    italian.takePath = u"/a/t.wav"_s;
    italian.spoken = u"L'Adige esce dagli argini."_s;
    italian.edit = {.trimStart = 120ms,
        .trimEnd = 300ms,
        .trimSilence = false,
        .longestPause = 700ms,
        .normalise = false,
        .repeats = 2};
    italian.sections = {
        {MessageSection::Role::Opening, MessageOrigin::Recorded, u"Parla il sindaco."_s, u"/a/o.wav"_s, 4s},
        {MessageSection::Role::Body, MessageOrigin::Synthesised, u"L’acqua sale."_s, {}, 0s}};
    MessageVersion german;
    german.language = u"de"_s;
    message.versions.append(german);
    return message;
}

QString nameOf(const QString &path)
{
    return path.isEmpty() ? path : path.mid(3);
}

QString pathOf(const QString &name)
{
    return name.contains(u'/') ? QString() : u"/a/"_s + name;
}

QByteArray changed(const QString &key, const QJsonValue &value)
{
    QJsonObject root = QJsonDocument::fromJson(toJson(mixed(), nameOf)).object();
    root[key] = value;
    return QJsonDocument(root).toJson();
}

QByteArray changedVersion(const QString &key, const QJsonValue &value)
{
    QJsonArray versions = QJsonDocument::fromJson(toJson(mixed(), nameOf)).object().value("versions"_L1).toArray();
    QJsonObject first = versions.first().toObject();
    first[key] = value;
    versions[0] = first;
    return changed(u"versions"_s, versions);
}

} // namespace

class TestMessageJson final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBack();
    void refuses_data();
    void refuses();
    void aLaterVersionIsSaid();
    void tornTextIsRefused();
};

void TestMessageJson::comesBack()
{
    const Message message = mixed();
    const auto back = messageFromJson(toJson(message, nameOf), pathOf);
    QVERIFY(back);
    QCOMPARE(*back, message);
    QCOMPARE(back->languages(), (QStringList{u"it"_s, u"de"_s}));
    QVERIFY(back->hasAudio());
    QVERIFY(!back->version(u"de"_s)->hasAudio());
}

void TestMessageJson::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no id") << changed(u"id"_s, u""_s);
    QTest::newRow("version 0") << changed(u"version"_s, 0);
    QTest::newRow("no language at all") << changed(u"versions"_s, QJsonArray());
    QTest::newRow("a title that is a number") << changed(u"title"_s, 7);
    QTest::newRow("a time before time") << changed(u"created"_s, -1);
    QTest::newRow("a time that is a fraction") << changed(u"created"_s, 1e300);
    QTest::newRow("an endless title") << changed(u"title"_s, QString(100'000, u'x'));
    QTest::newRow("an origin unknown") << changedVersion(u"origin"_s, 9);
    QTest::newRow("a path out of the folder") << changedVersion(u"audio"_s, u"../../etc/passwd"_s);
    QTest::newRow("a negative length") << changedVersion(u"length"_s, -5);
    QTest::newRow("a short digest") << changedVersion(u"digest"_s, u"ab"_s);
    QTest::newRow("repeats without end") << changedVersion(u"edit"_s,
        QJsonObject{{u"trimStart"_s, 0}, {u"trimEnd"_s, 0}, {u"trimSilence"_s, true}, {u"repeats"_s, 1'000'000}});
    QJsonArray twice = QJsonDocument::fromJson(toJson(mixed(), nameOf)).object().value("versions"_L1).toArray();
    twice.append(twice.first());
    QTest::newRow("a language twice") << changed(u"versions"_s, twice);
}

void TestMessageJson::refuses()
{
    QFETCH(QByteArray, json);
    const auto message = messageFromJson(json, pathOf);
    QVERIFY(!message);
    QCOMPARE(message.error().code, ErrorCode::FileWrongKind);
}

void TestMessageJson::aLaterVersionIsSaid()
{
    const auto message = messageFromJson(changed(u"version"_s, 2), pathOf);
    QVERIFY(!message);
    QCOMPARE(message.error().code, ErrorCode::FileTooNew);
}

void TestMessageJson::tornTextIsRefused()
{
    const QByteArray whole = toJson(mixed(), nameOf);
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY(!messageFromJson(whole.first(length), pathOf));
}

QTEST_GUILESS_MAIN(TestMessageJson)
#include "tst_messagejson.moc"
