// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallview.h"

#include "figures.h"
#include "livecampaign.h"
#include "placewords.h"
#include "roundsmodel.h"
#include "streetmodel.h"
#include "timewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Foot = WallView::Foot;

struct Wall {
    Q_DECLARE_TR_FUNCTIONS(Wall)
public:
    static QList<WallView::Row> rowsOf(const ProgressTotals &totals)
    {
        QList<WallView::Row> rows;
        int shown = 0;
        const auto add = [&](Mark mark, const QString &name, int count, bool alarm = false) {
            shown += count;
            rows.append({mark, name, campanile::figure(count), alarm && count > 0});
        };
        add(Mark::Confirmed, tr("Confirmed"), totals.of(Mark::Confirmed));
        add(Mark::Heard, tr("Heard"), totals.of(Mark::Heard));
        add(Mark::Help, tr("Ask for help"), totals.of(Mark::Help), true);
        add(Mark::NoAnswer, tr("No answer"), totals.of(Mark::NoAnswer));
        add(Mark::Voicemail, tr("Voicemail"), totals.of(Mark::Voicemail));
        const int open = totals.of(Mark::InCall) + totals.of(Mark::Queued);
        const int rest = totals.recipients - shown - open;
        add(Mark::Busy, tr("Other outcomes"), rest);
        add(Mark::InCall, tr("In call or queued"), open);
        return rows;
    }

    static Foot endOf(const LiveCampaign &live)
    {
        const CampaignInfo &campaign = live.campaign();
        const auto span = [](qint64 from, qint64 to) {
            return spanWords(std::chrono::milliseconds(std::max<qint64>(0, to - from)));
        };
        switch (campaign.state) {
        case CampaignState::Finished:
        case CampaignState::Stopped:
            return {campaign.state == CampaignState::Finished ? tr("Ended at") : tr("Stopped at"),
                hourWords(campaign.ended),
                campaign.ended.isValid() && campaign.launched.isValid()
                    ? tr("after %1")
                          .arg(span(campaign.launched.toMSecsSinceEpoch(), campaign.ended.toMSecsSinceEpoch()))
                    : QString()};
        case CampaignState::CanaryDone: return {tr("First calls done"), u"–"_s, tr("waiting for the operator")};
        case CampaignState::Halted: return {tr("Calls suspended"), u"–"_s, tr("by the dialer")};
        case CampaignState::Stopping: return {tr("Stopping"), u"–"_s, {}};
        default: {
            const qint64 eta = live.etaMs();
            return {
                tr("Expected end"), hourWords(eta), eta ? tr("in %1").arg(span(live.dialerNowMs(), eta)) : QString()};
        }
        }
    }

    static std::optional<WallView::Foot> roundOf(const LiveCampaign &live)
    {
        const auto &rows = live.rounds()->rows();
        const auto running =
            std::ranges::find_if(rows.rbegin(), rows.rend(), [](const RoundsModel::Row &row) { return !row.expected; });
        if (running == rows.rend())
            return std::nullopt;
        return Foot{tr("Round %1 of %2").arg(running->attempt).arg(rows.constLast().attempt),
            campanile::figure(running->called),
            running->planned > running->called ? tr("of %1").arg(campanile::figure(running->planned)) : tr("called")};
    }

    static std::optional<WallView::Foot> worstOf(const LiveCampaign &live)
    {
        const auto worst = live.streets()->worst();
        if (!worst)
            return std::nullopt;
        return Foot{tr("Least reached"), worst->name,
            tr("%1 of %2").arg(campanile::figure(worst->unreached), campanile::figure(worst->total))};
    }

    static WallView of(const LiveCampaign *live, const QDateTime &clock)
    {
        WallView view;
        view.clock = QLocale().toString(clock.time(), u"HH:mm"_s);
        if (!live || !live->isLoaded()) {
            view.title = live ? tr("Reading the alert…") : tr("No alert is running");
            return view;
        }
        const CampaignInfo &campaign = live->campaign();
        view.hasCampaign = true;
        view.stale = live->isStale();
        view.over = isOver(campaign.state);
        view.mode = campaign.mode;
        const QString place = placeTitle(campaign.receipt.area);
        view.title = campaign.title.isEmpty() ? place
            : place.isEmpty()                 ? campaign.title
                                              : campaign.title + u" · "_s + place;
        const QString when = exactHourWords(live->lastContact());
        view.reachedLabel = view.stale ? tr("Reached, at %1").arg(when) : tr("Reached");
        view.totals = live->totals();
        view.reached = campanile::figure(view.totals.reached);
        view.of = tr("of %1").arg(campanile::figure(view.totals.recipients));
        view.rows = rowsOf(view.totals);
        view.feet = {endOf(*live)};
        if (const auto round = roundOf(*live))
            view.feet.append(*round);
        if (const auto worst = worstOf(*live))
            view.feet.append(*worst);
        if (live->connection() == CampaignWatch::Connection::Ended) {
            view.ageLabel = tr("Data");
            view.age = tr("final");
        } else {
            view.ageLabel = tr("Data of");
            view.age = tr("%1 ago").arg(spanWords(std::max<std::chrono::milliseconds>(live->age(), 1s)));
        }
        if (view.stale) {
            view.frozenMap = tr("Map stopped at %1").arg(when);
            view.staleTitle = tr("DATA STOPPED FOR %1").arg(spanWords(live->age()));
            const QString again = live->retryIn() > 0ms
                ? tr("trying again in %1").arg(spanWords(std::chrono::ceil<std::chrono::seconds>(live->retryIn())))
                : tr("trying again");
            view.staleDetail =
                tr("Connection with the dialer lost at %1 · from here nobody can see whether the calls go on · %2")
                    .arg(when, again);
        }
        return view;
    }
};

} // namespace

WallView wallViewOf(const LiveCampaign *live, const QDateTime &clock)
{
    return Wall::of(live, clock);
}

} // namespace campanile
