// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagetemplates.h"

#include "calendarwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int formatVersion = 2;

QMap<QString, QString> byLanguage(const QJsonObject &object)
{
    QMap<QString, QString> result;
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(it.key(), it.value().toString());
    return result;
}

QMap<QString, QStringList> listsByLanguage(const QJsonObject &object)
{
    QMap<QString, QStringList> result;
    for (auto it = object.begin(); it != object.end(); ++it) {
        QStringList words;
        for (const QJsonValue &word : it.value().toArray())
            words.append(word.toString());
        result.insert(it.key(), words);
    }
    return result;
}

template <class Value>
std::optional<Value> named(const QString &name, std::initializer_list<std::pair<const char *, Value>> all)
{
    for (const auto &[word, value] : all) {
        if (name == QLatin1StringView(word))
            return value;
    }
    return std::nullopt;
}

std::optional<TemplateBlank> blankOf(const QJsonObject &object)
{
    using Fact = TemplateBlank::Fact;
    const auto kind = named<BlankKind>(object.value("kind"_L1).toString(),
        {{"text", BlankKind::Text}, {"municipality", BlankKind::Municipality}, {"place", BlankKind::Place},
            {"road", BlankKind::Road}, {"river", BlankKind::River}, {"time", BlankKind::Time},
            {"date", BlankKind::Date}, {"level", BlankKind::Level}, {"hazard", BlankKind::Hazard},
            {"phone", BlankKind::Phone}, {"website", BlankKind::Website}});
    const auto fact = named<Fact>(object.value("fact"_L1).toString(),
        {{"", Fact::None}, {"municipality", Fact::Municipality}, {"places", Fact::Places}, {"now", Fact::Now},
            {"today", Fact::Today}, {"phone", Fact::Phone}, {"website", Fact::Website}});
    TemplateBlank blank{.name = object.value("name"_L1).toString(),
        .kind = kind.value_or(BlankKind::Text),
        .fact = fact.value_or(Fact::None),
        .labels = byLanguage(object.value("label"_L1).toObject()),
        .choices = listsByLanguage(object.value("choices"_L1).toObject())};
    if (!kind || !fact || blank.name.isEmpty() || blank.labels.isEmpty())
        return std::nullopt;
    return blank;
}

MessageCategory categoryOf(const QString &name, bool &known)
{
    const auto category = named<MessageCategory>(name,
        {{"emergency", MessageCategory::Emergency}, {"service", MessageCategory::Service},
            {"information", MessageCategory::Information}});
    known = category.has_value();
    return category.value_or(MessageCategory::Service);
}

QString inBrackets(const QString &label)
{
    return u'[' + label + u']';
}

/// Puts the labels where the file names blanks; false: a name without a blank, a blank without a label.
bool label(MessageTemplate &entry, const QMap<QString, TemplateBlank> &blanks)
{
    static const QRegularExpression open(uR"(\{([^{}]*)\})"_s);
    QSet<QString> taken;
    for (auto text = entry.texts.begin(); text != entry.texts.end(); ++text) {
        QString shown;
        qsizetype from = 0;
        for (auto it = open.globalMatch(text.value()); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const auto blank = blanks.constFind(match.captured(1));
            if (blank == blanks.constEnd() || blank->labels.value(text.key()).isEmpty())
                return false;
            shown +=
                text.value().sliced(from, match.capturedStart() - from) + inBrackets(blank->labels.value(text.key()));
            from = match.capturedEnd();
            if (!taken.contains(blank->name))
                entry.blanks.append(*blank);
            taken.insert(blank->name);
        }
        *text = shown + text.value().sliced(from);
    }
    return true;
}

bool endsWithWord(const QString &text, QLatin1StringView word)
{
    return text.endsWith(word) && (text.size() == word.size() || !text.at(text.size() - word.size() - 1).isLetter());
}

/// "commune de" + "Aoste"
void elide(QString &before, const QString &value)
{
    static const QString vowels = u"aàâeéèêëiîïoôuùûœæ"_s;
    if (vowels.contains(value.at(0).toLower()) && (endsWithWord(before, "de "_L1) || endsWithWord(before, "que "_L1))) {
        before.chop(2);
        before += u'\'';
    }
}

QString listed(const QStringList &places, const QString &language)
{
    static const QMap<QString, QString> ands{
        {u"it"_s, u" e "_s}, {u"de"_s, u" und "_s}, {u"fr"_s, u" et "_s}, {u"en"_s, u" and "_s}};
    if (places.size() < 2)
        return places.value(0);
    return places.first(places.size() - 1).join(u", "_s) + ands.value(language, u", "_s) + places.last();
}

} // namespace

Result<QList<MessageTemplate>> parseMessageTemplates(const QByteArray &json)
{
    const QString name = u"templates.json"_s;
    const auto wrong = failure(ErrorCode::FileWrongKind, {name, u"templates"_s});
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const int version = root.value("version"_L1).toInt();
    if (version > formatVersion)
        return failure(ErrorCode::FileTooNew, {name, QString::number(version), QString::number(formatVersion)});
    if (version != formatVersion)
        return wrong;
    QMap<QString, TemplateBlank> blanks;
    QSet<std::pair<QString, QString>> labels;
    for (const QJsonValue &value : root.value("blanks"_L1).toArray()) {
        const auto blank = blankOf(value.toObject());
        if (!blank || blanks.contains(blank->name))
            return wrong;
        for (auto it = blank->labels.begin(); it != blank->labels.end(); ++it) {
            if (labels.contains({it.key(), it.value()}))
                return wrong;
            labels.insert({it.key(), it.value()});
        }
        blanks.insert(blank->name, *blank);
    }
    QList<MessageTemplate> templates;
    QSet<QString> ids;
    for (const QJsonValue &value : root.value("templates"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        bool known = false;
        MessageTemplate entry{.id = object.value("id"_L1).toString(),
            .category = categoryOf(object.value("category"_L1).toString(), known),
            .titles = byLanguage(object.value("title"_L1).toObject()),
            .tags = listsByLanguage(object.value("tags"_L1).toObject()),
            .texts = byLanguage(object.value("text"_L1).toObject()),
            .blanks = {}};
        if (!known || entry.id.isEmpty() || ids.contains(entry.id) || entry.titles.isEmpty() || entry.texts.isEmpty()
            || !label(entry, blanks))
            return wrong;
        ids.insert(entry.id);
        templates.append(std::move(entry));
    }
    return templates;
}

QString filled(const MessageTemplate &entry, const QString &language, const QMap<QString, QString> &values)
{
    const QString text = entry.texts.value(language);
    QMap<QString, QString> byLabel;
    for (const TemplateBlank &blank : entry.blanks)
        byLabel.insert(inBrackets(blank.labels.value(language)), values.value(blank.name).simplified());
    // One pass: a value that holds brackets is not filled in again.
    QString result;
    qsizetype from = 0;
    for (const TextSpan &span : blanksIn(text)) {
        const QString written = text.sliced(span.start, span.length);
        const QString value = byLabel.value(written);
        result += text.sliced(from, span.start - from);
        if (language == "fr"_L1 && !value.isEmpty())
            elide(result, value);
        result += value.isEmpty() ? written : value;
        from = span.start + span.length;
    }
    return result + text.sliced(from);
}

QMap<QString, QString> knownValues(const MessageTemplate &entry, const QString &language, const TemplateFacts &facts)
{
    const auto value = [&](TemplateBlank::Fact fact) {
        switch (fact) {
        case TemplateBlank::Fact::Municipality: return facts.municipality;
        case TemplateBlank::Fact::Places: return listed(facts.places, language);
        case TemplateBlank::Fact::Now: return facts.now.isValid() ? clockWords(facts.now.time(), language) : QString();
        case TemplateBlank::Fact::Today: return facts.now.isValid() ? dayWords(facts.now.date(), language) : QString();
        case TemplateBlank::Fact::Phone: return facts.phone;
        case TemplateBlank::Fact::Website: return facts.website;
        case TemplateBlank::Fact::None: break;
        }
        return QString();
    };
    QMap<QString, QString> values;
    for (const TemplateBlank &blank : entry.blanks) {
        if (const QString known = value(blank.fact).simplified(); !known.isEmpty())
            values.insert(blank.name, known);
    }
    return values;
}

QList<TypedBlank> typedBlanks(const QString &text, const QList<MessageTemplate> &templates)
{
    QList<TypedBlank> result;
    for (const TextSpan &span : blanksIn(text)) {
        const QString written = text.sliced(span.start, span.length);
        TypedBlank typed{span, std::nullopt};
        for (const MessageTemplate &entry : templates) {
            for (const TemplateBlank &blank : entry.blanks) {
                for (const QString &name : blank.labels) {
                    if (!typed.blank && inBrackets(name) == written)
                        typed.blank = blank;
                }
            }
        }
        result.append(std::move(typed));
    }
    return result;
}

} // namespace campanile
