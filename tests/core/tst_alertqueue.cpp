// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertqueue.h"
#include "audiencecounter.h"
#include "campaigndraft.h"
#include "clock.h"
#include "contactstore.h"
#include "fakebackend.h"
#include "fakeoutbox.h"
#include "launcher.h"
#include "messagestore.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <class Value> QFuture<Result<Value>> ready(Result<Value> value)
{
    return QtFuture::makeReadyValueFuture(std::move(value));
}

class FewContacts final : public ContactStore {
public:
    FewContacts()
    {
        QList<Contact> made;
        for (int i = 0; i < 4; ++i) {
            Contact contact{.id = ContactId(QString::number(i)),
                .number = StoredPhoneNumber::trusted(u"+39046112345"_s + QString::number(i), LineKind::Landline)};
            contact.position = GeoPoint{10 + i, 10 + i};
            contact.sample = true;
            made.append(contact);
        }
        m_index = std::make_shared<AudienceIndex>(std::move(made));
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

class OneMessage final : public MessageStore {
public:
    std::optional<Message> only;

    [[nodiscard]] QList<Message> messages() const override { return only ? QList{*only} : QList<Message>(); }

    [[nodiscard]] std::optional<Message> message(const MessageId &id) const override
    {
        return only && only->id == id ? only : std::nullopt;
    }

    Result<void> save(const Message &) override { return {}; }

    Result<void> remove(const MessageId &) override { return {}; }

    Result<void> restore(const Message &) override { return {}; }

    [[nodiscard]] QString newAudioPath(const MessageId &) const override { return {}; }
};

class SetClock final : public Clock {
public:
    QDateTime time{QDate(2026, 11, 21), QTime(3, 24)};

    [[nodiscard]] QDateTime now() const override { return time; }

    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return {}; }
};

using State = OutboxItem::State;

} // namespace

class TestAlertQueue : public QObject {
    Q_OBJECT
private:
    struct World {
        QTemporaryDir folder;
        SetClock clock;
        FewContacts contacts;
        OneMessage messages;
        CampaignDraft draft;
        AudienceCounter counter{draft, contacts};
        FakeBackend backend;
        Launcher launcher{backend, {.pause = 1ms, .insistence = 60ms, .prepareAttempts = 1}};
        FakeOutbox outbox;
        AlertQueue queue{outbox, launcher, draft, counter, messages, clock};
    };

    std::unique_ptr<World> w;

    /// What the dialer would have answered while nobody looked.
    Receipt prepared(const OutboxId &id)
    {
        const Receipt receipt = w->backend.prepare(w->outbox.campaigns.value(id)).result().value();
        w->outbox.receipts.insert(id, receipt);
        return receipt;
    }

    OutboxId queued()
    {
        w->queue.queue(30min);
        return w->outbox.things.isEmpty() ? OutboxId() : w->outbox.things.last().id;
    }

private Q_SLOTS:

    void init()
    {
        w = std::make_unique<World>();
        Message message = Message::blank(u"Piena"_s, u"it"_s, w->clock.time);
        message.versions[0].audioPath = w->folder.filePath(u"a.wav"_s);
        message.versions[0].length = 30s;
        QFile audio(message.versions[0].audioPath);
        QVERIFY(audio.open(QFile::WriteOnly));
        audio.write("RIFFxxxx");
        w->messages.only = message;
        w->draft.setMode(Mode::Live);
        w->draft.setMessage(message);
        w->draft.addPiece(
            {PieceId(u"s"_s), PieceKind::Polygon, u"S"_s, false, {{{0, 0}, {0, 100}, {100, 100}, {100, 0}}}, {}});
        QTRY_VERIFY(w->counter.index());
        w->outbox.setAway(w->clock.time.addSecs(-60));
    }

    void whatCannotBeCalledIsNotQueued()
    {
        QSignalSpy failed(&w->queue, &AlertQueue::failed);
        w->draft.setMessage(std::nullopt);
        QVERIFY(queued().isEmpty());
        QCOMPARE(failed.size(), 1);
        w->draft.setMessage(w->messages.only);
        w->draft.clearArea();
        QVERIFY(queued().isEmpty());
        QCOMPARE(failed.size(), 2);
    }

    void theSameDraftIsQueuedOnce()
    {
        const OutboxId id = queued();
        QVERIFY(!id.isEmpty());
        QCOMPARE(w->outbox.things[0].expires, w->clock.time.addSecs(30 * 60));
        QCOMPARE(w->outbox.things[0].phones, 4);
        QCOMPARE(w->outbox.things[0].mode, Mode::Live);
        w->queue.queue(30min); // a second click
        QCOMPARE(w->outbox.things.size(), 1);
        QVERIFY(w->queue.queuedDraft().has_value());
        w->draft.setEmergency(false); // another alert now
        QVERIFY(!w->queue.queuedDraft());
        w->queue.queue(30min);
        QCOMPARE(w->outbox.things.size(), 2);
        QCOMPARE(w->backend.prepares, 0); // that is the outbox's business
    }

    void discardedItCanBeQueuedAgain()
    {
        const OutboxId id = queued();
        QSignalSpy changed(&w->queue, &AlertQueue::queuedDraftChanged);
        QVERIFY(w->outbox.discard(id).has_value());
        QVERIFY(changed.size() > 0);
        QVERIFY(!w->queue.queuedDraft());
        QVERIFY(!queued().isEmpty());
    }

    void aReadyOneOpensItsReceiptAndStartsNothing()
    {
        const OutboxId id = queued();
        const CampaignId campaign = w->outbox.campaigns.value(id).id;
        w->draft.clearArea(); // another draft meanwhile
        prepared(id);
        QVERIFY(w->outbox.change(id, State::ReadyToConfirm).has_value());
        QCOMPARE(w->launcher.state(), Launcher::State::Idle); // nothing comes up by itself
        QSignalSpy opening(&w->queue, &AlertQueue::receiptOpening);
        w->queue.confirm(id);
        QCOMPARE(opening.size(), 1);
        QCOMPARE(w->launcher.state(), Launcher::State::Ready);
        QCOMPARE(w->launcher.sent()->id, campaign);
        QCOMPARE(w->backend.launches, 0);
        w->launcher.launch();
        QTRY_COMPARE(w->launcher.state(), Launcher::State::Launched);
        QCOMPARE(w->backend.launches, 1);
        QVERIFY(!w->outbox.item(id)); // done
    }

    void aReceiptThatDiffersIsNotLaunched()
    {
        const OutboxId id = queued();
        prepared(id);
        w->outbox.receipts[id].audienceDigest = QByteArrayLiteral("another");
        QVERIFY(w->outbox.change(id, State::ReadyToConfirm).has_value());
        w->queue.confirm(id);
        QCOMPARE(w->launcher.state(), Launcher::State::Failed);
        w->launcher.launch();
        QCOMPARE(w->backend.launches, 0);
    }

    void anOpenReceiptClosesWhenItsAlertExpires()
    {
        const OutboxId id = queued();
        prepared(id);
        QVERIFY(w->outbox.change(id, State::ReadyToConfirm).has_value());
        w->queue.confirm(id);
        QCOMPARE(w->launcher.state(), Launcher::State::Ready);
        QVERIFY(w->outbox.change(id, State::Expired).has_value());
        QCOMPARE(w->launcher.state(), Launcher::State::Idle);
        w->launcher.launch(); // a hold that was under way
        QCOMPARE(w->launcher.state(), Launcher::State::Idle);
        QCOMPARE(w->backend.launches, 0);
        QCOMPARE(w->outbox.item(id)->state, State::Expired); // still there, to be prepared anew
    }

    void anOpenReceiptClosesWhenItsAlertIsDiscarded()
    {
        const OutboxId id = queued();
        prepared(id);
        QVERIFY(w->outbox.change(id, State::ReadyToConfirm).has_value());
        w->queue.confirm(id);
        QVERIFY(w->outbox.discard(id).has_value());
        QCOMPARE(w->launcher.state(), Launcher::State::Idle);
    }

    void theReceiptOfAnotherStaysOpen()
    {
        const OutboxId id = queued();
        prepared(id);
        QVERIFY(w->outbox.change(id, State::ReadyToConfirm).has_value());
        w->queue.confirm(id);
        w->launcher.discard(); // back, and another one is prepared at once
        w->outbox.setAway({});
        w->launcher.prepare(w->draft, *w->counter.index());
        QTRY_COMPARE(w->launcher.state(), Launcher::State::Ready);
        QVERIFY(w->outbox.change(id, State::Expired).has_value());
        QCOMPARE(w->launcher.state(), Launcher::State::Ready);
    }

    /// The launch was sent and got lost; meanwhile the alert expired. It is not for the person to launch again.
    void aLaunchThatDidNotBeginIsNotRepeatedPastTheExpiry()
    {
        const OutboxId id = queued();
        prepared(id);
        QVERIFY(w->outbox.change(id, State::ReadyToConfirm).has_value());
        w->queue.confirm(id);
        w->backend.loseRequests = 100'000;
        QSignalSpy states(&w->launcher, &Launcher::stateChanged);
        w->launcher.launch();
        QCOMPARE(w->launcher.state(), Launcher::State::Launching);
        QVERIFY(w->outbox.change(id, State::Expired).has_value());
        QCOMPARE(w->launcher.state(), Launcher::State::Launching); // what was sent cannot be taken back
        QTRY_COMPARE(w->launcher.state(), Launcher::State::Unknown);
        w->backend.loseRequests = 0;
        QTRY_COMPARE(w->launcher.state(), Launcher::State::Idle);
        QVERIFY(states.contains(QVariantList{QVariant::fromValue(Launcher::State::Ready)})); // it had not begun
        QCOMPARE(w->backend.launches, 0);
    }

    void oneWithoutAReceiptIsNotOpened()
    {
        const OutboxId id = queued();
        QSignalSpy failed(&w->queue, &AlertQueue::failed);
        w->queue.confirm(id);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(w->launcher.state(), Launcher::State::Idle);
    }

    void anExpiredOneIsPreparedAnew()
    {
        const OutboxId id = queued();
        const CampaignId old = w->outbox.campaigns.value(id).id;
        w->draft.clearArea();
        w->draft.setMode(Mode::Drill);
        QVERIFY(w->outbox.change(id, State::Expired).has_value());
        w->outbox.setAway({});
        w->queue.prepareAgain(id);
        QVERIFY(!w->outbox.item(id));
        QCOMPARE(w->draft.area().pieces.size(), 1);
        QCOMPARE(w->draft.mode(), Mode::Live);
        QTRY_COMPARE(w->launcher.state(), Launcher::State::Ready);
        QVERIFY(w->launcher.sent()->id != old); // never the old one
        QCOMPARE(w->backend.launches, 0);
    }

    void aCorrectionGoesToWhomItWasFor()
    {
        w->counter.showOnly({ContactId(u"1"_s), ContactId(u"2"_s)});
        const OutboxId id = queued();
        QCOMPARE(w->outbox.campaigns.value(id).recipients.size(), 2);
        w->counter.showAll(); // something else was prepared meanwhile
        QVERIFY(w->outbox.change(id, State::Expired).has_value());
        w->outbox.setAway({});
        w->queue.prepareAgain(id);
        QTRY_COMPARE(w->launcher.state(), Launcher::State::Ready);
        QCOMPARE(w->launcher.sent()->recipients.size(), 2); // not the whole area
    }

    void anAlertIsNotKeptToAnOlderCorrection()
    {
        const OutboxId id = queued();
        QCOMPARE(w->outbox.campaigns.value(id).recipients.size(), 4);
        w->counter.showOnly({ContactId(u"1"_s)});
        QVERIFY(w->outbox.change(id, State::Expired).has_value());
        w->outbox.setAway({});
        w->queue.prepareAgain(id);
        QTRY_COMPARE(w->launcher.state(), Launcher::State::Ready);
        QCOMPARE(w->launcher.sent()->recipients.size(), 4);
    }

    void withoutADialerItOnlyBecomesTheDraft()
    {
        const OutboxId id = queued();
        QVERIFY(w->outbox.change(id, State::Expired).has_value());
        w->queue.prepareAgain(id);
        QVERIFY(!w->outbox.item(id));
        QCOMPARE(w->launcher.state(), Launcher::State::Idle);
        QCOMPARE(w->backend.prepares, 0);
    }

    void oneWhoseMessageIsGoneStays()
    {
        const OutboxId id = queued();
        QVERIFY(w->outbox.change(id, State::Expired).has_value());
        w->messages.only.reset();
        QSignalSpy failed(&w->queue, &AlertQueue::failed);
        w->queue.prepareAgain(id);
        QCOMPARE(failed.size(), 1);
        QVERIFY(w->outbox.item(id).has_value());
    }
};

QTEST_GUILESS_MAIN(TestAlertQueue)
#include "tst_alertqueue.moc"
