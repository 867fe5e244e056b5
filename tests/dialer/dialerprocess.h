// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campanile/v1/dialing.grpc.pb.h"
#include "campanile/v1/library.grpc.pb.h"

#include "order.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace campanile::dialer {

/// The real campaniled in its own folder, with a ledger that outlives it.
class DialerProcess final {
public:
    explicit DialerProcess(QStringList arguments = {});
    ~DialerProcess();
    [[nodiscard]] bool start(); ///< false: it ended, or did not listen within 20 s
    void kill(); ///< as a power cut would
    [[nodiscard]] bool terminate(); ///< politely; true: with exit code 0

    [[nodiscard]] QString folder() const { return m_folder.path(); }

    [[nodiscard]] QString ledgerPath() const { return m_folder.filePath(QStringLiteral("ledger.sqlite")); }

    [[nodiscard]] std::string address() const { return m_address; }

    [[nodiscard]] std::string token() const { return m_token; }

    [[nodiscard]] QByteArray log() const;

    [[nodiscard]] std::shared_ptr<grpc::Channel> channel() const { return m_channel; }

    [[nodiscard]] v1::DialingService::Stub &stub() const { return *m_stub; }

    [[nodiscard]] v1::LibraryService::Stub &library() const { return *m_library; }

    QProcess process;
    QStringList arguments;

private:
    QTemporaryDir m_folder;
    std::string m_address;
    std::string m_token;
    std::shared_ptr<grpc::Channel> m_channel;
    std::unique_ptr<v1::DialingService::Stub> m_stub;
    std::unique_ptr<v1::LibraryService::Stub> m_library;
};

/// A context with a token and a deadline.
[[nodiscard]] std::unique_ptr<grpc::ClientContext> contextFor(const std::string &token, int seconds = 20);

/// Sends bytes[offset, end) of a blob and waits for the answer; `sent` grows by what was handed to the network.
grpc::Status uploadBlob(v1::LibraryService::Stub &library, const std::string &token, const std::string &bytes,
    std::size_t offset, v1::Blob *blob, std::size_t end = std::string::npos, std::size_t *sent = nullptr);
[[nodiscard]] grpc::Status getBlob(
    v1::LibraryService::Stub &library, const std::string &token, const std::string &sha256, v1::Blob *blob);

/// What the console sends, with every digest right.
struct Campaign {
    std::string id;
    std::string title = "Il fiume sale";
    v1::Mode mode = v1::MODE_DRILL;
    Area area;
    std::vector<Recipient> recipients;
    Policy policy;

    struct Voice {
        std::string language;
        std::string wav;
        std::map<PromptKind, std::string> prompts{};
    };

    std::vector<Voice> voices; ///< one a track
    std::optional<Voice> menu;
    [[nodiscard]] static Campaign ofSize(std::string id, int recipients);
    [[nodiscard]] v1::PrepareHeader header() const;
};

/// What is not in the library yet is uploaded first.
grpc::Status prepare(DialerProcess &dialer, const std::string &token, const Campaign &campaign, v1::Receipt *receipt);
grpc::Status prepare(DialerProcess &dialer, const std::string &token, const Campaign &campaign,
    const v1::PrepareHeader &header, v1::Receipt *receipt);
grpc::Status launch(v1::DialingService::Stub &stub, const std::string &token, const v1::Receipt &receipt,
    v1::Campaign *campaign, int canary = 0);

} // namespace campanile::dialer
