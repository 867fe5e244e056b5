// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagetemplates.h"

namespace campanile {

/// A template that a text is made of, and what was filled in.
struct TemplateMatch {
    const MessageTemplate *entry = nullptr;
    QMap<QString, QString> values; ///< by the blank's name; those still open are missing
};

/// Knows again the template a text came from: only blanks differ. Nothing is stored for it, so it also holds for texts
/// of other consoles; a text that was changed elsewhere came from no template.
[[nodiscard]] std::optional<TemplateMatch> matchTemplate(
    const QString &text, const QString &language, const QList<MessageTemplate> &templates);

/// The template's own words in another language, with the values that mean the same there: names, numbers, hours in
/// figures, choices. Words stay open, because nothing here translates.
[[nodiscard]] QString inLanguage(const TemplateMatch &match, const QString &from, const QString &to);

} // namespace campanile
