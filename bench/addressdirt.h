// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"

#include <QList>
#include <QString>

#include <functional>

/// How people and directories write addresses: an independent, seeded generator. It knows nothing of the matcher's
/// tables and shares no code with it, or the figures would say nothing.
namespace dirt {

class Random final {
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }

    quint64 next() // splitmix64
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    qsizetype below(qsizetype n) { return static_cast<qsizetype>(next() % static_cast<quint64>(n)); }

    bool oneIn(int n) { return below(n) == 0; }

    template <class List> typename List::value_type pick(const List &list) { return list.at(below(list.size())); }

private:
    quint64 m_state;
};

/// The same on every machine and in every run.
[[nodiscard]] quint64 hashOf(const QString &text);

/// An address as the register or the map has it.
struct TrueAddress {
    QString street; ///< with its kind: "Via Giuseppe Garibaldi"
    int number = 0;
    QString exponent;
    QString place; ///< the hamlet or quarter it is in, empty: unknown
    campanile::GeoPoint position;
};

struct Town {
    QString name, province, postcode;
    QList<QStringList> streets; ///< their names, split into words
};

struct Written {
    QString street, civic;
};

enum class Expect {
    Place, ///< the house
    Street, ///< the street; any position is an error
    Nothing, ///< any position is an error
};

struct Kind {
    const char *group;
    const char *name;
    Expect expect = Expect::Place;
    /// False where there is nothing of that kind to write wrongly.
    std::function<bool(Random &, const TrueAddress &, const Town &, Written &)> write;
};

[[nodiscard]] const QList<Kind> &kinds();

/// Families' and given names that streets are called after; for telling persons and inventing streets.
[[nodiscard]] const QStringList &givenNames();
[[nodiscard]] const QStringList &familyNames();
[[nodiscard]] bool isGivenName(const QString &word);
/// Lower case without accents and signs; for the bench's own comparisons.
[[nodiscard]] QString plain(const QString &text);

} // namespace dirt
