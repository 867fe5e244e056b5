// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

namespace campanile {

/// "4 not valid · 1 premium": why the dialer will not call some.
[[nodiscard]] QString refusedWords(const QList<RefusedNumber> &refused);
[[nodiscard]] QString refusalWords(RefusedNumber::Reason reason, int count);

/// The consequence of letting the button act: count, place, world. canary: only so many first; 0: all.
[[nodiscard]] QString launchWords(const Receipt &receipt, int canary);

/// The dialer holds this area, and its digest is the area's own.
[[nodiscard]] bool receiptHoldsArea(const Receipt &receipt, const Area &area);

/// First eight digits, in two groups: enough for two people to compare over the telephone.
[[nodiscard]] QString fingerprint(const QByteArray &digest);

} // namespace campanile
