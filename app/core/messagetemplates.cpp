// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagetemplates.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QMap<QString, QString> byLanguage(const QJsonObject &object)
{
    QMap<QString, QString> result;
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(it.key(), it.value().toString());
    return result;
}

} // namespace

Result<QList<MessageTemplate>> parseMessageTemplates(const QByteArray &json)
{
    const auto wrong = failure(ErrorCode::FileWrongKind, {u"messages.json"_s, u"templates"_s});
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.value("version"_L1).toInt() != 1)
        return wrong;
    QList<MessageTemplate> templates;
    for (const QJsonValue &value : root.value("templates"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        MessageTemplate entry{object.value("id"_L1).toString(), byLanguage(object.value("title"_L1).toObject()),
            byLanguage(object.value("text"_L1).toObject())};
        if (entry.id.isEmpty() || entry.titles.isEmpty() || entry.texts.isEmpty())
            return wrong;
        templates.append(std::move(entry));
    }
    return templates;
}

} // namespace campanile
