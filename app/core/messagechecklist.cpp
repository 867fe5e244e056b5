// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagechecklist.h"

#include "messagepatterns.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption);
}

QList<TextSpan> matches(const QString &text, const QRegularExpression &expression)
{
    QList<TextSpan> spans;
    for (auto it = expression.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const int group = expression.captureCount() > 0 && match.hasCaptured(1) ? 1 : 0;
        qsizetype length = match.capturedLength(group);
        while (length > 0 && text.at(match.capturedStart(group) + length - 1).isSpace())
            --length;
        if (length > 0)
            spans.append({match.capturedStart(group), length});
    }
    return spans;
}

bool overlap(const TextSpan &a, const TextSpan &b)
{
    return a.start < b.start + b.length && b.start < a.start + a.length;
}

void add(QList<TextSpan> &to, const QList<TextSpan> &spans, const QList<TextSpan> &taken)
{
    for (const TextSpan &span : spans) {
        const auto meets = [&](const TextSpan &other) { return overlap(span, other); };
        if (std::none_of(to.begin(), to.end(), meets) && std::none_of(taken.begin(), taken.end(), meets))
            to.append(span);
    }
    std::sort(to.begin(), to.end(), [](const TextSpan &a, const TextSpan &b) { return a.start < b.start; });
}

QList<TextSpan> findWhere(
    const QString &text, const MessagePatterns &say, const QStringList &places, const QList<TextSpan> &taken)
{
    QList<TextSpan> own;
    for (const QString &place : places) {
        if (place.size() < 4)
            continue;
        const QRegularExpression expression = pattern(uR"(\b(?i:%1)\b)"_s.arg(QRegularExpression::escape(place)));
        add(own, matches(text, expression), taken);
    }
    QList<TextSpan> spans;
    for (const QRegularExpression &expression : say.where) {
        QList<TextSpan> all = taken;
        all.append(spans);
        add(spans, matches(text, expression), all);
        if (&expression == &say.where.constFirst())
            add(spans, own, spans); // a street may be called like a quarter: the longer words win
    }
    return spans;
}

QList<TextSpan> findAction(const QString &text, const MessagePatterns &say, const QList<TextSpan> &taken)
{
    QList<TextSpan> spans;
    for (TextSpan span : matches(text, say.action)) {
        for (const TextSpan &other : taken) { // what another part has begins elsewhere
            if (other.start > span.start && other.start < span.start + span.length)
                span.length = other.start - span.start;
        }
        while (span.length > 0 && text.at(span.start + span.length - 1).isSpace())
            --span.length;
        if (span.length > 0)
            add(spans, {span}, taken);
    }
    return spans;
}

QList<TextSpan> findWhat(const QString &text, const MessagePatterns &say, const QList<TextSpan> &taken)
{
    static const QString ends = u".;:!?,\n"_s;
    for (const TextSpan &word : matches(text, say.hazard)) {
        if (std::any_of(taken.begin(), taken.end(), [&](const TextSpan &t) { return overlap(word, t); }))
            continue;
        qsizetype start = word.start;
        while (start > 0 && !ends.contains(text.at(start - 1)))
            --start;
        qsizetype end = word.start + word.length;
        while (end < text.size() && !ends.contains(text.at(end)))
            ++end;
        for (const TextSpan &other : taken) { // leave to the other parts what is theirs
            if (other.start + other.length <= word.start)
                start = std::max(start, other.start + other.length);
            else
                end = std::min(end, other.start);
        }
        while (start < end && text.at(start).isSpace())
            ++start;
        if (const auto match = say.trailing.match(text.sliced(start, end - start)); match.hasMatch())
            end = start + match.capturedStart();
        return {{start, end - start}}; // said once is said
    }
    return {};
}

QList<PartFinding> check(const QString &text, const QStringList &places, const MessagePatterns &say)
{
    QList<TextSpan> taken = blanksIn(text); // a blank says nothing yet
    QList<TextSpan> source;
    add(source, matches(text, say.source), taken);
    taken += source;
    QList<TextSpan> who;
    add(who, matches(text, say.who), source); // "Comune di [nome]": somebody speaks
    taken += who;
    const QList<TextSpan> where = findWhere(text, say, places, taken);
    taken += where;
    QList<TextSpan> when;
    add(when, matches(text, say.when), taken);
    taken += when;
    const QList<TextSpan> action = findAction(text, say, taken);
    taken += action;
    return {{MessagePart::Who, who}, {MessagePart::What, findWhat(text, say, taken)}, {MessagePart::Where, where},
        {MessagePart::When, when}, {MessagePart::Action, action}, {MessagePart::Source, source}};
}

} // namespace

QList<PartFinding> checkMessageText(const QString &text, const QStringList &places, const QString &language)
{
    const QList<MessagePatterns> &all = messagePatterns();
    const QString wanted = language.section(u'-', 0, 0);
    const bool known = std::any_of(all.begin(), all.end(), [&](const auto &say) { return say.language == wanted; });
    QList<PartFinding> findings;
    for (const MessagePatterns &say : all) {
        if (known && say.language != wanted)
            continue;
        const QList<PartFinding> found = check(text, places, say);
        if (findings.isEmpty()) {
            findings = found;
            continue;
        }
        for (qsizetype part = 0; part < findings.size(); ++part) {
            QList<TextSpan> taken; // words belong to one part, whatever the language that found it
            for (const PartFinding &other : std::as_const(findings))
                taken += other.spans;
            if (found.at(part).part != MessagePart::What || !findings.at(part).isFound())
                add(findings[part].spans, found.at(part).spans, taken);
        }
    }
    return findings;
}

QList<TextSpan> blanksIn(const QString &text)
{
    static const QRegularExpression blank(uR"(\[[^\]\n]*\])"_s);
    return matches(text, blank);
}

int wordCount(const QString &text)
{
    static const QRegularExpression word = pattern(uR"([\p{L}\d][\p{L}\d'’.:-]*)"_s);
    return static_cast<int>(matches(text, word).size());
}

std::chrono::seconds spokenLength(const QString &text, double speed)
{
    return std::chrono::seconds(std::lround(wordCount(text) * 60 / (145 * std::clamp(speed, 0.3, 3.0))));
}

} // namespace campanile
