// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directoryrow.h"
#include "gazetteer.h"

namespace campanile {

/// A town of four streets on a grid, doors 1 to 40 on each but Via Corta, which has 1 and 9 only; one quarter over the
/// southern half. Finds what is spelled exactly, what differs in case, and what lies between two doors.
class FakeGazetteer final : public Gazetteer {
public:
    FakeGazetteer()
    {
        using namespace Qt::StringLiterals;
        m_town = {u"Trento"_s, {}, 4, 122, 1, u"nobody"_s, true};
        int row = 0;
        for (const QString &name : {u"Via Roma"_s, u"Viale Trento"_s, u"Piazza 8 Marzo"_s, u"Via Corta"_s}) {
            for (int number = 1; number <= 40; number += name == u"Via Corta"_s ? 8 : 1) {
                if (name == u"Via Corta"_s && number > 9)
                    break;
                m_addresses.append({name.toLower(), name, {number, {}},
                    GeoPoint{460'000'000 + row * 1000, 110'000'000 + number * 100}, Located::Exact});
                m_town.bounds.include(*m_addresses.back().position);
            }
            ++row;
        }
    }

    [[nodiscard]] const TownInfo &town() const override { return m_town; }

    [[nodiscard]] QList<SearchHit> search(const QString &text, int) const override
    {
        for (const PlacedAddress &a : m_addresses) {
            if (a.streetName.startsWith(text.left(6), Qt::CaseInsensitive))
                return {{SearchHit::Kind::Street, a.streetKey, a.streetName, {}, *a.position, {}}};
        }
        return {};
    }

    [[nodiscard]] std::optional<Street> street(const QString &key) const override
    {
        for (const PlacedAddress &a : m_addresses) {
            if (a.streetKey == key)
                return Street{key, a.streetName, {}};
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Street> streetByName(const QString &name) const override
    {
        return street(name.toLower());
    }

    [[nodiscard]] std::optional<Quarter> quarter(const QString &) const override { return quarters().front(); }

    [[nodiscard]] std::optional<Quarter> quarterByName(const QString &) const override { return quarters().front(); }

    [[nodiscard]] QList<Quarter> quarters() const override
    {
        using namespace Qt::StringLiterals;
        return {{u"sud"_s, u"Sud"_s,
            {{{459'999'000, 109'999'000}, {459'999'000, 110'009'000}, {460'001'500, 110'009'000},
                {460'001'500, 109'999'000}}},
            {}}};
    }

    [[nodiscard]] std::optional<Street> streetAt(GeoPoint, double) const override { return std::nullopt; }

    [[nodiscard]] std::optional<Quarter> quarterAt(GeoPoint) const override { return std::nullopt; }

    [[nodiscard]] PlacedAddress locate(const QString &written, const QString &number_) const override
    {
        const WrittenAddress cells = number_.isEmpty() ? splitAddress(written) : WrittenAddress{written, number_};
        const QString &street = cells.street, &civic = cells.civic;
        const int number = civic.section(u'/', 0, 0).toInt();
        PlacedAddress onStreet;
        for (const PlacedAddress &a : m_addresses) {
            if (a.streetKey != street.toLower())
                continue;
            onStreet = {a.streetKey, a.streetName, {number, {}}, std::nullopt, Located::No};
            if (a.civic.number == number) {
                PlacedAddress found = a;
                found.located = street == a.streetName ? Located::Exact : Located::Normalised;
                return found;
            }
        }
        if (number > 1 && number < 9 && onStreet.streetKey == QStringLiteral("via corta")) {
            onStreet.position = GeoPoint{460'003'000, 110'000'000 + number * 100};
            onStreet.located = Located::Interpolated;
        }
        return onStreet;
    }

    [[nodiscard]] QList<PlacedAddress> allAddresses() const override { return m_addresses; }

private:
    TownInfo m_town;
    QList<PlacedAddress> m_addresses;
};

} // namespace campanile
