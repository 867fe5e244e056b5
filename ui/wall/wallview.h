// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "progress.h"

#include <QString>

namespace campanile {

class LiveCampaign;

/// What the wall says, in words, before it is painted: never an old number as a live one.
struct WallView {
    bool hasCampaign = false;
    bool stale = false;
    bool over = false;
    Mode mode = Mode::Drill;
    QString clock;
    QString title; ///< "Piena dell'Adige · Piedicastello e altre 2 aree"
    QString reachedLabel; ///< while stale with the hour at which it was true
    QString reached;
    QString of;
    ProgressTotals totals;

    struct Row {
        Mark mark = Mark::Heard;
        QString name;
        QString count;
        bool alarm = false; ///< asks for help
        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> rows; ///< they add up to the audience

    struct Foot {
        QString label;
        QString figure;
        QString detail;
        friend bool operator==(const Foot &, const Foot &) = default;
    };

    QList<Foot> feet;
    QString ageLabel;
    QString age;
    QString frozenMap; ///< only while stale
    QString staleTitle;
    QString staleDetail;
    friend bool operator==(const WallView &, const WallView &) = default;
};

/// `live` may be null. `clock` is this machine's time.
[[nodiscard]] WallView wallViewOf(const LiveCampaign *live, const QDateTime &clock);

} // namespace campanile
