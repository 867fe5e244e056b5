// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialeroptions.h"

#include <QFile>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

void addDialerOptions(QCommandLineParser &parser)
{
    parser.addOption(
        {u"dialer"_s, u"where the dialer listens (default: the variable CAMPANILE_DIALER)"_s, u"HOST:PORT"_s});
    parser.addOption(
        {u"token"_s, u"role token; seen in the process list (default: the variable CAMPANILE_TOKEN)"_s, u"TOKEN"_s});
    parser.addOption({u"token-file"_s, u"a file whose first line is the token"_s, u"FILE"_s});
    parser.addOption(
        {u"ca"_s, u"PEM file of the authority that signed the dialer's certificate: use TLS"_s, u"FILE"_s});
}

bool namesDialer(const QCommandLineParser &parser)
{
    return !parser.value(u"dialer"_s).isEmpty() || !qEnvironmentVariableIsEmpty("CAMPANILE_DIALER");
}

Result<DialerEndpoint> endpointOf(const QCommandLineParser &parser)
{
    DialerEndpoint endpoint;
    endpoint.address = parser.isSet(u"dialer"_s) ? parser.value(u"dialer"_s) : qEnvironmentVariable("CAMPANILE_DIALER");
    endpoint.token = parser.isSet(u"token"_s) ? parser.value(u"token"_s) : qEnvironmentVariable("CAMPANILE_TOKEN");
    if (parser.isSet(u"token-file"_s)) {
        QFile file(parser.value(u"token-file"_s));
        if (!file.open(QFile::ReadOnly))
            return failure(ErrorCode::FileUnreadable, {file.fileName(), file.errorString()});
        endpoint.token = QString::fromUtf8(file.readLine(4096)).trimmed();
    }
    if (parser.isSet(u"ca"_s)) {
        QFile file(parser.value(u"ca"_s));
        if (!file.open(QFile::ReadOnly))
            return failure(ErrorCode::FileUnreadable, {file.fileName(), file.errorString()});
        endpoint.caPem = file.readAll();
    }
    return endpoint;
}

} // namespace campanile::ctl
