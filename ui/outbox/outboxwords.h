// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outbox.h"
#include "outboxrow.h"

namespace campanile {

/// What the outbox says about an item and what can be done with it. `away`: the dialer does not answer.
[[nodiscard]] OutboxRowWords rowWords(const OutboxItem &item, const QDateTime &now, bool away);
/// An item that is about to be discarded; it can still be taken back.
[[nodiscard]] OutboxRowWords discardedWords(const OutboxItem &item);
/// It wants a person's decision.
[[nodiscard]] bool isAsking(const OutboxItem &item);
/// "expires in 18 min"; "expires in 0:42" in the last two minutes.
[[nodiscard]] QString expiryWords(const QDateTime &expires, const QDateTime &now);
/// What the bar over the pages says of an alert that is ready or has expired.
[[nodiscard]] QString alertTitle(const OutboxItem &alert);
[[nodiscard]] QString alertDetail(const OutboxItem &alert, const QDateTime &now);

} // namespace campanile
