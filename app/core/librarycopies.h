// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documentsource.h"

namespace campanile {

/// The id of the second of two documents that both have to be kept: always the same for the same content.
[[nodiscard]] QString copyId(const LocalDocument &document);
/// "Piena (da portatile 2)"; a name that says it already is not made longer.
[[nodiscard]] QString copyTitle(const QString &title, const QString &console);
/// SHA-256 of a content; empty: of none.
[[nodiscard]] QByteArray contentDigest(const QByteArray &content);

} // namespace campanile
