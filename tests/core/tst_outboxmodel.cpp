// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeoutbox.h"
#include "outboxmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;

class TestOutboxModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsTheOutbox();
    void tellsWhatAnItemIs();
};

void TestOutboxModel::followsTheOutbox()
{
    FakeOutbox outbox;
    OutboxModel model(outbox);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QRandomGenerator random(11);
    for (int step = 0; step < 2000; ++step) {
        const int what = random.bounded(4);
        if (outbox.things.isEmpty() || what == 0) {
            OutboxItem item;
            item.id = OutboxId(u"item-%1"_s.arg(step));
            item.title = u"title %1"_s.arg(step);
            outbox.things.insert(random.bounded(outbox.things.size() + 1), item);
        } else {
            const auto at = random.bounded(outbox.things.size());
            if (what == 1)
                outbox.things.removeAt(at);
            else if (what == 2)
                outbox.things[at].sent += 1;
            else
                outbox.things.move(at, random.bounded(outbox.things.size()));
        }
        Q_EMIT outbox.changed();
        QCOMPARE(model.rowCount(), outbox.things.size());
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(*model.itemAt(model.index(row)), outbox.things[row]);
    }
    QCOMPARE(resets.count(), 0);
}

void TestOutboxModel::tellsWhatAnItemIs()
{
    FakeOutbox outbox;
    OutboxModel model(outbox);
    PreparedCampaign campaign;
    campaign.id = CampaignId::create();
    campaign.title = u"Piena"_s;
    campaign.mode = Mode::Live;
    campaign.recipients = {{ContactId(u"1"_s), u"+390461123456"_s}};
    const QDateTime expires = QDateTime::currentDateTime().addSecs(1800);
    const OutboxId id = outbox.queueAlert(campaign, {}, expires).value();
    QCOMPARE(outbox.waiting(), 1);
    const QModelIndex index = model.index(0);
    QCOMPARE(index.data().toString(), u"Piena"_s);
    QCOMPARE(index.data(OutboxModel::KindRole).toInt(), static_cast<int>(OutboxItem::Kind::Alert));
    QCOMPARE(index.data(OutboxModel::ExpiresRole).toDateTime(), expires);
    QCOMPARE(index.data(OutboxModel::PhonesRole).toInt(), 1);
    QVERIFY(index.data(OutboxModel::LiveRole).toBool());
    QVERIFY(index.data(OutboxModel::ErrorRole).toString().isEmpty());
    OutboxItem refused = *outbox.item(id);
    refused.state = OutboxItem::State::Refused;
    refused.error = {ErrorCode::DialerDenied, {}};
    outbox.put(refused);
    QCOMPARE(outbox.waiting(), 0);
    QVERIFY(!index.data(OutboxModel::ErrorRole).toString().isEmpty());
    QVERIFY(outbox.discard(id).has_value());
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestOutboxModel)
#include "tst_outboxmodel.moc"
