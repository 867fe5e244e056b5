// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"
#include "libre.h"
#include "sipsettings.h"

#include <functional>

typedef struct ssl_st SSL;
typedef struct x509_store_ctx_st X509_STORE_CTX;

namespace campanile::dialer {

/// TLS to a line: its certificate must be vouched for, be of today, and bear the name that was configured, whatever
/// address that name had. There is no way around it. On the stack's thread.
class SipTls final {
public:
    /// `refused` when a connection came to nothing because of a certificate, theirs or ours. Refusals: TLS_FILES.
    [[nodiscard]] static Result<std::unique_ptr<SipTls>> make(
        const SipSettings &settings, std::function<void(std::string why)> refused);
    SipTls(const SipTls &) = delete;
    SipTls &operator=(const SipTls &) = delete;

    [[nodiscard]] tls *context() const { return m_context.get(); }

    void setListener(std::function<void(std::string why)> refused) { m_refused = std::move(refused); }

private:
    SipTls(const SipSettings &settings, std::function<void(std::string why)> refused);
    static int verify(X509_STORE_CTX *chain, void *self);
    static void watch(const SSL *connection, int where, int value);

    const std::string m_name;
    std::function<void(std::string why)> m_refused;
    Ref<tls> m_context;
};

} // namespace campanile::dialer
