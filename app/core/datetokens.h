// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagechecklist.h"

namespace campanile {

/// A word of a text, as far as it has to do with the calendar. Words that have not are Other.
struct DateToken {
    enum class Kind {
        Other,
        End, ///< of a sentence
        Comma,
        Glue, ///< "il", "del", "the": may stand within a date
        Relative, ///< value: days from today
        Weekday, ///< value: 1 is Monday
        Month, ///< value
        Number, ///< value
        Ordinal, ///< "3.", "3rd", "1er", "primo"; value
        FullDate, ///< 24/11, 24.11.2026, 2026-11-24: value, month, year (0: not said)
        Clock, ///< 14:30, 14h30: value, minute
        Minutes, ///< "mezza", "quart": value
        PartOfDay,
        Noon,
        Midnight,
        HourPrefix, ///< "alle", "ore", "um", "à", "at": an hour may follow
        HourMark, ///< "Uhr", "heures", "pm": an hour went before; value: 12 for pm, -12 for am
        Deadline, ///< "entro", "bis", "by": what follows lies ahead
        And, ///< between an hour and its minutes
        Street, ///< what follows is a name
    };
    enum class Part { None, Night, Morning, Afternoon, Evening };
    Kind kind = Kind::Other;
    TextSpan span{};
    int value = 0;
    int minute = 0;
    int month = 0;
    int year = 0;
    int figures = 0; ///< of a number; 0: in words
    Part part = Part::None; ///< also of a Relative: "stanotte"
    bool sure = false; ///< of a HourPrefix: "ore" is never followed by anything but an hour
};

/// Of it, de, fr and en; none for another language. Words in [brackets] are left out.
[[nodiscard]] QList<DateToken> dateTokens(const QString &text, const QString &language);

} // namespace campanile
