// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace campanile {

struct TrunkStatus {
    QString name;
    bool simulated = false;
    bool up = false;
    int channels = 0;
    double callsPerSecond = 0;
    Mode mode = Mode::Drill;
    bool fictional = false; ///< its telephones are simulated or a test's: sample numbers are dialled
    QStringList callerIds{}; ///< E.164; the first is the default
    QString condition{}; ///< why it is not up, the dialer's own word: "NOT_REGISTERED"; empty: it does not say
    int priority = 0; ///< the lowest that is up is used first
    friend bool operator==(const TrunkStatus &, const TrunkStatus &) = default;
};

struct DialerStatus {
    QString version;
    QDateTime now;
    double timeScale = 1;
    QList<TrunkStatus> trunks;
    int runningCampaigns = 0;
    bool canWrite = true;
    QDateTime lastBackup; ///< invalid: never
    friend bool operator==(const DialerStatus &, const DialerStatus &) = default;
};

/// A number whose owner asked, with a key of the telephone, not to be called any more.
struct OptOut {
    QString number; ///< E.164
    QDateTime since;
    CampaignId campaign; ///< the call in which it was asked
    friend bool operator==(const OptOut &, const OptOut &) = default;
};

/// Follows one campaign. Whatever happens to the network, the sequence of what it emits has no gap and no repeat: one
/// snapshot first, then events in order; after an interruption it resumes after the last number it emitted.
class CampaignWatch : public QObject {
    Q_OBJECT
public:
    enum class Connection { Connecting, Live, Stale, Ended };
    using QObject::QObject;
    [[nodiscard]] virtual Connection connection() const = 0;
    [[nodiscard]] virtual qint64 lastSeq() const = 0;
    /// When the last message (a heartbeat is enough) came, by this machine's steady clock; the age of what is shown.
    [[nodiscard]] virtual std::chrono::milliseconds age() const = 0;

Q_SIGNALS:
    void snapshotReceived(const campanile::Snapshot &snapshot);
    void eventsReceived(const QList<campanile::Event> &events);
    void heartbeatReceived(const campanile::Heartbeat &heartbeat);
    /// Stale: nothing for 6 s, or the connection failed. It goes on trying by itself, every `retryIn`.
    void connectionChanged(campanile::CampaignWatch::Connection connection, std::chrono::milliseconds retryIn);
};

/// The way to the dialer. Every future finishes exactly once, with a value or an error, within its deadline (10 s;
/// Prepare 120 s); destroying the backend finishes them with Cancelled. Everything is idempotent by the client-made
/// campaign id: repeating a call whose answer was lost changes nothing. Prepare first sends the tracks that the dialer
/// does not have, going on where it stopped; each of its parts has the deadline for itself. Lives in the UI thread and never blocks it.
class DialingBackend : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QFuture<Result<DialerStatus>> status() = 0;
    virtual QFuture<Result<Receipt>> prepare(const PreparedCampaign &campaign) = 0;
    virtual QFuture<Result<CampaignInfo>> launch(const CampaignId &id, const QByteArray &receiptDigest, int canary) = 0;
    virtual QFuture<Result<CampaignInfo>> resume(const CampaignId &id) = 0;
    virtual QFuture<Result<CampaignInfo>> stop(const CampaignId &id, const QString &reason) = 0;
    virtual QFuture<Result<CampaignInfo>> campaign(const CampaignId &id) = 0;
    virtual QFuture<Result<QList<CampaignInfo>>> campaigns() = 0; ///< newest first
    /// All of them, oldest first. DialerRefused "UNIMPLEMENTED": the dialer knows no opt-outs.
    virtual QFuture<Result<QList<OptOut>>> optOuts() = 0;
    /// Its owner changed their mind; the reason is kept. DialerRefused "NOT_FOUND": there is no such opt-out (any more).
    virtual QFuture<Result<OptOut>> withdrawOptOut(const QString &number, const QString &reason) = 0;
    /// The caller owns the watch; deleting it ends it.
    [[nodiscard]] virtual std::unique_ptr<CampaignWatch> watch(const CampaignId &id, qint64 afterSeq = 0) = 0;

Q_SIGNALS:
    /// While a campaign is being prepared: how many bytes of its tracks are at the dialer, of all of them.
    void uploaded(const campanile::CampaignId &campaign, qint64 sent, qint64 size);
};

} // namespace campanile
