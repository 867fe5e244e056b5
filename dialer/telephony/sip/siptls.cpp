// SPDX-License-Identifier: GPL-3.0-or-later
#include "siptls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>

extern "C" ssl_ctx_st *tls_openssl_context(const struct tls *tls); // libre's, where it is built with OpenSSL

namespace campanile::dialer {

namespace {

Failure unreadable(const std::string &file)
{
    std::array<char, 256> why{};
    ERR_error_string_n(ERR_get_error(), why.data(), why.size());
    ERR_clear_error();
    return {Failure::Kind::Invalid, "TLS_FILES", file + ": " + why.data()};
}

} // namespace

SipTls::SipTls(const SipSettings &settings, std::function<void(std::string why)> refused)
    : m_name(settings.proxy.empty() ? settings.server : settings.proxy)
    , m_refused(std::move(refused))
{
}

Result<std::unique_ptr<SipTls>> SipTls::make(const SipSettings &settings, std::function<void(std::string why)> refused)
{
    std::unique_ptr<SipTls> made(new SipTls(settings, std::move(refused)));
    if (dialer::make(made->m_context, [](auto **to) { return tls_alloc(to, TLS_METHOD_SSLV23, nullptr, nullptr); }))
        return failure(Failure::Kind::Unavailable, "TLS_FILES", "no TLS here");
    SSL_CTX *context = tls_openssl_context(made->context());
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    const bool trusted = settings.caFile.empty()
        ? SSL_CTX_set_default_verify_paths(context) == 1
        : SSL_CTX_load_verify_locations(context, settings.caFile.c_str(), nullptr) == 1;
    if (!trusted)
        return std::unexpected(unreadable(settings.caFile.empty() ? "the system's certificates" : settings.caFile));
    if (!settings.certificateFile.empty()) {
        const std::string &key = settings.keyFile.empty() ? settings.certificateFile : settings.keyFile;
        if (SSL_CTX_use_certificate_chain_file(context, settings.certificateFile.c_str()) != 1)
            return std::unexpected(unreadable(settings.certificateFile));
        if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1
            || SSL_CTX_check_private_key(context) != 1)
            return std::unexpected(unreadable(key));
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(context, verify, made.get());
    SSL_CTX_set_app_data(context, made.get());
    SSL_CTX_set_info_callback(context, watch);
    return made;
}

int SipTls::verify(X509_STORE_CTX *chain, void *self)
{
    // libre checks the name only where it is asked to connect to one; it is given addresses.
    const auto &tls = *static_cast<SipTls *>(self);
    X509_VERIFY_PARAM *wanted = X509_STORE_CTX_get0_param(chain);
    X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    const bool asked = isAddress(tls.m_name) ? X509_VERIFY_PARAM_set1_ip_asc(wanted, tls.m_name.c_str()) == 1
                                             : X509_VERIFY_PARAM_set1_host(wanted, tls.m_name.c_str(), 0) == 1;
    const bool good = asked && X509_verify_cert(chain) == 1;
    if (!good && tls.m_refused)
        tls.m_refused(X509_verify_cert_error_string(X509_STORE_CTX_get_error(chain)));
    return good ? 1 : 0;
}

void SipTls::watch(const SSL *connection, int where, int value)
{
    const auto *tls = static_cast<const SipTls *>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(connection)));
    if ((where & SSL_CB_HANDSHAKE_START) && !SSL_is_server(connection) && !isAddress(tls->m_name)) {
        // Whom we want to talk to, for a server with several names; libre says it only where it connects to a name.
        SSL_set_tlsext_host_name(const_cast<SSL *>(connection), tls->m_name.c_str());
    }
    const bool fatalFromThere = (where & SSL_CB_READ_ALERT) == SSL_CB_READ_ALERT && (value >> 8) == SSL3_AL_FATAL;
    if (fatalFromThere && tls->m_refused)
        tls->m_refused(SSL_alert_desc_string_long(value));
}

} // namespace campanile::dialer
