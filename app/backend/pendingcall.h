// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialererrors.h"
#include "dialerlink.h"

#include <QFuture>
#include <QGrpcCallOptions>
#include <QGrpcOperation>
#include <QGrpcStatus>
#include <QPromise>
#include <QTimer>

#include <functional>

namespace campanile {

/// One question to the dialer; its promise is kept exactly once, at the latest when it is destroyed.
template <class Value> class PendingCall final : public QObject {
public:
    using Decode = std::function<Result<Value>(const QGrpcOperation &)>;

    PendingCall(DialerLink &link, std::unique_ptr<QGrpcOperation> operation, std::chrono::milliseconds deadline,
        Decode decode, QObject *owner)
        : QObject(owner)
        , m_link(link)
        , m_channel(link.channel())
        , m_operation(std::move(operation))
        , m_decode(std::move(decode))
    {
        m_promise.start();
        connect(m_operation.get(), &QGrpcOperation::finished, this, [this](const QGrpcStatus &status) {
            if (status.isOk())
                return finish(m_decode(*m_operation));
            // A connection that broke at the wrong moment may never mend by itself: the next question gets a new one.
            if (isConnectionLost(status))
                m_link.renew(m_channel);
            finish(std::unexpected(errorOf(status, m_link.endpoint().address)));
        });
        // The server has the deadline too; this one also counts when the server cannot be reached to hear of it.
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            m_link.renew(m_channel);
            finish(failure(ErrorCode::DialerTimeout));
        });
        m_deadline.start(deadline + std::chrono::milliseconds(250));
    }

    ~PendingCall() override
    {
        if (m_done)
            return;
        m_done = true;
        disconnect(m_operation.get(), nullptr, this, nullptr);
        DialerLink::abandon(std::move(m_operation), std::move(m_channel));
        m_promise.addResult(failure(ErrorCode::Cancelled));
        m_promise.finish();
    }

    [[nodiscard]] QFuture<Result<Value>> future() { return m_promise.future(); }

private:
    void finish(Result<Value> result)
    {
        if (m_done)
            return;
        m_done = true;
        m_deadline.stop();
        disconnect(m_operation.get(), nullptr, this, nullptr);
        DialerLink::abandon(std::move(m_operation), std::move(m_channel));
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    DialerLink &m_link;
    std::shared_ptr<DialerChannel> m_channel;
    std::unique_ptr<QGrpcOperation> m_operation;
    Decode m_decode;
    QPromise<Result<Value>> m_promise;
    QTimer m_deadline;
    bool m_done = false;
};

template <class Value> QFuture<Result<Value>> failed(Error error)
{
    QPromise<Result<Value>> promise;
    promise.start();
    promise.addResult(std::unexpected(std::move(error)));
    promise.finish();
    return promise.future();
}

/// `ask` makes the operation on the channel it is given; `decode` reads its answer. The call ends with `owner`.
template <class Value, class Ask>
QFuture<Result<Value>> askDialer(DialerLink &link, QObject &owner, std::chrono::milliseconds deadline, Ask ask,
    typename PendingCall<Value>::Decode decode)
{
    const auto channel = link.channel();
    if (!channel)
        return failed<Value>({ErrorCode::DialerUnreachable, {link.endpoint().address}});
    QGrpcCallOptions options;
    options.setDeadlineTimeout(deadline);
    std::unique_ptr<QGrpcOperation> operation = ask(*channel, options);
    if (!operation)
        return failed<Value>({ErrorCode::DialerUnreachable, {link.endpoint().address}});
    return (new PendingCall<Value>(link, std::move(operation), deadline, std::move(decode), &owner))->future();
}

/// The answer as the message of the contract that it is.
template <class Message> Result<Message> messageIn(const QGrpcOperation &operation)
{
    if (auto message = operation.read<Message>())
        return std::move(*message);
    return failure(ErrorCode::Internal, {QStringLiteral("the dialer's answer could not be read")});
}

} // namespace campanile
