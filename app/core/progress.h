// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events.h"

#include <array>

namespace campanile {

/// Every recipient counts once, by its mark: the marks add up to `recipients`.
struct ProgressTotals {
    std::array<int, markCount> byMark{};
    int recipients = 0;
    int reached = 0; ///< heard, confirmed or help
    int active = 0; ///< ringing or talking
    int queued = 0; ///< never called yet
    int waiting = 0; ///< will be called again

    [[nodiscard]] int of(Mark mark) const { return byMark[static_cast<size_t>(mark)]; }

    [[nodiscard]] int unreached() const { return recipients - reached; }

    friend bool operator==(const ProgressTotals &, const ProgressTotals &) = default;
};

/// Where a campaign stands: a snapshot, and the events after it folded in. The same rule as the dialer's, so that a
/// fold of all events and a fold of a later snapshot and the rest are equal. Knows no time of its own.
class CampaignProgress final {
public:
    /// What the network said about somebody's last attempt, and what they did.
    struct LastAttempt {
        int sipCode = 0; ///< 0: not known
        int q850 = 0; ///< 0: not known, or the network said none
        bool lineFault = false; ///< our line's fault, not theirs
        bool calledBack = false; ///< reached because they called back
        bool optedOut = false;
        QString keys{}; ///< of the last call, theirs or ours; once reached, of the last in which there were any
        friend bool operator==(const LastAttempt &, const LastAttempt &) = default;
    };

    CampaignProgress() = default;
    explicit CampaignProgress(const Snapshot &snapshot);

    /// False, and nothing changed, when it is not the next number.
    bool apply(const Event &event);

    [[nodiscard]] const CampaignInfo &campaign() const { return m_campaign; }

    /// What the dialer said with the last change of state: "TRUNK_DOWN: line"; empty: nothing.
    [[nodiscard]] const QString &stateReason() const { return m_stateReason; }

    [[nodiscard]] qint64 throughSeq() const { return m_seq; }

    [[nodiscard]] qint64 lastTimeMs() const { return m_timeMs; } ///< of the last event

    [[nodiscard]] qsizetype size() const { return m_recipients.size(); }

    [[nodiscard]] const ContactId &id(qsizetype recipient) const { return m_ids.at(recipient); }

    [[nodiscard]] const QList<ContactId> &ids() const { return m_ids; }

    [[nodiscard]] RecipientState recipient(qsizetype index) const;
    /// Queued ones of a campaign that is over were never called: stopped.
    [[nodiscard]] Mark mark(qsizetype recipient) const;
    [[nodiscard]] bool isReached(qsizetype recipient) const;
    [[nodiscard]] LastAttempt lastAttempt(qsizetype recipient) const;

    [[nodiscard]] const ProgressTotals &totals() const { return m_totals; }

    [[nodiscard]] const QList<Round> &rounds() const { return m_rounds; }

    [[nodiscard]] const QList<Minute> &minutes() const { return m_minutes; }

    [[nodiscard]] Snapshot snapshot() const;
    /// Equal ids that share their memory with `ids`: a hundred thousand texts need not be kept twice.
    void shareIds(const QList<ContactId> &ids);

private:
    struct Packed {
        qint64 nextAttemptMs = 0;
        qint64 changedMs = 0;
        quint16 attempts = 0;
        quint8 phase = static_cast<quint8>(Phase::Queued);
        quint8 outcome = 0;
        quint8 q850 = 0;
        quint8 marks = 0; // of LastAttempt, and whether they are called no more
        quint16 sipCode = 0;
        QString keys{};
    };

    void takeBack(Packed &recipient, const CalledBack &call, qint64 timeMs);
    void takeEnd(Packed &recipient, const AttemptEnded &ended, qint64 timeMs);
    void reach(Packed &recipient, Outcome outcome, qint64 timeMs);
    static void settle(Packed &recipient);
    static void noteNetwork(Packed &recipient, int sipCode, int q850, bool lineFault);
    static void noteDeeds(Packed &recipient, const QString &keys, bool optedOut);
    void changeState(const CampaignChanged &change, qint64 timeMs);
    void count(const Packed &recipient, int by);
    void recount();
    [[nodiscard]] Mark markOf(const Packed &recipient) const;
    Round &round(int attempt);
    Minute &minute(qint64 timeMs);

    CampaignInfo m_campaign;
    QString m_stateReason;
    qint64 m_seq = 0;
    qint64 m_timeMs = 0;
    QList<ContactId> m_ids;
    QList<Packed> m_recipients;
    QList<Round> m_rounds;
    QList<Minute> m_minutes;
    ProgressTotals m_totals;
};

} // namespace campanile
