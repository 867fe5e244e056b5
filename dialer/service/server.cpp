// SPDX-License-Identifier: GPL-3.0-or-later
#include "server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <fstream>
#include <iterator>

namespace campanile::dialer {

namespace {

constexpr int largestMessage = 8 * 1024 * 1024;
constexpr int threadsBesideWatchers = 64;

Result<std::string> contents(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (!file && text.empty())
        return failure(Failure::Kind::Precondition, "TLS", "cannot read " + path);
    return text;
}

Result<std::shared_ptr<grpc::ServerCredentials>> credentials(const Settings &settings)
{
    if (!settings.hasTls())
        return grpc::InsecureServerCredentials();
    const auto certificate = contents(settings.certificate);
    const auto key = contents(settings.key);
    if (!certificate || !key)
        return std::unexpected((certificate ? key : certificate).error());
    grpc::SslServerCredentialsOptions options;
    options.pem_key_cert_pairs.push_back({*key, *certificate});
    if (!settings.clientAuthority.empty()) {
        const auto authority = contents(settings.clientAuthority);
        if (!authority)
            return std::unexpected(authority.error());
        options.pem_root_certs = *authority;
        options.client_certificate_request = GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY;
    }
    return grpc::SslServerCredentials(options);
}

} // namespace

Server::Server(Switchboard &switchboard, Library &library, const Settings &settings)
    : m_gate(settings.accounts)
    , m_watchers(settings.watchers)
    , m_dialing(
          switchboard, [&library](const std::string &sha256) { return library.audio(sha256); }, m_gate, m_watchers)
    , m_library(library, m_gate, m_watchers)
{
}

Server::~Server()
{
    stop();
}

Result<std::unique_ptr<Server>> Server::start(const Settings &settings, Switchboard &switchboard, Library &library)
{
    auto secure = credentials(settings);
    if (!secure)
        return std::unexpected(secure.error());
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    std::unique_ptr<Server> server(new Server(switchboard, library, settings));

    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort(settings.listen, *secure, &port);
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0); // a second dialer on this port must fail, not share
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 10'000);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 5'000);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
    builder.SetMaxReceiveMessageSize(largestMessage);
    grpc::ResourceQuota quota("campaniled");
    quota.SetMaxThreads(settings.watchers + threadsBesideWatchers);
    builder.SetResourceQuota(quota);
    builder.RegisterService(&server->m_dialing);
    builder.RegisterService(&server->m_library);
    server->m_server = builder.BuildAndStart();
    if (!server->m_server || port == 0)
        return failure(Failure::Kind::Unavailable, "CANNOT_LISTEN", "cannot listen on " + settings.listen);
    server->m_address = settings.listen.substr(0, settings.listen.rfind(':') + 1) + std::to_string(port);
    return server;
}

void Server::announceEnd()
{
    if (m_server)
        m_server->GetHealthCheckService()->SetServingStatus(false);
}

void Server::stop()
{
    m_dialing.endWatches();
    m_library.endWatches();
    if (m_server)
        m_server->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1));
    m_server.reset();
}

} // namespace campanile::dialer
