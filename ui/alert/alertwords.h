// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaigndraft.h"
#include "preflight.h"

namespace campanile {

/// "−54" with a true minus, "1.142".
[[nodiscard]] QString signedNumber(int number);
/// "2.424 telefoni"
[[nodiscard]] QString phonesInWords(int phones);
/// "18 min", "1 h 5 min", "40 s": rounded as people say it.
[[nodiscard]] QString lengthInWords(std::chrono::seconds length);
/// "0:34"
[[nodiscard]] QString audioLength(std::chrono::milliseconds length);
/// "italiano"; the tag itself where Qt knows no name
[[nodiscard]] QString languageInWords(const QString &tag);
/// What the consequence button says: count, place, REAL or DRILL.
[[nodiscard]] QString consequenceInWords(int phones, const QString &place, Mode mode);
/// The same while the dialer is away: it is put aside, for a confirmation later.
[[nodiscard]] QString queueInWords(int phones, const QString &place, Mode mode);
/// What is missing and what to do about it, short enough for the button.
[[nodiscard]] QString missingInWords(const PreflightFinding &finding);

} // namespace campanile
