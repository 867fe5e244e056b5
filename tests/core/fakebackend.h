// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialingbackend.h"

#include <QPromise>

#include <deque>

namespace campanile::testing {

/// A watch that emits what a test tells it to.
class FakeWatch final : public CampaignWatch {
public:
    using CampaignWatch::CampaignWatch;

    [[nodiscard]] Connection connection() const override { return m_connection; }

    [[nodiscard]] qint64 lastSeq() const override { return m_lastSeq; }

    [[nodiscard]] std::chrono::milliseconds age() const override { return m_age; }

    void connectAs(Connection connection, std::chrono::milliseconds retryIn = {})
    {
        m_connection = connection;
        Q_EMIT connectionChanged(connection, retryIn);
    }

    void send(const Snapshot &snapshot) { Q_EMIT snapshotReceived(snapshot); }

    void send(const QList<Event> &events) { Q_EMIT eventsReceived(events); }

    void send(const Heartbeat &heartbeat) { Q_EMIT heartbeatReceived(heartbeat); }

    void setAge(std::chrono::milliseconds age) { m_age = age; }

private:
    Connection m_connection = Connection::Connecting;
    qint64 m_lastSeq = 0;
    std::chrono::milliseconds m_age{0};
};

/// A dialer that answers as the contract says, or as badly as a test wants: answers are lost, receipts are altered.
class FakeBackend final : public DialingBackend {
public:
    using DialingBackend::DialingBackend;

    // what to do wrong
    int loseAnswers = 0; ///< the next so many requests arrive, and their answers do not
    int loseRequests = 0; ///< the next so many requests do not arrive
    std::function<void(Receipt &)> alter;
    std::optional<Error> refusal;
    std::optional<Error> optOutRefusal;

    // what happened
    int prepares = 0;
    int launches = 0; ///< that arrived
    QList<CampaignInfo> held;
    QList<OptOut> unwilling;
    QList<std::pair<QString, QString>> withdrawn; ///< number, reason

    QFuture<Result<DialerStatus>> status() override { return answer<DialerStatus>(DialerStatus{}); }

    QFuture<Result<Receipt>> prepare(const PreparedCampaign &campaign) override
    {
        if (lost(loseRequests))
            return answer<Receipt>(failure(ErrorCode::DialerTimeout));
        ++prepares;
        Receipt receipt;
        receipt.id = campaign.id;
        receipt.mode = campaign.mode;
        receipt.title = campaign.title;
        receipt.accepted = receipt.landlines = static_cast<int>(campaign.recipients.size());
        receipt.area = campaign.area;
        for (auto &piece : receipt.area.pieces)
            piece.id = {};
        receipt.areaDigest = areaDigest(campaign.area);
        receipt.audienceDigest = audienceDigest(campaign.recipients);
        receipt.audioDigest = campaign.tracks.value(0).digest;
        receipt.tracks = campaign.tracks;
        for (Track &track : receipt.tracks) {
            track.audio.clear();
            for (Prompt &prompt : track.prompts)
                prompt.audio.clear();
        }
        for (const Recipient &recipient : campaign.recipients)
            ++receipt.tracks[recipient.track].recipients;
        receipt.menu = campaign.menu;
        receipt.menuTimeout = campaign.menuTimeout;
        receipt.policy = campaign.policy;
        receipt.callerId = campaign.callerId;
        receipt.digest = QByteArrayLiteral("digest");
        if (alter)
            alter(receipt);
        CampaignInfo info;
        info.id = campaign.id;
        info.state = CampaignState::Prepared;
        info.receipt = receipt;
        held = {info};
        if (lost(loseAnswers))
            return answer<Receipt>(failure(ErrorCode::DialerTimeout));
        return answer<Receipt>(receipt);
    }

    QFuture<Result<CampaignInfo>> launch(const CampaignId &id, const QByteArray &digest, int canary) override
    {
        if (lost(loseRequests))
            return answer<CampaignInfo>(failure(ErrorCode::DialerUnreachable));
        if (refusal)
            return answer<CampaignInfo>(std::unexpected(*refusal));
        ++launches;
        if (held.isEmpty() || held[0].id != id)
            return answer<CampaignInfo>(failure(ErrorCode::DialerRefused, {QStringLiteral("NOT_FOUND"), {}}));
        if (held[0].receipt.digest != digest)
            return answer<CampaignInfo>(failure(ErrorCode::DialerRefused, {QStringLiteral("DIGEST_MISMATCH"), {}}));
        held[0].state = CampaignState::Running;
        held[0].canary = canary;
        if (lost(loseAnswers))
            return answer<CampaignInfo>(failure(ErrorCode::DialerTimeout));
        return answer<CampaignInfo>(held[0]);
    }

    QFuture<Result<CampaignInfo>> resume(const CampaignId &id) override { return campaign(id); }

    QFuture<Result<CampaignInfo>> stop(const CampaignId &id, const QString &) override { return campaign(id); }

    QFuture<Result<CampaignInfo>> campaign(const CampaignId &id) override
    {
        if (lost(loseRequests))
            return answer<CampaignInfo>(failure(ErrorCode::DialerUnreachable));
        if (held.isEmpty() || held[0].id != id)
            return answer<CampaignInfo>(failure(ErrorCode::DialerRefused, {QStringLiteral("NOT_FOUND"), {}}));
        return answer<CampaignInfo>(held[0]);
    }

    QFuture<Result<QList<CampaignInfo>>> campaigns() override { return answer<QList<CampaignInfo>>(held); }

    QFuture<Result<QList<OptOut>>> optOuts() override
    {
        if (optOutRefusal)
            return answer<QList<OptOut>>(std::unexpected(*optOutRefusal));
        return answer<QList<OptOut>>(unwilling);
    }

    QFuture<Result<OptOut>> withdrawOptOut(const QString &number, const QString &reason) override
    {
        if (optOutRefusal)
            return answer<OptOut>(std::unexpected(*optOutRefusal));
        for (qsizetype i = 0; i < unwilling.size(); ++i) {
            if (unwilling[i].number == number) {
                withdrawn.append({number, reason});
                return answer<OptOut>(unwilling.takeAt(i));
            }
        }
        return answer<OptOut>(failure(ErrorCode::DialerRefused, {QStringLiteral("OPT_OUT_NOT_FOUND"), {}}));
    }

    std::unique_ptr<CampaignWatch> watch(const CampaignId &, qint64) override { return std::make_unique<FakeWatch>(); }

private:
    static bool lost(int &left) { return left > 0 && left-- > 0; }

    template <class Value> static QFuture<Result<Value>> answer(Result<Value> result)
    {
        QPromise<Result<Value>> promise;
        promise.start();
        promise.addResult(std::move(result));
        promise.finish();
        return promise.future();
    }
};

} // namespace campanile::testing
