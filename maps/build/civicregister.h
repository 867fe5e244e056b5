// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "buildreport.h"
#include "contact.h"
#include "townbuilder.h"

#include <vector>

namespace campanile {

/// A register of civic numbers, street by street, as the municipality keeps it.
struct RegisterStreet {
    struct Civic {
        CivicNumber civic;
        GeoPoint position;
        QString quarter;
        friend bool operator==(const Civic &, const Civic &) = default;
    };

    QString code; ///< empty: the register has none
    QString name;
    QString quarter; ///< that most of its civic numbers are in; empty: the register does not say
    std::vector<Civic> civics; ///< by number, exponent, place
};

/// By name, then code. What cannot be used is in the report. Errors: those of VectorFile, ColumnMissing, CrsMissing,
/// FileTooLarge.
[[nodiscard]] Result<std::vector<RegisterStreet>> readRegister(const TownBuilder::Register &source, BuildReport &report,
    const std::function<void(double)> &progress, const std::stop_token &stop);

/// "VIA DELL'ARTIGLIANO" and "Strada Cerca Di Valle" as a map would write them.
[[nodiscard]] QString tidyStreetName(const QString &name);

} // namespace campanile
