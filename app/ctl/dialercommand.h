// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session.h"

#include "dialeroptions.h"
#include "grpcdialingbackend.h"
#include "ids.h"

namespace campanile::ctl {

using Finish = std::function<void(int)>;

/// A backend for the time of one command; it ends with the program. Null: it was said what is missing, and finished.
[[nodiscard]] GrpcDialingBackend *backendOf(Session &session, const QCommandLineParser &parser, const Finish &finish);
[[nodiscard]] CampaignId idOf(const QCommandLineParser &parser); ///< the first word
void addIdOptions(QCommandLineParser &parser); ///< of a command about one campaign

} // namespace campanile::ctl
