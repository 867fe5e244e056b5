// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campanile/v1/dialing.pb.h"

#include "switchboard.h"

#include <grpcpp/support/status.h>

/// Between the contract's messages and the dialer's values.
namespace campanile::dialer {

[[nodiscard]] grpc::Status statusOf(const Failure &failure);
[[nodiscard]] UploadHeader headerOf(const v1::PrepareHeader &message);
[[nodiscard]] Recipient recipientOf(const v1::Recipient &message);
void fill(v1::Receipt &message, const Receipt &receipt);
void fill(v1::Campaign &message, const CampaignRecord &record);
void fill(v1::Event &message, const Event &event);
void fill(v1::RecipientState &message, const RecipientState &state);
void fill(v1::Dialer &message, const DialerStatus &status);

} // namespace campanile::dialer
