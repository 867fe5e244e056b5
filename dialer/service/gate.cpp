// SPDX-License-Identifier: GPL-3.0-or-later
#include "gate.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace campanile::dialer {

std::expected<const Account *, grpc::Status> Gate::enter(
    const grpc::ServerContext &context, const char *method, Right right) const
{
    const auto &metadata = context.client_metadata();
    const auto header = metadata.find("authorization");
    const auto *account = header == metadata.end()
        ? nullptr
        : m_accounts.byHeader(std::string_view(header->second.data(), header->second.size()));
    if (!account) {
        spdlog::warn("event=denied method={} peer=\"{}\" why=unauthenticated", method, context.peer());
        return std::unexpected(
            grpc::Status(grpc::StatusCode::UNAUTHENTICATED, "UNAUTHENTICATED: no account has this token"));
    }
    if (!may(account->role, right)) {
        spdlog::warn(
            "event=denied method={} account=\"{}\" peer=\"{}\" why=role", method, account->name, context.peer());
        return std::unexpected(grpc::Status(grpc::StatusCode::PERMISSION_DENIED, "ROLE: this account may not do this"));
    }
    if (right != Right::See)
        spdlog::info("event=command method={} account=\"{}\"", method, account->name);
    return account;
}

grpc::Status Gate::allow(const grpc::ServerContext &context, const char *method, Right right) const
{
    const auto entered = enter(context, method, right);
    return entered ? grpc::Status::OK : entered.error();
}

std::string plain(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '"'; }, ' ');
    return text;
}

} // namespace campanile::dialer
