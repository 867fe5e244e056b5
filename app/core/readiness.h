// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contactstore.h"
#include "dialingbackend.h"

#include <QList>

namespace campanile {

/// The lights of the top bar: whether an alert could be sent now, and what stands in its way.
struct ReadinessItem {
    enum class Subject { Dialer, Trunk, Microphone, Registry, Backup };
    enum class State { Ok, Warning, Failed, Unknown };
    Subject subject = Subject::Dialer;
    State state = State::Unknown;
    QString name; ///< "Linea", translated
    QString detail; ///< "90 canali"; may be empty
    friend bool operator==(const ReadinessItem &, const ReadinessItem &) = default;
};

struct ReadinessInput {
    Mode mode = Mode::Drill;
    std::optional<DialerStatus> dialer; ///< empty: it does not answer
    bool microphone = false;
    std::optional<RegistryStats> registry; ///< empty: not read yet
    QDateTime now;
};

inline constexpr int registryOldDays = 30; ///< older than this is worth a warning: people move

/// One light for each subject, always in the same order.
[[nodiscard]] QList<ReadinessItem> readiness(const ReadinessInput &input);

/// The trunk that campaigns of this mode go to first, if the dialer has one: rather one that is up.
[[nodiscard]] std::optional<TrunkStatus> trunkFor(Mode mode, const DialerStatus &dialer);
/// All the lines that a campaign of this mode and caller id would use, as one: what those carry together that are up,
/// or all of them where none is. As the dialer counts for its receipt. An empty caller id: the dialer's first.
[[nodiscard]] std::optional<TrunkStatus> linesFor(Mode mode, const DialerStatus &dialer, const QString &callerId = {});
/// What the trunks of this mode offer to show, the default first, E.164.
[[nodiscard]] QStringList callerIdsOf(Mode mode, const DialerStatus &dialer);
/// The wanted number where it is offered; empty: the default.
[[nodiscard]] QString callerIdFor(Mode mode, const std::optional<DialerStatus> &dialer, const QString &wanted);
/// "NOT_REGISTERED" as a light says it. Translated.
[[nodiscard]] QString conditionWords(const QString &condition);
/// Why a campaign is halted, "TRUNK_DOWN: line", as part of a sentence. Translated.
[[nodiscard]] QString stateReasonWords(const QString &reason);

} // namespace campanile
