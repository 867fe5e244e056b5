// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace campanile {

/// What did not fit together while a town pack was made, and what was done about it. Nothing of it stops the build.
struct BuildReport {
    enum class Kind {
        CivicMoved, ///< map and register put the same civic number far apart: the register's place is kept
        CivicRepeated, ///< the register has a street's number more than once
        CivicOutside, ///< a civic number of the register outside the municipality: left out
        CivicNotANumber, ///< left out
        CivicNoPosition, ///< without coordinates, or with ones that are no place: left out
        CivicNoStreet, ///< names no street: left out
        StreetNotOnMap, ///< the register's street is on no map line: civic numbers only
        StreetCodeUnknown, ///< a code of the register that its list of streets does not have
        NamesakesSplit, ///< streets of one name in different hamlets: made separate streets
        BoundaryIncomplete, ///< a boundary relation whose lines are not all in the map's file
        QuarterOutside, ///< a quarter that lies wholly outside the municipality: left out
    };
    static constexpr Kind lastKind = Kind::QuarterOutside;
    static constexpr int keptOfEachKind = 2'000; ///< `findings`; `counts` has all

    struct Finding {
        Kind kind;
        QString street; ///< or the quarter's, the boundary's name
        QString civic;
        QString detail; ///< one English phrase
        double metres = 0; ///< how far apart, where that is meant
        std::optional<GeoPoint> position;
        friend bool operator==(const Finding &, const Finding &) = default;
    };

    struct Input {
        QString kind; ///< map, boundary, register, streets, quarters
        QString file; ///< its name without folders: equal input makes equal bytes wherever it lies
        qint64 features = 0;
        QString crs;
        QMap<QString, QString> columns; ///< field -> the column it was taken from
        friend bool operator==(const Input &, const Input &) = default;
    };

    void add(Finding finding);

    [[nodiscard]] int count(Kind kind) const { return counts.value(kind); }

    [[nodiscard]] static QString keyOf(Kind kind); ///< civic_moved, ...
    [[nodiscard]] static QString words(Kind kind, int count); ///< one English line
    [[nodiscard]] QStringList lines() const; ///< for the terminal
    [[nodiscard]] QJsonObject toJson() const;

    QList<Input> inputs;
    QMap<Kind, int> counts;
    QList<Finding> findings;
    friend bool operator==(const BuildReport &, const BuildReport &) = default;
};

} // namespace campanile
