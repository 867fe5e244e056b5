// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace campanile {

enum class Gender { Masculine, Feminine };

/// Numbers in the words of one language, as ICU spells them.
class NumberWords final {
public:
    explicit NumberWords(const QString &language);
    ~NumberWords();
    Q_DISABLE_COPY_MOVE(NumberWords)

    [[nodiscard]] QString cardinal(qint64 number) const; ///< "ventitré"
    [[nodiscard]] QString cardinal(QStringView digits) const; ///< too many digits for a number: one by one
    [[nodiscard]] QString year(qint64 number) const; ///< English: "nineteen eighty-four"
    [[nodiscard]] QString ordinal(qint64 number, Gender gender = Gender::Masculine) const;
    /// By the name of one of ICU's rule sets: "%spellout-ordinal-n".
    [[nodiscard]] QString formed(qint64 number, const char16_t *ruleSet) const;
    [[nodiscard]] QString digits(QStringView digits) const; ///< "zero quattro sei uno"

private:
    struct Speller;
    [[nodiscard]] QString spelled(qint64 number, const char16_t *const *ruleSets) const;
    Speller *m_speller; ///< the thread's own, one a language
};

} // namespace campanile
