// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "embeddeddialer.h"
#include "grpcdialingbackend.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace campanile::testing {

/// A real campaniled in a folder of its own, on a fast simulated network.
class DialerFixture final {
public:
    explicit DialerFixture(double timeScale, QStringList extra = {});
    [[nodiscard]] bool start(); ///< waits until it listens

    EmbeddedDialer &dialer() { return m_dialer; }

    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    EmbeddedDialer m_dialer;
};

/// One second of a tone: a valid message.
[[nodiscard]] QByteArray toneWav(int milliseconds = 1000);
[[nodiscard]] PreparedCampaign sampleCampaign(int recipients);

/// Waits with a running event loop; fails the test after `timeout`.
template <class Value> [[nodiscard]] Result<Value> answerOf(QFuture<Result<Value>> future, int timeout = 30'000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, timeout))
        return failure(ErrorCode::Internal, {QStringLiteral("no answer at all")});
    if (future.resultCount() != 1)
        return failure(ErrorCode::Internal, {QStringLiteral("not exactly one answer")});
    return future.result();
}

} // namespace campanile::testing
