// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"
#include "campaign.h"
#include "draftstore.h"

namespace campanile {

[[nodiscard]] QByteArray toJson(const Area &area);
[[nodiscard]] std::optional<Area> areaFromJson(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const AudienceFilter &filter);
[[nodiscard]] std::optional<AudienceFilter> filterFromJson(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const Policy &policy);
[[nodiscard]] std::optional<Policy> policyFromJson(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const SavedDraft &draft);
[[nodiscard]] std::optional<SavedDraft> draftFromJson(const QByteArray &json);
[[nodiscard]] QByteArray toJson(const Error &error);
[[nodiscard]] Error errorFromJson(const QByteArray &json); ///< Internal when it cannot be read

} // namespace campanile
