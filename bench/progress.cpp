// SPDX-License-Identifier: GPL-3.0-or-later
// Events into the console: the bare fold, and the live models with a table view's proxy, marks, streets and rounds on
// them.
#include "eventstream.h"
#include "fakebackend.h"
#include "livecampaign.h"
#include "recipientmodel.h"
#include "roundsmodel.h"
#include "streetmodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSortFilterProxyModel>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <malloc.h>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int recipients = 100'000;
constexpr qsizetype eventCount = 1'000'000;
constexpr qsizetype batch = 1000; // as the dialer sends them

std::shared_ptr<const AudienceIndex> registry()
{
    QList<Contact> contacts;
    contacts.reserve(recipients);
    for (int i = 0; i < recipients; ++i) {
        Contact contact{.id = ContactId(u"contact-%1"_s.arg(i)),
            .number = StoredPhoneNumber::trusted(u"+390461"_s + QString::number(i), LineKind::Landline)};
        contact.streetKey = contact.streetAsWritten = u"Via %1"_s.arg(i % 900);
        contact.civic.number = i / 3 + 1;
        contact.position = GeoPoint{460'000'000 + i / 3, 111'000'000};
        contacts.append(contact);
    }
    return std::make_shared<AudienceIndex>(contacts);
}

size_t heldBytes()
{
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QJsonObject json;
    QTextStream out(stdout);

    EventStream stream(recipients, 1);
    const Snapshot empty = stream.emptySnapshot();
    const QList<Event> events = stream.take(eventCount);

    // the fold alone
    QElapsedTimer clock;
    {
        CampaignProgress progress(empty);
        clock.start();
        for (const Event &event : events)
            progress.apply(event);
        const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        json.insert(u"fold_events_per_second"_s, eventCount / seconds);
        out << "fold alone           " << qRound64(eventCount / seconds) << " events/s\n";
    }

    // bytes a recipient, models and names included; the registry is there anyway
    const auto index = registry();
    auto owned = std::make_unique<FakeWatch>();
    FakeWatch &watch = *owned;
    const size_t before = heldBytes();
    LiveCampaign live(std::move(owned), index, nullptr);
    bool named = false;
    QObject::connect(&live, &LiveCampaign::namesChanged, &live, [&] { named = true; });
    {
        // ids as a connection makes them: texts of their own
        Snapshot arrived = empty;
        for (ContactId &id : arrived.recipientIds)
            id = ContactId(QString(id.text().constData(), id.text().size()));
        watch.send(arrived);
    }
    while (!named)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double bytes = static_cast<double>(heldBytes() - before) / recipients;
    json.insert(u"bytes_per_recipient"_s, bytes);
    out << "memory               " << QString::number(bytes, 'f', 1) << " bytes/recipient (target 200)\n";

    // a list of those who ask for help, as the live page opens it
    class Helped final : public QSortFilterProxyModel {
        bool filterAcceptsRow(int row, const QModelIndex &parent) const override
        {
            return sourceModel()->index(row, 0, parent).data(RecipientModel::MarkRole).toInt()
                == static_cast<int>(Mark::Help);
        }
    };

    const auto run = [&](qsizetype perSecond, qsizetype from, qsizetype count) {
        double longest = 0;
        double busy = 0;
        QElapsedTimer all;
        all.start();
        qsizetype sent = 0;
        const qint64 target = live.progress().throughSeq() + count;
        QElapsedTimer turn;
        QTimer feeder;
        QObject::connect(&feeder, &QTimer::timeout, &live, [&] {
            const qsizetype due =
                perSecond > 0 ? std::min(count, static_cast<qsizetype>(all.elapsed() * perSecond / 1000)) : count;
            while (sent < due) {
                const qsizetype some = std::min(batch, due - sent);
                watch.send(events.mid(from + sent, some));
                sent += some;
            }
        });
        feeder.start(perSecond > 0 ? 10 : 0);
        QTimer tick; // keeps the loop turning, so that every turn is measured
        tick.start(1);
        while (live.progress().throughSeq() < target) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 0);
            turn.start();
            QCoreApplication::processEvents();
            const double took = static_cast<double>(turn.nsecsElapsed()) / 1e6;
            longest = std::max(longest, took);
            busy += took;
        }
        return std::tuple(static_cast<double>(all.nsecsElapsed()) / 1e9, longest, busy / 1000);
    };

    Helped helped;
    helped.setSourceModel(live.recipients());
    const auto [paced, stall, busy] = run(100'000, 0, 500'000);
    json.insert(u"paced_events_per_second"_s, 500'000 / paced);
    json.insert(u"longest_stall_ms"_s, stall);
    json.insert(u"ui_thread_share"_s, busy / paced);
    out << "100,000 events/s     " << qRound64(500'000 / paced) << " events/s taken, longest turn "
        << QString::number(stall, 'f', 1) << " ms (target 16), UI thread busy " << qRound(100 * busy / paced) << " %\n";

    const auto [burst, burstStall, burstBusy] = run(0, 500'000, 500'000);
    json.insert(u"burst_events_per_second"_s, 500'000 / burst);
    json.insert(u"burst_longest_stall_ms"_s, burstStall);
    out << "500,000 at once      " << qRound64(500'000 / burst) << " events/s, longest turn "
        << QString::number(burstStall, 'f', 1) << " ms\n";
    json.insert(u"gaps"_s, live.gaps());
    out.flush();

    const qsizetype option = QCoreApplication::arguments().indexOf(u"--json"_s);
    if (option >= 0) {
        QFile file(QCoreApplication::arguments().value(option + 1));
        if (!file.open(QFile::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0)
            return 1;
    }
    return live.gaps() == 0 ? 0 : 1;
}
