// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialing.qpb.h"

#include "dialingbackend.h"

namespace campanile::wire {

namespace pb = campanile::v1;

[[nodiscard]] pb::Area toWire(const Area &area);
[[nodiscard]] pb::Policy toWire(const Policy &policy);
[[nodiscard]] pb::PrepareHeader headerOf(const PreparedCampaign &campaign);
[[nodiscard]] pb::RecipientChunk chunkOf(const QList<Recipient> &recipients, qsizetype from, qsizetype count);

[[nodiscard]] Receipt fromWire(const pb::Receipt &receipt);
[[nodiscard]] CampaignInfo fromWire(const pb::Campaign &campaign);
[[nodiscard]] DialerStatus fromWire(const pb::Dialer &dialer);
[[nodiscard]] Event fromWire(const pb::Event &event);
[[nodiscard]] OptOut fromWire(const pb::OptOut &optOut);
[[nodiscard]] Heartbeat fromWire(const pb::Heartbeat &heartbeat);
/// Adds one message of a snapshot to those before it.
void append(Snapshot &snapshot, const pb::Snapshot &part);

} // namespace campanile::wire
