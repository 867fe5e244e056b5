// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

#include <QJsonObject>

namespace campanile::ctl {

[[nodiscard]] QJsonObject toJson(const Receipt &receipt);
[[nodiscard]] QString wordsOf(const Receipt &receipt);

} // namespace campanile::ctl
