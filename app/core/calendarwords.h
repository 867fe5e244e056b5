// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QTime>

namespace campanile {

/// Days and hours as a message says them, in the message's language (it, de, fr, en), not the screen's.

/// "martedì 24 novembre", "Dienstag, 24. November", "mardi 24 novembre", "Tuesday 24 November".
[[nodiscard]] QString dayWords(QDate date, const QString &language);
/// "24 novembre", "24. November", "1er novembre"
[[nodiscard]] QString dateWords(QDate date, const QString &language);
[[nodiscard]] QString weekdayWords(int dayOfWeek, const QString &language); ///< 1: Monday
/// "14:30"; in French "14h30", "14h".
[[nodiscard]] QString clockWords(QTime time, const QString &language);

} // namespace campanile
