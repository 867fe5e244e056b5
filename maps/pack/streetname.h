// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace campanile {

/// A street's name in the parts that matching looks at; of a town's street or of what somebody wrote.
struct StreetName {
    QString type; ///< "via"; empty: none is written
    QStringList all; ///< canonical words behind the type, "di, del, ..." among them
    QStringList words; ///< without those
    bool maybeInitial = true; ///< an "s" among them may be somebody's initial: no San, Santa is written out

    [[nodiscard]] static StreetName of(const QString &name);
    /// "primo" at a name's end is 1, "tre" before another word 3.
    [[nodiscard]] static StreetName ofWords(QStringList canonicalWords);
    friend bool operator==(const StreetName &, const StreetName &) = default;
};

} // namespace campanile
