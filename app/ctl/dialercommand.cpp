// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialercommand.h"

#include <QCoreApplication>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

GrpcDialingBackend *backendOf(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    if (!namesDialer(parser)) {
        finish(session.usage(u"say which dialer: --dialer HOST:PORT, or the variable CAMPANILE_DIALER"_s));
        return nullptr;
    }
    const auto endpoint = endpointOf(parser);
    if (!endpoint) {
        finish(session.fail(endpoint.error()));
        return nullptr;
    }
    auto *backend = new GrpcDialingBackend({}, qApp);
    backend->setEndpoint(*endpoint);
    return backend;
}

CampaignId idOf(const QCommandLineParser &parser)
{
    return CampaignId(parser.positionalArguments().constFirst());
}

void addIdOptions(QCommandLineParser &parser)
{
    addDialerOptions(parser);
    parser.addPositionalArgument(u"CAMPAIGN_ID"_s, u"from prepare or list"_s);
}

} // namespace campanile::ctl
