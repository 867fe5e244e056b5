// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialerprocess.h"
#include "sipptown.h"

#include <QSet>

/// A real dialer, a town it calls, and what both say afterwards.
namespace campanile::dialer {

/// For a dialer's arguments: a config file in its folder with this trunk (and `head` before it).
void useTrunk(DialerProcess &dialer, const QByteArray &trunk, const QByteArray &head = {});

/// Short, so that many calls fit into a test: a message of a second, one attempt, and what a crash left uncertain is
/// called again after a second. Nobody in it rings on for ever (numbers that end in 1).
[[nodiscard]] Campaign townCampaign(const std::string &id, int recipients, int from = 0);

/// Prepares and launches.
[[nodiscard]] grpc::Status callTown(DialerProcess &dialer, const Campaign &campaign);

[[nodiscard]] v1::CampaignState stateOf(DialerProcess &dialer, const std::string &id);

/// Attempts as the ledger has them, by the Call-ID under which the town must have seen them.
struct LedgerCall {
    QByteArray number;
    int attempt = 0;
    bool answered = false;
    int ends = 0;
    v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
};

[[nodiscard]] QHash<QByteArray, LedgerCall> ledgerCalls(DialerProcess &dialer, const Campaign &campaign);

/// When its events were, by the dialer's own clock.
[[nodiscard]] std::vector<std::int64_t> timesOf(DialerProcess &dialer, const std::string &id);

/// It stopped calling by itself, for that reason.
[[nodiscard]] bool haltedFor(DialerProcess &dialer, const std::string &id, std::string_view reason);

} // namespace campanile::dialer
