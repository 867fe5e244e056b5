// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialererrors.h"

#include <QGrpcStatus>
#include <QMetaEnum>
#include <QRegularExpression>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

struct Reason {
    QString code;
    QString words;
};

std::optional<Reason> reasonIn(const QString &message)
{
    static const QRegularExpression form(
        u"^([A-Z][A-Z0-9_]+):\\s*(.*)$"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(message);
    if (!match.hasMatch())
        return std::nullopt;
    return Reason{match.captured(1), match.captured(2)};
}

/// "FailedPrecondition" -> "FAILED_PRECONDITION": gRPC's own name stands in where the dialer gave no reason.
QString statusName(QtGrpc::StatusCode code)
{
    const char *key = QMetaEnum::fromType<QtGrpc::StatusCode>().valueToKey(static_cast<int>(code));
    QString name;
    for (const QChar c : QString::fromLatin1(key ? key : "Unknown")) {
        if (c.isUpper() && !name.isEmpty())
            name += u'_';
        name += c.toUpper();
    }
    return name;
}

} // namespace

bool isConnectionLost(const QGrpcStatus &status)
{
    switch (status.code()) {
    case QtGrpc::StatusCode::Cancelled:
    case QtGrpc::StatusCode::DeadlineExceeded: // Qt's own clock: of a dead connection nothing else is ever heard
    case QtGrpc::StatusCode::Internal:
    case QtGrpc::StatusCode::Unavailable:
    case QtGrpc::StatusCode::Unknown:
        return !reasonIn(QString::fromUtf8(QByteArray::fromPercentEncoding(status.message().toUtf8())));
    default: return false;
    }
}

Error errorOf(const QGrpcStatus &status, const QString &address)
{
    const QString message = QString::fromUtf8(QByteArray::fromPercentEncoding(status.message().toUtf8()));
    switch (status.code()) {
    case QtGrpc::StatusCode::Cancelled: return {ErrorCode::Cancelled, {}};
    case QtGrpc::StatusCode::DeadlineExceeded: return {ErrorCode::DialerTimeout, {}};
    case QtGrpc::StatusCode::PermissionDenied:
    case QtGrpc::StatusCode::Unauthenticated: return {ErrorCode::DialerDenied, {}};
    default: break;
    }
    if (const auto reason = reasonIn(message))
        return {ErrorCode::DialerRefused, {reason->code, reason->words}};
    // Without a reason of the dialer's, "unavailable" is the network's word.
    if (status.code() == QtGrpc::StatusCode::Unavailable)
        return {ErrorCode::DialerUnreachable, {address}};
    return {ErrorCode::DialerRefused, {statusName(status.code()), message}};
}

} // namespace campanile
