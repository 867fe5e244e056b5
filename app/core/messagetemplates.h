// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagechecklist.h"
#include "result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>

#include <optional>

namespace campanile {

enum class BlankKind { Text, Municipality, Place, Road, River, Time, Date, Level, Hazard, Phone, Website };

/// Something a template leaves open. In a text it stands as its label in [square brackets]; within one language no two
/// blanks have the same label, so that it can be known again in a text that was edited.
struct TemplateBlank {
    /// What the draft knows and can fill in by itself.
    enum class Fact { None, Municipality, Places, Now, Today, Phone, Website };
    QString name; ///< "by": the key of values
    BlankKind kind = BlankKind::Text;
    Fact fact = Fact::None;
    QMap<QString, QString> labels; ///< by language: "ora limite"
    QMap<QString, QStringList> choices; ///< by language, in the same order; empty: free

    friend bool operator==(const TemplateBlank &, const TemplateBlank &) = default;
};

enum class MessageCategory { Emergency, Service, Information };

/// A text to begin with; what must be filled in stands in [square brackets].
struct MessageTemplate {
    QString id;
    MessageCategory category = MessageCategory::Service;
    QMap<QString, QString> titles; ///< by language
    QMap<QString, QStringList> tags; ///< by language
    QMap<QString, QString> texts;
    QList<TemplateBlank> blanks; ///< those of its texts, in the order of the first language

    [[nodiscard]] QString title(const QString &language) const
    {
        return titles.value(language, titles.value(QStringLiteral("en")));
    }

    friend bool operator==(const MessageTemplate &, const MessageTemplate &) = default;
};

/// Format 2; 1 had neither kinds nor categories. Errors: FileWrongKind, FileTooNew.
[[nodiscard]] Result<QList<MessageTemplate>> parseMessageTemplates(const QByteArray &json);

/// The text in that language with `values` (by the blank's name) put in; a blank without a value, or with one of
/// white space, stays visible in its brackets. French "de" and "que" lose their vowel before a value that begins with
/// one. Empty when the template has no such language.
[[nodiscard]] QString filled(
    const MessageTemplate &entry, const QString &language, const QMap<QString, QString> &values);

/// What is known without asking.
struct TemplateFacts {
    QString municipality;
    QStringList places; ///< the names of the area's pieces
    QDateTime now;
    QString phone;
    QString website;
};

/// Values for the template's blanks that the facts have, written in that language.
[[nodiscard]] QMap<QString, QString> knownValues(
    const MessageTemplate &entry, const QString &language, const TemplateFacts &facts);

struct TypedBlank {
    TextSpan span; ///< with its brackets
    std::optional<TemplateBlank> blank; ///< none: brackets of the writer's own
    friend bool operator==(const TypedBlank &, const TypedBlank &) = default;
};

/// The blanks still in a text, known again by their labels in any language of the templates.
[[nodiscard]] QList<TypedBlank> typedBlanks(const QString &text, const QList<MessageTemplate> &templates);

} // namespace campanile
