// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

#include <variant>

namespace campanile {

struct CampaignChanged {
    CampaignState state = CampaignState::Unknown;
    QString reason;
    friend bool operator==(const CampaignChanged &, const CampaignChanged &) = default;
};

struct AttemptStarted {
    friend bool operator==(const AttemptStarted &, const AttemptStarted &) = default;
};

struct AttemptAnswered {
    friend bool operator==(const AttemptAnswered &, const AttemptAnswered &) = default;
};

/// 9 was pressed, and the call still lasts.
struct HelpAsked {
    friend bool operator==(const HelpAsked &, const HelpAsked &) = default;
};

struct AttemptEnded {
    Outcome outcome = Outcome::None;
    int sipCode = 0;
    int ringMs = 0;
    int heardMs = 0;
    QString keys;
    qint64 nextAttemptMs = 0; ///< dialer's clock; 0: this recipient is done
    int q850 = 0; ///< the network's own cause (ITU-T Q.850); 0: it said none
    bool lineFault = false; ///< the line did not carry it: it is no attempt at the number
    bool optedOut = false; ///< 0 twice: this number is refused from now on
    friend bool operator==(const AttemptEnded &, const AttemptEnded &) = default;
};

/// The recipient called the number that had called, and was answered with the message.
struct CalledBack {
    Outcome outcome = Outcome::None;
    int heardMs = 0;
    QString keys;
    bool optedOut = false;
    friend bool operator==(const CalledBack &, const CalledBack &) = default;
};

/// One numbered fact of the ledger. proto campanile.v1.Event.
struct Event {
    qint64 seq = 0;
    qint64 timeMs = 0; ///< Unix time, dialer's clock
    quint32 recipient = 0; ///< index in the accepted audience
    int attempt = 0; ///< of CalledBack 0, of HelpAsked where they called back
    std::variant<CampaignChanged, AttemptStarted, AttemptAnswered, AttemptEnded, CalledBack, HelpAsked> fact;
    friend bool operator==(const Event &, const Event &) = default;
};

struct RecipientState {
    Phase phase = Phase::Queued;
    Outcome outcome = Outcome::None; ///< of the last attempt that ended; of what reached them, once something did
    int attempts = 0;
    qint64 nextAttemptMs = 0;
    qint64 changedMs = 0;
    // What the network said of the last attempt that ended, and what they did.
    int sipCode = 0;
    int q850 = 0;
    bool lineFault = false;
    bool calledBack = false; ///< and had the message by it
    bool optedOut = false;
    QString keys{}; ///< of the last call, theirs or ours; once reached, of the last in which there were any
    friend bool operator==(const RecipientState &, const RecipientState &) = default;
};

/// All attempts with the same number.
struct Round {
    int attempt = 0;
    qint64 firstMs = 0, lastMs = 0;
    int called = 0, reached = 0, active = 0;
    friend bool operator==(const Round &, const Round &) = default;
};

struct Minute {
    qint64 minute = 0; ///< Unix time / 60
    int called = 0, reached = 0;
    friend bool operator==(const Minute &, const Minute &) = default;
};

/// The fold of all events up to throughSeq.
struct Snapshot {
    CampaignInfo campaign;
    qint64 throughSeq = 0;
    QList<ContactId> recipientIds;
    QList<RecipientState> recipients;
    QList<Round> rounds;
    QList<Minute> minutes;
    QString stateReason{}; ///< what the dialer said with the last change of state
    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};

struct Heartbeat {
    qint64 nowMs = 0;
    qint64 lastSeq = 0;
    double timeScale = 1;
    qint64 etaMs = 0; ///< 0: cannot say
};

} // namespace campanile
