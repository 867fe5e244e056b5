// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campanile/v1/dialing.grpc.pb.h"

#include "switchboard.h"

namespace campanile::dialer {

/// One watcher of one campaign, on the thread that serves it. It reads what it has not seen yet from the ledger at its
/// own speed: a slow one waits for nobody but itself.
class Watch final {
public:
    Watch(Switchboard &switchboard, std::string id, const grpc::ServerContext &context,
        grpc::ServerWriter<v1::WatchCampaignResponse> &writer, const std::atomic<bool> &ending);
    [[nodiscard]] grpc::Status run(std::int64_t afterSeq);

private:
    enum class Sent { Yes, Gone };
    [[nodiscard]] Result<Sent> snapshot(const ProgressBoard &board);
    [[nodiscard]] Result<Sent> events();
    [[nodiscard]] Sent heartbeat(const ProgressBoard::Mark &mark);

    Switchboard &m_switchboard;
    std::string m_id;
    const grpc::ServerContext &m_context;
    grpc::ServerWriter<v1::WatchCampaignResponse> &m_writer;
    const std::atomic<bool> &m_ending;
    std::int64_t m_after = 0;
};

} // namespace campanile::dialer
