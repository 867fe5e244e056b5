// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"
#include "ids.h"
#include "phonenumber.h"

#include <optional>

namespace campanile {

/// How well a contact's address was found on the town pack.
enum class Located { No = 0, Interpolated = 1, Normalised = 2, Exact = 3 };

enum class Source { Directory = 1, SignUp = 2, Import = 3 };

struct CivicNumber {
    int number = 0; ///< 0: none
    QString exponent; ///< "A", "bis"; upper case

    [[nodiscard]] QString text() const
    {
        return number ? QString::number(number) + (exponent.isEmpty() ? QString() : u'/' + exponent) : QString();
    }

    friend bool operator==(const CivicNumber &, const CivicNumber &) = default;
};

/// One telephone. Its address is kept as it was written and, where the town pack knows it, as the pack has it.
struct Contact {
    ContactId id;
    PhoneNumber number;
    QString name{};
    QString streetAsWritten{};
    QString civicAsWritten{};
    QString streetKey{}; ///< the pack's key of the street (Gazetteer), empty: not found
    CivicNumber civic{};
    std::optional<GeoPoint> position{};
    Located located = Located::No;
    Source source = Source::Import;
    QString legalBasis{};
    QString languages{}; ///< BCP 47, comma separated; empty: the town's own
    bool optedOut = false;
    bool sample = false; ///< fictional: a real trunk refuses it
    friend bool operator==(const Contact &, const Contact &) = default;
};

} // namespace campanile
