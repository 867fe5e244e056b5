// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts.h"

#include "digest.h"

#include <openssl/crypto.h>

namespace campanile::dialer {

bool may(Role role, Right right)
{
    switch (role) {
    case Role::Viewer: return right == Right::See;
    case Role::Operator:
    case Role::Admin: return true;
    case Role::Approver: return right != Right::Prepare && right != Right::Write;
    }
    return false;
}

std::optional<Role> roleOf(std::string_view name)
{
    if (name == "viewer")
        return Role::Viewer;
    if (name == "operator")
        return Role::Operator;
    if (name == "approver")
        return Role::Approver;
    if (name == "admin")
        return Role::Admin;
    return {};
}

const Account *Accounts::byHeader(std::string_view authorization) const
{
    constexpr std::string_view scheme = "Bearer ";
    if (!authorization.starts_with(scheme))
        return nullptr;
    const auto digest = sha256(authorization.substr(scheme.size()));
    const Account *found = nullptr;
    for (const auto &account : m_accounts) {
        if (account.tokenSha256.size() == digest.size()
            && CRYPTO_memcmp(account.tokenSha256.data(), digest.data(), digest.size()) == 0)
            found = &account;
    }
    return found;
}

} // namespace campanile::dialer
