// SPDX-License-Identifier: GPL-3.0-or-later
#include "speechtools.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

SpeechRule speechRule(const QList<SpeechBegins> &begins, const QString &pattern, SpeechSay say)
{
    QString complete = pattern;
    complete.replace("{end}"_L1, uR"((?![\p{L}\p{N}]))"_s);
    QRegularExpression expression(complete, QRegularExpression::UseUnicodePropertiesOption);
    Q_ASSERT_X(expression.isValid(), "speechRule", qPrintable(complete));
    expression.optimize();
    return {begins, std::move(expression), std::move(say)};
}

QHash<QString, QString> speechTable(const QString &entries)
{
    QHash<QString, QString> table;
    for (const QString &entry : entries.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype sign = entry.indexOf(u'=');
        table.insert(entry.first(sign).trimmed(), entry.sliced(sign + 1).trimmed());
    }
    return table;
}

QString alternatives(const QStringList &words)
{
    QStringList escaped;
    for (const QString &word : words)
        escaped.append(QRegularExpression::escape(word));
    std::ranges::sort(
        escaped, [](const QString &a, const QString &b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return escaped.join(u'|');
}

QString withSentenceEnd(const SpeechPlace &place, const QString &words)
{
    const QString &text = place.written.text();
    qsizetype next = place.end();
    if (next == 0 || text[next - 1] != u'.')
        return words;
    while (next < text.size() && text[next] == u' ')
        ++next;
    const bool ends = next >= text.size() || text[next] == u'\n' || (next > place.end() && text[next].isUpper());
    return ends ? words + u'.' : words;
}

int romanNumber(QStringView text)
{
    static const QRegularExpression proper(uR"(^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$)"_s);
    if (text.isEmpty() || text.size() > 15 || !proper.matchView(text).hasMatch())
        return 0;
    const auto value = [](QChar c) {
        switch (c.unicode()) {
        case u'I': return 1;
        case u'V': return 5;
        case u'X': return 10;
        case u'L': return 50;
        case u'C': return 100;
        case u'D': return 500;
        default: return 1000;
        }
    };
    int sum = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int one = value(text[i]);
        sum += i + 1 < text.size() && value(text[i + 1]) > one ? -one : one;
    }
    return sum;
}

bool hasVowel(QStringView word)
{
    return std::ranges::any_of(word, [](QChar c) {
        const QString base = QString(c).normalized(QString::NormalizationForm_D).toLower();
        return u"aeiouy"_s.contains(base[0]);
    });
}

QStringList phoneGroups(const QString &written)
{
    static const QRegularExpression separators(uR"([^\d]+)"_s);
    QStringList groups;
    for (QString group : written.split(separators, Qt::SkipEmptyParts)) {
        while (group.size() > 4) {
            groups.append(group.first(3));
            group.remove(0, 3);
        }
        groups.append(group);
    }
    return groups;
}

QList<SpeechRule> netRules(const NetWords &words, const std::function<QString(QStringView)> &letters)
{
    const QString domain =
        uR"((?:[\p{L}\p{N}-]{1,40}\.){1,5}(?:it|com|org|eu|net|info|gov|edu|de|fr|at|ch|si|uk|ro|ua|io|app)(?![\p{L}\p{N}-]))"_s;
    const auto said = [words, letters](const QString &address) {
        QString result;
        QString label;
        const auto closeLabel = [&] {
            if (!label.isEmpty()) {
                const bool sayable = hasVowel(label) || !label.front().isLetter() || !letters;
                result += u' ' + (sayable ? label : letters(label));
            }
            label.clear();
        };
        const QHash<QChar, QString> signs{
            {u'.', words.dot}, {u'/', words.slash}, {u'@', words.at}, {u'-', words.dash}, {u'_', words.underscore}};
        for (const QChar c : address) {
            if (c.isLetterOrNumber()) {
                label += c.toLower();
                continue;
            }
            closeLabel();
            if (signs.contains(c))
                result += u' ' + signs.value(c);
        }
        closeLabel();
        return result.trimmed();
    };
    return {
        speechRule({SpeechBegins::Letter, SpeechBegins::Digit},
            uR"((?i)[\p{L}\p{N}_][\p{L}\p{N}._+-]{0,63}@)"_s + domain,
            [said](const SpeechPlace &place) { return said(place.captured(0)); }),
        speechRule({SpeechBegins::Letter, SpeechBegins::Digit},
            uR"((?i)(?:https?://)?(?:www\.)?()"_s + domain + uR"((?:/[\p{L}\p{N}_~%-]{1,80}){0,4}))"_s,
            [said](const SpeechPlace &place) { return said(place.captured(1)); }),
    };
}

QList<SpeechRule> phoneRules(
    const QString &cue, const QString &plus, const std::function<QString(const SpeechPlace &, const QString &)> &digits)
{
    const auto said = [digits](const SpeechPlace &place, const QString &number) {
        QStringList groups;
        for (const QString &group : phoneGroups(number))
            groups.append(digits(place, group));
        return groups.join(u", "_s);
    };
    const auto figures = [](const QString &text) {
        return std::ranges::count_if(text, [](QChar c) { return c.isDigit(); });
    };
    const QRegularExpression before(
        u"(?i)(?:"_s + cue + uR"()\.?[^\p{N}.!?]{0,25}$)"_s, QRegularExpression::UseUnicodePropertiesOption);
    return {
        speechRule({SpeechBegins::Sign}, uR"(\+(\d{1,3})((?:[ ./-]?\d{2,4}){2,5}){end})"_s,
            [said, figures, plus](const SpeechPlace &place) {
                return figures(place.captured(2)) < 6
                    ? QString()
                    : plus + u' ' + said(place, place.captured(1)) + u", "_s + said(place, place.captured(2));
            }),
        // 0461 884111, 0461/88.41.11, 340 123 4567, 0461884111
        speechRule({SpeechBegins::Digit},
            uR"((?:00?[1-9]\d{0,3}|3[2-9]\d|8[09]\d)(?:(?:[ /-]\d{2,8})(?:[ .-]?\d{2,4}){0,3}|\d{5,9}){end}(?![.,]\d))"_s,
            [said, figures](const SpeechPlace &place) {
                const auto count = figures(place.captured(0));
                return count < 6 || count > 12 ? QString() : said(place, place.captured(0));
            }),
        speechRule({SpeechBegins::Digit}, uR"(\d{2,10}(?:[ ./-]\d{2,8}){0,5}{end}(?![.,]\d))"_s,
            [said, before, figures](const SpeechPlace &place) {
                static const QRegularExpression emergency(u"^11[0-8]$"_s);
                const QString number = place.captured(0);
                if (figures(number) < 4 && !emergency.match(number).hasMatch())
                    return QString();
                return before.matchView(place.before(48)).hasMatch() ? said(place, number) : QString();
            }),
    };
}

QList<SpeechRule> numberRules(const NumberStyle &style)
{
    const QString group = QRegularExpression::escape(style.thousands);
    const QString point = QRegularExpression::escape(style.decimal);
    const QString number =
        u"([1-9]\\d{0,2}(?:["_s + group + u" ]\\d{3})+(?!\\d)|\\d+)(?:"_s + point + u"(\\d{1,6}))?"_s;
    const QHash<QString, QString> units = speechTable(style.units);
    const auto said = [style](const SpeechPlace &place) {
        QString whole = place.captured(1);
        QString words = place.numbers.cardinal(whole.remove(style.thousands).remove(u' '));
        if (const QString fraction = place.captured(2); !fraction.isEmpty())
            words += u' ' + style.decimalWord + u' ' + place.numbers.digits(fraction);
        return words;
    };
    return {
        speechRule({SpeechBegins::Sign}, uR"((?<![\p{L}\p{N}])-(?=\d))"_s,
            [style](const SpeechPlace &) { return style.minus; }),
        speechRule({SpeechBegins::Sign}, uR"(\+(?=\s?\d))"_s, [style](const SpeechPlace &) { return style.plus; }),
        speechRule({SpeechBegins::Sign}, u"€\\s{0,2}"_s + number + u"{end}"_s,
            [said](const SpeechPlace &place) { return said(place) + u" euro"_s; }),
        speechRule({SpeechBegins::Digit},
            number + uR"(\s{0,2}()"_s + alternatives(units.keys()) + uR"()(?![\p{L}\p{N}/]))"_s,
            [said, units](const SpeechPlace &place) {
                const QString unit = units.value(place.captured(3));
                const bool one = place.captured(1) == "1"_L1 && place.captured(2).isEmpty();
                const QString words = one ? unit.section(u'|', 0, 0) : said(place) + u' ' + unit.section(u'|', 1, 1);
                return place.captured(0).endsWith(u'.') ? withSentenceEnd(place, words) : words;
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,5})\s?/?\s?([A-Za-z]){end})"_s,
            [](const SpeechPlace &place) {
                return place.numbers.cardinal(place.captured(1)) + u' ' + place.captured(2).toUpper();
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,5})\s?[-–]\s?(\d{1,5}){end}(?![-–/.,]\d))"_s,
            [style](const SpeechPlace &place) {
                return place.numbers.cardinal(place.captured(1)) + u' ' + style.to + u' '
                    + place.numbers.cardinal(place.captured(2));
            }),
        speechRule({SpeechBegins::Digit}, number + uR"((?!\p{N}))"_s, said),
    };
}

QList<SpeechRule> abbreviationRules(const QString &names, const QString &tails)
{
    const auto rule = [](const QString &entries, bool ends) {
        const QHash<QString, QString> table = speechTable(entries);
        return speechRule({SpeechBegins::Letter}, u"(?:"_s + alternatives(table.keys()) + uR"()(?![\p{L}/]))"_s,
            [table, ends](const SpeechPlace &place) {
                const QString words = table.value(place.captured(0));
                return ends ? withSentenceEnd(place, words) : words;
            });
    };
    return {rule(tails, true), rule(names, false)};
}

SpeechRule shoutingRule()
{
    return speechRule({SpeechBegins::Letter}, uR"(\p{Lu}{2,40}{end})"_s, [](const SpeechPlace &place) {
        const QString word = place.captured(0);
        const bool lower = hasVowel(word) && (word.size() > 4 || place.written.isShouting());
        return lower ? word.toLower() : QString();
    });
}

} // namespace campanile
