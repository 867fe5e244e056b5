// SPDX-License-Identifier: GPL-3.0-or-later
#include "speechjob.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// Where each code point begins, in UTF-16 units.
QList<qsizetype> codePoints(const QString &text)
{
    QList<qsizetype> starts;
    starts.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        starts.append(i);
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return starts;
}

using Times = std::vector<std::optional<double>>;

/// The first time told for each piece; times that go backwards are not believed.
Times toldTimes(const SpokenText &text, const QByteArray &lines)
{
    const QList<qsizetype> starts = codePoints(text.text);
    Times times(static_cast<size_t>(text.pieces.size()));
    size_t next = 0;
    double last = 0;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        const qint64 character = event["word"_L1].toInteger(-1);
        const double time = event["ms"_L1].toDouble(-1);
        if (character < 0 || character >= starts.size() || time < last)
            continue;
        const qsizetype position = starts[character];
        const auto after = std::ranges::upper_bound(
            text.pieces, position, {}, [](const SpokenText::Piece &piece) { return piece.spoken.start; });
        if (after == text.pieces.begin())
            continue;
        const auto piece = static_cast<size_t>(std::distance(text.pieces.begin(), after) - 1);
        if (piece < next)
            continue;
        times[piece] = last = time;
        next = piece + 1;
    }
    return times;
}

} // namespace

QList<WordMark> wordMarks(
    const SpokenText &text, const QByteArray &lines, std::chrono::milliseconds length, std::chrono::milliseconds lead)
{
    Times times = toldTimes(text, lines);
    const auto told = std::ranges::count_if(times, [](const auto &time) { return time.has_value(); });
    if (told == 0 || told * 2 < std::ssize(times))
        return {};
    const auto at = [&](size_t piece) {
        return static_cast<double>(text.pieces[static_cast<qsizetype>(piece)].spoken.start);
    };
    size_t known = times.size(); // none yet
    for (size_t i = 0; i < times.size(); ++i) {
        if (times[i]) {
            known = i;
            continue;
        }
        size_t next = i + 1;
        while (next < times.size() && !times[next])
            ++next;
        const double fromTime = known < times.size() ? *times[known] : 0;
        const double fromText = known < times.size() ? at(known) : 0;
        const double toTime = next < times.size() ? *times[next] : static_cast<double>((length + lead).count());
        const double toText = next < times.size() ? at(next) : static_cast<double>(text.text.size());
        const double share = toText > fromText ? (at(i) - fromText) / (toText - fromText) : 0;
        times[i] = fromTime + (toTime - fromTime) * share;
        known = i;
    }
    QList<WordMark> marks;
    for (size_t i = 0; i < times.size(); ++i) {
        const TextSpan source = text.pieces[static_cast<qsizetype>(i)].source;
        const auto time = std::chrono::milliseconds(std::llround(*times[i])) - lead;
        if (source.length > 0 && (marks.isEmpty() || marks.last().span != source))
            marks.append({std::clamp(time, std::chrono::milliseconds{0}, length), source});
    }
    return marks;
}

} // namespace campanile
