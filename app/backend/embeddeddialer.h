// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialerendpoint.h"
#include "result.h"

#include <QObject>

#include <memory>

namespace campanile {

struct EmbeddedDialerOptions {
    QString program; ///< campaniled; empty: beside this program
    QString folder; ///< its ledger, port, token and log; made when missing
    double timeScale = 1; ///< faster than life, on a simulated network only
    quint64 seed = 0; ///< of the simulated network; 0: the dialer's own choice
    QStringList extra; ///< further arguments, as they are
    friend bool operator==(const EmbeddedDialerOptions &, const EmbeddedDialerOptions &) = default;
};

/// campaniled as a process of this console, on loopback, with a token made for it. It is started again when it dies;
/// the pauses between grow to 30 s. It ends with the console, also when the console is killed.
class EmbeddedDialer final : public QObject {
    Q_OBJECT
public:
    explicit EmbeddedDialer(EmbeddedDialerOptions options, QObject *parent = nullptr);
    ~EmbeddedDialer() override; ///< waits up to 3 s for a clean end

    void start();
    void stop(); ///< asks it to end; `stopped` follows
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] const DialerEndpoint &endpoint() const; ///< without address until ready
    [[nodiscard]] qint64 processId() const; ///< 0: none
    [[nodiscard]] int restarts() const;

Q_SIGNALS:
    void ready(const campanile::DialerEndpoint &endpoint); ///< after each start
    void failed(const campanile::Error &error); ///< it could not be started, or died; it is tried again
    void stopped();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
