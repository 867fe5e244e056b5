// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialingservice.h"
#include "libraryservice.h"
#include "settings.h"

#include <grpcpp/server.h>

namespace campanile::dialer {

/// Listens: the dialing and the library service, health and reflection, with TLS where the settings have it.
class Server final {
public:
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(
        const Settings &settings, Switchboard &switchboard, Library &library);
    ~Server();

    [[nodiscard]] const std::string &address() const { return m_address; } ///< "host:port", the real port

    void announceEnd(); ///< health says so
    void stop(); ///< ends the watches and what else is going on

private:
    Server(Switchboard &switchboard, Library &library, const Settings &settings);
    Gate m_gate;
    Seats m_watchers;
    DialingService m_dialing;
    LibraryService m_library;
    std::unique_ptr<grpc::Server> m_server;
    std::string m_address;
};

} // namespace campanile::dialer
