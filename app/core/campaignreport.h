// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "progress.h"
#include "recipientdirectory.h"

#include <QJsonObject>

namespace campanile {

/// What happened, in numbers and line by line; for campanilectl, the tour and whoever asks later.
struct CampaignReport {
    struct Line {
        ContactId id;
        QString number; ///< E.164; empty: not known to this console
        QString address;
        Outcome outcome = Outcome::None;
        Phase phase = Phase::Queued;
        int attempts = 0;
        QDateTime last;
        CampaignProgress::LastAttempt network{}; ///< what it said of the last attempt
        friend bool operator==(const Line &, const Line &) = default;
    };

    CampaignInfo campaign;
    int contacts = 0; ///< in the registry; 0: not known
    int audience = 0; ///< accepted by the dialer
    int heard = 0; ///< a person has the message: heard, confirmed, help
    int confirmed = 0;
    int help = 0;
    int voicemail = 0;
    int unreached = 0; ///< audience less heard
    int attempts = 0;
    int uncertain = 0;
    int calledBack = 0; ///< reached because they called the number that had called
    qint64 events = 0;
    qint64 eventGaps = 0;
    double seconds = 0; ///< from launch to end, or to the last event; the dialer's clock
    QList<Round> rounds;
    QList<Line> lines;
    friend bool operator==(const CampaignReport &, const CampaignReport &) = default;
};

/// `directory` may be empty: numbers and addresses are then, too.
[[nodiscard]] CampaignReport reportOf(
    const CampaignProgress &progress, const RecipientDirectory &directory, int contacts, qint64 eventGaps);
[[nodiscard]] QJsonObject toJson(const CampaignReport &report, bool withLines);
/// "heard", "no_answer"...: for programs; never translated.
[[nodiscard]] QString outcomeKey(Outcome outcome);
[[nodiscard]] QString stateKey(CampaignState state);
[[nodiscard]] QString modeKey(Mode mode);

} // namespace campanile
