// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

#include <QJsonArray>
#include <QJsonObject>

namespace campanile::ctl {

[[nodiscard]] QJsonObject toJson(const Receipt &receipt);
/// What people hear, language by language: the message and what is said beside it, by digest.
[[nodiscard]] QJsonArray tracksOf(const Receipt &receipt);
[[nodiscard]] QString promptKey(PromptKind kind); ///< "opt_out"
[[nodiscard]] QString keysIn(const Receipt &receipt); ///< "it, de": where it is said what the keys do
[[nodiscard]] QString wordsOf(const Receipt &receipt);

} // namespace campanile::ctl
