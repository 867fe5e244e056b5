// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace campanile::dialer {

enum class Role { Viewer, Operator, Approver, Admin };

enum class Right { See, Write, Prepare, Launch, Stop };

/// Viewer: sees. Operator: sees, writes into the library, prepares, launches, stops. Approver: sees, launches and stops
/// what others prepared. Admin: everything.
[[nodiscard]] bool may(Role role, Right right);
[[nodiscard]] std::optional<Role> roleOf(std::string_view name);

struct Account {
    std::string name;
    Role role = Role::Viewer;
    std::string tokenSha256; ///< 32 bytes: the token itself is not kept
};

class Accounts final {
public:
    void add(Account account) { m_accounts.push_back(std::move(account)); }

    [[nodiscard]] bool empty() const { return m_accounts.empty(); }

    /// Of the header "Bearer TOKEN"; takes as long for a wrong token as for a right one.
    [[nodiscard]] const Account *byHeader(std::string_view authorization) const;

private:
    std::vector<Account> m_accounts;
};

} // namespace campanile::dialer
