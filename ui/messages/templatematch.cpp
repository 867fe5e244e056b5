// SPDX-License-Identifier: GPL-3.0-or-later
#include "templatematch.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// Stands for a blank's value while the template's words are made into a pattern.
QString placeholder(qsizetype index)
{
    return QString(QChar(0xE000 + static_cast<char16_t>(index)));
}

bool meansTheSame(const TemplateBlank &blank, const QString &value)
{
    switch (blank.kind) {
    case BlankKind::Municipality:
    case BlankKind::Place:
    case BlankKind::Road:
    case BlankKind::River:
    case BlankKind::Phone:
    case BlankKind::Website: return true;
    case BlankKind::Time: {
        static const QRegularExpression figures(uR"(^\d{1,2}([:.]\d{2})?$)"_s);
        return figures.match(value).hasMatch();
    }
    case BlankKind::Text:
    case BlankKind::Date:
    case BlankKind::Level:
    case BlankKind::Hazard: return false;
    }
    return false;
}

} // namespace

std::optional<TemplateMatch> matchTemplate(
    const QString &text, const QString &language, const QList<MessageTemplate> &templates)
{
    const QString wanted = text.simplified();
    for (const MessageTemplate &entry : templates) {
        if (wanted.isEmpty() || !entry.texts.contains(language))
            continue;
        QMap<QString, QString> marks;
        for (qsizetype i = 0; i < entry.blanks.size(); ++i)
            marks.insert(entry.blanks.at(i).name, placeholder(i));
        QString pattern = QRegularExpression::escape(filled(entry, language, marks).simplified());
        QList<qsizetype> groups; // the blank each group is of
        for (qsizetype at = 0; at < pattern.size(); ++at) {
            const qsizetype blank = pattern.at(at).unicode() - 0xE000;
            if (blank < 0 || blank >= entry.blanks.size())
                continue;
            // escape() may have put a backslash before what is no letter
            const bool escaped = at > 0 && pattern.at(at - 1) == u'\\';
            static const QString any = u"(.{1,300}?)"_s;
            pattern.replace(escaped ? at - 1 : at, escaped ? 2 : 1, any);
            at += any.size() - (escaped ? 2 : 1);
            groups.append(blank);
        }
        const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
        const QRegularExpressionMatch match = expression.match(wanted);
        if (!match.hasMatch())
            continue;
        TemplateMatch result{&entry, {}};
        for (qsizetype i = 0; i < groups.size(); ++i) {
            const QString value = match.captured(static_cast<int>(i) + 1);
            if (!value.startsWith(u'['))
                result.values.insert(entry.blanks.at(groups.at(i)).name, value);
        }
        return result;
    }
    return {};
}

QString inLanguage(const TemplateMatch &match, const QString &from, const QString &to)
{
    QMap<QString, QString> values;
    for (const TemplateBlank &blank : match.entry->blanks) {
        const QString value = match.values.value(blank.name);
        if (value.isEmpty())
            continue;
        const qsizetype choice = blank.choices.value(from).indexOf(value);
        if (choice >= 0 && choice < blank.choices.value(to).size())
            values.insert(blank.name, blank.choices.value(to).at(choice));
        else if (meansTheSame(blank, value))
            values.insert(blank.name, value);
    }
    return filled(*match.entry, to, values);
}

} // namespace campanile
