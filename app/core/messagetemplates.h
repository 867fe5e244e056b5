// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QByteArray>
#include <QList>
#include <QMap>

namespace campanile {

/// A text to begin with; what must be filled in stands in [square brackets].
struct MessageTemplate {
    QString id;
    QMap<QString, QString> titles; ///< by language
    QMap<QString, QString> texts;

    [[nodiscard]] QString title(const QString &language) const
    {
        return titles.value(language, titles.value(QStringLiteral("en")));
    }

    friend bool operator==(const MessageTemplate &, const MessageTemplate &) = default;
};

[[nodiscard]] Result<QList<MessageTemplate>> parseMessageTemplates(const QByteArray &json);

} // namespace campanile
