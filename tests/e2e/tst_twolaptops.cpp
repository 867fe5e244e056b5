// SPDX-License-Identifier: GPL-3.0-or-later
#include "laptop.h"
#include "launcher.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

SavedArea savedArea(const QString &name)
{
    SavedArea area;
    area.id = SavedAreaId::create();
    area.name = name;
    area.area.pieces = {{PieceId::create(), PieceKind::Polygon, name, false,
        {{{460'700'000, 111'100'000}, {460'700'000, 111'200'000}, {460'800'000, 111'200'000}}}, {}}};
    area.changed = QDateTime::currentDateTime();
    return area;
}

} // namespace

class TestTwoLaptops : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offlineThenOnline();
    void anAlertWaitsAndIsConfirmedByAPerson();

private:
    QTemporaryDir m_folder;
};

void TestTwoLaptops::offlineThenOnline()
{
    const QString one = m_folder.filePath(u"one"_s), two = m_folder.filePath(u"two"_s);
    QVERIFY(QDir().mkpath(one) && QDir().mkpath(two));
    DialerFixture dialer(50);
    QVERIFY(dialer.start());
    Message flood;
    {
        Laptop a(one, u"portatile 1"_s), b(two, u"portatile 2"_s);
        flood = a.record(u"Piena"_s, u"L’acqua sale."_s, 1200);
        QTRY_COMPARE(a.outbox.waiting(), 1);
        a.outbox.setReachable(false); // the storm took the network
        QVERIFY(a.outbox.awaySince().isValid());
        a.backend.setEndpoint(dialer.dialer().endpoint());
        b.backend.setEndpoint(dialer.dialer().endpoint());
        QVERIFY(a.settle() && b.settle());
        QCOMPARE(a.outbox.waiting(), 0);
        QCOMPARE(b.said(), a.said());
        QCOMPARE(b.messages.messages()[0].main().digest, a.messages.messages()[0].main().digest);
        QVERIFY(QFile::exists(b.messages.messages()[0].main().takePath));
    }
    { // both without a network; and the programs end in the middle
        Laptop a(one, u"portatile 1"_s), b(two, u"portatile 2"_s);
        a.speak(flood, u"L’acqua sale ancora."_s, 1300);
        Message theirs = b.messages.messages()[0];
        b.speak(theirs, u"L’acqua scende."_s, 1400);
        (void)a.record(u"Frana"_s, u"La strada è chiusa."_s, 900);
        (void)b.record(u"Incendio"_s, u"Chiudete le finestre."_s, 800);
        QVERIFY(a.areas.save(savedArea(u"Riva"_s)) && b.areas.save(savedArea(u"Piedicastello"_s)));
        SavedDraft draft;
        draft.area = savedArea(u"Riva"_s).area;
        draft.message = flood.id;
        QVERIFY(a.drafts.save(draft));
        a.draftDocuments.tell();
        QTRY_COMPARE(a.outbox.waiting(), 4);
    }
    Laptop a(one, u"portatile 1"_s), b(two, u"portatile 2"_s);
    QTRY_COMPARE(a.outbox.waiting(), 4);
    a.backend.setEndpoint(dialer.dialer().endpoint());
    b.backend.setEndpoint(dialer.dialer().endpoint());
    QVERIFY(a.settle() && b.settle() && a.settle());
    QCOMPARE(a.said(), b.said());
    QCOMPARE(a.said().size(), 4);
    for (const QString &said :
        {u"L’acqua sale ancora."_s, u"L’acqua scende."_s, u"La strada è chiusa."_s, u"Chiudete le finestre."_s})
        QVERIFY2(
            std::ranges::any_of(a.said(), [&](const QString &line) { return line.endsWith(said); }), qPrintable(said));
    QVERIFY(std::ranges::any_of(a.said(), [](const QString &line) { return line.contains("portatile 2"_L1); }));
    QCOMPARE(a.areas.areas().size(), 2);
    QCOMPARE(b.areas.areas().size(), 2);
    QCOMPARE(b.shared.drafts().size(), 1);
    QCOMPARE(b.shared.drafts()[0].console, u"portatile 1"_s);
    for (const Message &message : b.messages.messages()) {
        QFile file(message.main().audioPath);
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256), message.main().digest);
    }
    // deleted on one, gone on both; its audio is still there for the other that shares it
    const MessageId gone = a.messages.messages()[0].id;
    QVERIFY(a.messages.remove(gone));
    QVERIFY(a.settle() && b.settle());
    QVERIFY(!b.messages.message(gone));
    QCOMPARE(a.said(), b.said());
}

void TestTwoLaptops::anAlertWaitsAndIsConfirmedByAPerson()
{
    const QString folder = m_folder.filePath(u"three"_s);
    QVERIFY(QDir().mkpath(folder));
    PreparedCampaign campaign = sampleCampaign(50);
    campaign.tracks = {Track::of(u"it"_s, toneWav(1000), 1s), Track::of(u"de"_s, toneWav(1500), 1500ms)};
    campaign.menu = Track::of({}, toneWav(700), 700ms);
    for (qsizetype i = 0; i < campaign.recipients.size(); i += 2)
        campaign.recipients[i].track = 1;
    OutboxId id;
    {
        Laptop laptop(folder, u"portatile"_s);
        laptop.outbox.setReachable(false);
        const auto queued = laptop.outbox.queueAlert(campaign, {}, laptop.clock.now().addSecs(1800));
        QVERIFY(queued);
        id = *queued;
        QCOMPARE(laptop.outbox.waiting(), 1);
    }
    DialerFixture dialer(50);
    QVERIFY(dialer.start());
    Laptop laptop(folder, u"portatile"_s);
    laptop.backend.setEndpoint(dialer.dialer().endpoint());
    QSignalSpy ready(&laptop.outbox, &Outbox::readyToConfirm);
    laptop.outbox.setReachable(true);
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 30'000);
    const auto receipt = laptop.outbox.receipt(id);
    QVERIFY(receipt);
    QCOMPARE(receipt->tracks.size(), 2);
    QCOMPARE(receipt->tracks[1].recipients, 25);
    QCOMPARE(receipt->tracks[1].length, 1500ms);
    QVERIFY(receipt->menu);
    const auto still = answerOf(laptop.backend.campaign(campaign.id));
    QVERIFY(still);
    QCOMPARE(still->state, CampaignState::Prepared); // by itself nothing begins
    Launcher launcher(laptop.backend);
    launcher.take(*laptop.outbox.campaign(id), *receipt);
    QCOMPARE(launcher.state(), Launcher::State::Ready);
    launcher.launch();
    QTRY_COMPARE_WITH_TIMEOUT(launcher.state(), Launcher::State::Launched, 20'000);
    laptop.outbox.launched(campaign.id);
    QVERIFY(laptop.outbox.items().isEmpty());
}

QTEST_GUILESS_MAIN(TestTwoLaptops)
#include "tst_twolaptops.moc"
