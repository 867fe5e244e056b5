// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialercommand.h"

namespace campanile::ctl {

void addPrepareOptions(QCommandLineParser &parser);
void prepareCampaign(Session &session, const QCommandLineParser &parser, const Finish &finish);

void watchCampaign(Session &session, const QCommandLineParser &parser, const Finish &finish);
void addReportOptions(QCommandLineParser &parser);
void reportCampaign(Session &session, const QCommandLineParser &parser, const Finish &finish);

void addSoundOptions(QCommandLineParser &parser);
void campaignSounds(Session &session, const QCommandLineParser &parser, const Finish &finish);

} // namespace campanile::ctl
