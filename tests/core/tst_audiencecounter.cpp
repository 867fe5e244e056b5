// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiencecounter.h"
#include "campaigndraft.h"
#include "contactstore.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

/// Answers when the test says so.
class SlowStore final : public ContactStore {
public:
    QFuture<Result<int>> upsert(const QList<Contact> &contacts) override
    {
        m_contacts += contacts;
        Q_EMIT changed();
        return QtFuture::makeReadyValueFuture(Result<int>(static_cast<int>(contacts.size())));
    }

    QFuture<Result<RegistryStats>> stats() override { return QtFuture::makeReadyValueFuture(Result<RegistryStats>()); }

    QFuture<Result<std::shared_ptr<const AudienceIndex>>> index() override
    {
        ++asked;
        m_waiting = std::make_shared<QPromise<Result<std::shared_ptr<const AudienceIndex>>>>();
        m_waiting->start();
        return m_waiting->future();
    }

    void answer()
    {
        const auto waiting = m_waiting; // answering may bring the next question
        waiting->addResult(std::make_shared<const AudienceIndex>(m_contacts));
        waiting->finish();
    }

    int asked = 0;

private:
    QList<Contact> m_contacts;
    std::shared_ptr<QPromise<Result<std::shared_ptr<const AudienceIndex>>>> m_waiting;
};

Contact contact(int i)
{
    return {.id = ContactId(QString::number(i)),
        .number = StoredPhoneNumber::trusted(u"+3904611%1"_s.arg(10000 + i), LineKind::Landline),
        .position = GeoPoint{i, i}};
}

AreaPiece upTo(int size)
{
    return {PieceId(u"p"_s), PieceKind::Polygon, u"A"_s, false, {{{-1, -1}, {-1, size}, {size, size}, {size, -1}}},
        std::nullopt};
}

} // namespace

class TestAudienceCounter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsDraftAndRegistry();
    void draggingIsNeverOldAndNotTooOften();
    void deletedWhileReading();
    void aCorrectionReachesOnlyThoseCalled();
};

void TestAudienceCounter::followsDraftAndRegistry()
{
    CampaignDraft draft;
    SlowStore store;
    AudienceCounter counter(draft, store);
    QSignalSpy changed(&counter, &AudienceCounter::countChanged);
    draft.addPiece(upTo(5));
    QVERIFY(!counter.index());
    QCOMPARE(counter.count().phones, 0); // the registry was not read yet: nobody, not everybody
    QCOMPARE(store.asked, 1);
    store.upsert({contact(1), contact(2), contact(9)});
    QCOMPARE(store.asked, 1); // still reading: asked again afterwards
    store.answer();
    QTRY_COMPARE(store.asked, 2);
    store.answer();
    QTRY_COMPARE(counter.count().phones, 2);
    QTRY_VERIFY(changed.count() > 0);
    QCOMPARE(counter.positions().size(), 2);
    draft.removePiece(PieceId(u"p"_s));
    QCOMPARE(counter.count().phones, 0); // at once
    QCOMPARE(counter.countOf({{upTo(100)}}).phones, 3);
}

void TestAudienceCounter::aCorrectionReachesOnlyThoseCalled()
{
    CampaignDraft draft;
    SlowStore store;
    store.upsert({contact(1), contact(2), contact(3), contact(9)});
    AudienceCounter counter(draft, store);
    store.answer();
    QTRY_VERIFY(counter.index());
    draft.addPiece(upTo(5));
    QCOMPARE(counter.count().phones, 3);
    counter.showOnly({ContactId(u"2"_s), ContactId(u"9"_s)});
    QVERIFY(counter.isRestricted());
    QCOMPARE(counter.count().phones, 1); // called before, and in the area
    QCOMPARE(counter.index()->contacts().size(), 2); // what a launch selects from
    QCOMPARE(counter.registry()->contacts().size(), 4); // names are still all there
    store.upsert({contact(4)}); // a change of the registry widens nothing
    store.answer();
    QTRY_COMPARE(counter.registry()->contacts().size(), 5);
    QCOMPARE(counter.count().phones, 1);
    counter.showAll();
    QCOMPARE(counter.count().phones, 4);
}

void TestAudienceCounter::draggingIsNeverOldAndNotTooOften()
{
    CampaignDraft draft;
    SlowStore store;
    QList<Contact> contacts;
    for (int i = 0; i < 1000; ++i)
        contacts.append(contact(i));
    store.upsert(contacts);
    AudienceCounter counter(draft, store);
    store.answer();
    QTRY_VERIFY(counter.index());
    QSignalSpy changed(&counter, &AudienceCounter::countChanged);
    QElapsedTimer timer;
    timer.start();
    for (int size = 1; size <= 1000; ++size)
        draft.setPreview(upTo(size));
    const qint64 frames = timer.elapsed() / 16 + 2;
    QVERIFY2(changed.count() <= frames, qPrintable(u"%1 in %2 frames"_s.arg(changed.count()).arg(frames)));
    QCOMPARE(counter.count().phones, 1000);
    const auto before = changed.count();
    QTRY_VERIFY(changed.count() > before); // the last one is told too
    draft.setPreview(std::nullopt);
    QCOMPARE(counter.count().phones, 0);
}

void TestAudienceCounter::deletedWhileReading()
{
    CampaignDraft draft;
    SlowStore store;
    {
        const AudienceCounter counter(draft, store);
    }
    store.answer();
    draft.addPiece(upTo(5));
    QCoreApplication::processEvents();
    QCOMPARE(store.asked, 1);
}

QTEST_GUILESS_MAIN(TestAudienceCounter)
#include "tst_audiencecounter.moc"
