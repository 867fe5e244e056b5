// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "textspan.h"

#include <QList>
#include <QString>

namespace campanile {

/// What somebody wrote or pasted, made fit for rules: composed letters, plain apostrophes, hyphens and spaces, nothing
/// invisible; every unit of it knows where it stood.
class WrittenText final {
public:
    explicit WrittenText(const QString &original);

    [[nodiscard]] const QString &text() const { return m_text; }

    /// Of a stretch of text(): the stretch of the original.
    [[nodiscard]] TextSpan original(TextSpan span) const;
    /// The word that ends before `position`, with nothing but spaces between; letters, digits and apostrophes.
    [[nodiscard]] QString wordBefore(qsizetype position) const;
    /// Where that word begins; -1: there is none.
    [[nodiscard]] qsizetype startOfWordBefore(qsizetype position) const;

    /// More letters in capitals than not, and enough of them: it shouts.
    [[nodiscard]] bool isShouting() const { return m_shouting; }

private:
    QString m_text;
    QList<TextSpan> m_origins;
    bool m_shouting = false;
};

} // namespace campanile
