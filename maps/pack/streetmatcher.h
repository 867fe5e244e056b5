// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addressnormaliser.h"
#include "contact.h"

#include <QHash>

namespace campanile {

/// Which street is meant by a name as somebody wrote it. Never guesses between two: then none is meant.
class StreetMatcher final {
public:
    struct Match {
        int street = -1; ///< order of add(); -1: none
        Located quality = Located::No; ///< Exact or Normalised
    };

    void add(const QString &name);
    /// 1. the name itself, in any case; 2. its normalised form; 3. the same words without "di, del, ..." or in another
    /// order; 4. with first names, titles or initials more or fewer ("Via Garibaldi", "Via Giuseppe Garibaldi", "Via G.
    /// Garibaldi") when exactly one street fits. A street's kind, where one is written, must be the same.
    [[nodiscard]] Match match(const QString &written) const;

private:
    struct Words {
        QString type;
        QStringList words;
    };

    [[nodiscard]] static QString sorted(const QString &type, QStringList words);
    [[nodiscard]] static bool fits(const QStringList &full, const QStringList &shorter);

    QList<Words> m_words;
    QHash<QString, int> m_exact;
    QHash<QString, int> m_keys; ///< -2: more than one
    QHash<QString, int> m_sorted;
    QHash<QString, int> m_untyped;
    QHash<QString, QList<int>> m_byWord;
};

} // namespace campanile
