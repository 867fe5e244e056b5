// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialerendpoint.h"
#include "dialingbackend.h"

#include <memory>

namespace campanile {

class Library;

/// The dialer over Qt GRPC. Until it has an endpoint every call fails with DialerUnreachable; a new endpoint is used by
/// the next call and by every running watch at once.
class GrpcDialingBackend final : public DialingBackend {
    Q_OBJECT
public:
    explicit GrpcDialingBackend(DialerPatience patience = {}, QObject *parent = nullptr);
    ~GrpcDialingBackend() override;

    void setEndpoint(const DialerEndpoint &endpoint);
    [[nodiscard]] const DialerEndpoint &endpoint() const;
    [[nodiscard]] Library &library(); ///< on the same connection

    QFuture<Result<DialerStatus>> status() override;
    QFuture<Result<Receipt>> prepare(const PreparedCampaign &campaign) override;
    QFuture<Result<CampaignInfo>> launch(const CampaignId &id, const QByteArray &receiptDigest, int canary) override;
    QFuture<Result<CampaignInfo>> resume(const CampaignId &id) override;
    QFuture<Result<CampaignInfo>> stop(const CampaignId &id, const QString &reason) override;
    QFuture<Result<CampaignInfo>> campaign(const CampaignId &id) override;
    QFuture<Result<QList<CampaignInfo>>> campaigns() override;
    QFuture<Result<QList<OptOut>>> optOuts() override;
    QFuture<Result<OptOut>> withdrawOptOut(const QString &number, const QString &reason) override;
    [[nodiscard]] std::unique_ptr<CampaignWatch> watch(const CampaignId &id, qint64 afterSeq = 0) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
