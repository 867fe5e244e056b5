// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagemerge.h"

#include <QTest>

#include <functional>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Edit = std::function<void(Message &)>;
Q_DECLARE_METATYPE(campanile::MergeAction)
Q_DECLARE_METATYPE(Edit)

namespace {

const QDateTime monday = QDateTime::fromMSecsSinceEpoch(1'000'000'000'000);

Message written()
{
    Message message = Message::blank(u"Piena"_s, u"it"_s, monday);
    message.id = MessageId(u"m-1"_s);
    message.tags = {u"fiume"_s};
    MessageVersion &version = message.versions.first();
    version.text = u"Salite ai piani alti."_s;
    version.audioPath = u"/a/m-1.wav"_s;
    version.length = 30s;
    version.digest = QByteArray(32, 'a');
    return message;
}

const Edit nothing = [](Message &) { };

Edit text(const QString &words, int hours)
{
    return [words, hours](Message &message) {
        message.versions.first().text = words;
        message.changed = monday.addSecs(3600LL * hours);
    };
}

const Edit voice = [](Message &message) {
    message.versions.first().digest = QByteArray(32, 'b');
    message.versions.first().audioPath = u"/b/m-1-2.wav"_s;
    message.changed = monday.addSecs(60);
};
const Edit title = [](Message &message) { message.title = u"Piena dell'Adige"_s; };
const Edit german = [](Message &message) {
    MessageVersion version;
    version.language = u"de"_s;
    version.text = u"Hochwasser"_s;
    message.versions.append(version);
    message.changed = monday.addSecs(60);
};
/// What is each console's own, and no content.
const Edit moved = [](Message &message) {
    message.versions.first().audioPath = u"/elsewhere/x.wav"_s;
    message.lastUsed = monday.addDays(3);
    message.changed = monday.addDays(4);
};

} // namespace

class TestMessageMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void table_data()
    {
        QTest::addColumn<bool>("here"); // the local one was not deleted
        QTest::addColumn<Edit>("local");
        QTest::addColumn<Edit>("incoming");
        QTest::addColumn<bool>("based"); // both began from the message as written
        QTest::addColumn<MergeAction>("action");
        QTest::addColumn<bool>("outdated");
        const auto row = [](const char *name, bool here, const Edit &local, const Edit &incoming, bool based,
                             MergeAction action, bool outdated = false) {
            QTest::newRow(name) << here << local << incoming << based << action << outdated;
        };
        const Edit a = text(u"A"_s, 1), b = text(u"B"_s, 2);
        using enum MergeAction;
        // with what both began from
        row("new here", false, nothing, nothing, false, Add);
        row("deleted here, untouched there", false, nothing, nothing, true, Nothing);
        row("deleted here, edited there", false, nothing, a, true, Add);
        row("untouched", true, nothing, nothing, true, Nothing);
        row("same edit", true, a, a, true, Nothing);
        row("edited there", true, nothing, a, true, Replace);
        row("new title there", true, nothing, title, true, Replace);
        row("edited here", true, a, nothing, true, Nothing, true);
        row("both edited", true, a, b, true, KeepBoth);
        row("text here, voice there", true, a, voice, true, KeepBoth);
        row("title here, language there", true, title, german, true, KeepBoth);
        row("moved there", true, nothing, moved, true, Nothing);
        row("moved here, edited there", true, moved, a, true, Replace);
        // of a file: nobody knows
        row("file: same", true, a, a, false, Nothing);
        row("file: other path", true, nothing, moved, false, Nothing);
        row("file: edited there", true, nothing, a, false, Replace);
        row("file: older", true, a, nothing, false, Nothing, true);
        row("file: another language there", true, nothing, german, false, Replace);
        row("file: later edit here", true, b, a, false, KeepBoth);
        row("file: later edit there", true, a, b, false, KeepBoth);
        row("file: new title here, edited there", true, title, a, false, KeepBoth); // a title has no time
        row("file: new title there", true, nothing, title, false, KeepBoth);
        row(
            "file: not the same beginning", true, nothing,
            [](Message &message) {
                message.created = monday.addDays(-1);
                message.versions.first().text = u"Z"_s;
                message.changed = monday;
            },
            false, KeepBoth);
    }

    void table()
    {
        QFETCH(const bool, here);
        QFETCH(const Edit, local);
        QFETCH(const Edit, incoming);
        QFETCH(const bool, based);
        QFETCH(const MergeAction, action);
        QFETCH(const bool, outdated);
        Message ours = written(), theirs = written();
        ours.lastUsed = monday.addDays(1);
        local(ours);
        incoming(theirs);
        const std::optional<Message> base = based ? std::optional(written()) : std::nullopt;
        const auto outcome =
            merged(here ? std::optional(ours) : std::nullopt, theirs, base, MergeSide::Incoming, u"stick"_s);
        QCOMPARE(outcome.action, action);
        QCOMPARE(outcome.outdated, outdated);
        QCOMPARE(outcome.second.has_value(), action == MergeAction::KeepBoth);
        QCOMPARE(outcome.first.id, written().id);
        switch (action) {
        case MergeAction::Nothing:
            if (here)
                QCOMPARE(outcome.first, ours);
            break;
        case MergeAction::Add: QCOMPARE(outcome.first, theirs); break;
        case MergeAction::Replace:
            QCOMPARE(contentDigest(outcome.first), contentDigest(theirs));
            QCOMPARE(outcome.first.lastUsed, ours.lastUsed); // this console's own
            break;
        case MergeAction::KeepBoth: {
            QCOMPARE(outcome.first, ours);
            QVERIFY(outcome.second->id != ours.id);
            QVERIFY(outcome.second->title.startsWith(theirs.title) && outcome.second->title.contains(u"stick"_s));
            QCOMPARE(outcome.second->versions, theirs.versions);
            // the same once more makes the same second message
            QCOMPARE(merged(ours, theirs, base, MergeSide::Incoming, u"stick"_s), outcome);
            break;
        }
        }
        // nothing is lost: each side's words are here afterwards, unless the other side made its own of them
        const QByteArray wanted = contentDigest(theirs);
        if (action == MergeAction::Add || action == MergeAction::Replace)
            QCOMPARE(contentDigest(outcome.first), wanted);
    }

    void theServersKeepsItsName()
    {
        Message ours = written(), theirs = written();
        text(u"A"_s, 1)(ours);
        text(u"B"_s, 2)(theirs);
        ours.lastUsed = monday.addDays(1);
        const auto outcome = merged(ours, theirs, written(), MergeSide::Local, u"portatile 2"_s);
        QCOMPARE(outcome.action, MergeAction::KeepBoth);
        QCOMPARE(outcome.first.title, theirs.title);
        QCOMPARE(outcome.first.versions, theirs.versions);
        QCOMPARE(outcome.first.id, ours.id);
        QCOMPARE(outcome.second->versions, ours.versions);
        QVERIFY(outcome.second->title.contains(u"portatile 2"_s));
    }

    void bothConsolesMakeTheSameSecond()
    {
        Message a = written(), b = written();
        text(u"A"_s, 1)(a);
        text(u"B"_s, 2)(b);
        // one keeps its own under the name, the other keeps what came: the second is the same message for both
        const auto here = merged(a, b, written(), MergeSide::Local, u"x"_s);
        const auto there = merged(b, a, written(), MergeSide::Incoming, u"x"_s);
        QCOMPARE(here.second->id, there.second->id);
        QCOMPARE(contentDigest(*here.second), contentDigest(*there.second));
        QCOMPARE(contentDigest(here.first), contentDigest(there.first));
    }

    void digestIsOfContent()
    {
        const Message message = written();
        Message other = message;
        moved(other);
        other.id = MessageId::create();
        QCOMPARE(contentDigest(other), contentDigest(message));
        for (const Edit &edit : {title, voice, german, text(u"A"_s, 0)}) {
            other = message;
            edit(other);
            QVERIFY(contentDigest(other) != contentDigest(message));
        }
        Message longTitle = message;
        longTitle.title = QString(500, u'a');
        text(u"B"_s, 1)(longTitle);
        const auto outcome = merged(message, longTitle, {}, MergeSide::Incoming, QString(200, u'b'));
        QVERIFY(outcome.second->title.size() <= 500);
    }
};

QTEST_GUILESS_MAIN(TestMessageMerge)
#include "tst_messagemerge.moc"
