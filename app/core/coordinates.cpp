// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinates.h"

#include <QRegularExpression>

#include <cmath>
#include <optional>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 80; ///< no pair of coordinates is longer

struct Token {
    enum class Kind { Number, Degree, Minute, Second, Letter, Separator };
    Kind kind;
    double value = 0;
    bool negative = false, whole = true;
    QChar letter{};
};

using Kind = Token::Kind;

struct Angle {
    double degrees = 0;
    QChar letter{}; ///< N or E of the axis, null: not said
};

/// Decimal commas become points, all commas that are left separate. In "46,0671, 11,1211" they are both.
QString withPoints(QString text)
{
    if (text.contains(u'.'))
        return text;
    static const QRegularExpression between(u"(?<=\\d),(?=\\d)"_s);
    QList<qsizetype> commas;
    for (auto it = between.globalMatch(text); it.hasNext();)
        commas.append(it.next().capturedStart());
    if (commas.size() == 2 || commas.size() == 3) {
        text[commas.first()] = u'.';
        text[commas.last()] = u'.';
    } else if (commas.size() == 1 && text.contains(u';')) {
        text[commas.first()] = u'.';
    }
    return text;
}

std::optional<QList<Token>> tokens(const QString &text)
{
    static const QRegularExpression number(u"\\G([+\\-\u2212]?)\\s*(\\d{1,9})(\\.\\d{0,15})?"_s);
    QList<Token> result;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        if (c.isSpace()) {
            ++i;
            continue;
        }
        if (const auto match = number.matchView(text, i); match.hasMatch()) {
            Token token{Kind::Number};
            token.value = (match.captured(2) + match.captured(3)).toDouble();
            token.negative = !match.captured(1).isEmpty() && match.captured(1) != u"+"_s;
            token.whole = match.captured(3).isEmpty();
            result.append(token);
            i = match.capturedEnd();
            continue;
        }
        if (u"°º˚"_s.contains(c)) {
            result.append({Kind::Degree});
        } else if (u"\"″”“"_s.contains(c)) {
            result.append({Kind::Second});
        } else if (u"'′’‘´"_s.contains(c)) {
            const bool twice = i + 1 < text.size() && text[i + 1] == c; // '' for "
            result.append({twice ? Kind::Second : Kind::Minute});
            i += twice ? 1 : 0;
        } else if (u"NSEWO"_s.contains(c.toUpper())) {
            Token token{Kind::Letter};
            token.letter = c.toUpper() == u'O' ? u'W' : c.toUpper();
            result.append(token);
        } else if (c == u',' || c == u';' || c == u'/') {
            result.append({Kind::Separator});
        } else {
            return {};
        }
        ++i;
    }
    return result;
}

/// Where the second coordinate begins.
std::optional<qsizetype> middleOf(const QList<Token> &all)
{
    QList<qsizetype> letters, separators, degrees, numbers;
    for (qsizetype i = 0; i < all.size(); ++i) {
        QList<qsizetype> *where = all[i].kind == Kind::Letter ? &letters
            : all[i].kind == Kind::Separator                  ? &separators
            : all[i].kind == Kind::Degree                     ? &degrees
            : all[i].kind == Kind::Number                     ? &numbers
                                                              : nullptr;
        if (where)
            where->append(i);
    }
    if (numbers.isEmpty() || separators.size() > 1)
        return {};
    if (separators.size() == 1)
        return separators.first() + 1;
    if (letters.size() == 2)
        return letters.first() < numbers.first() ? letters.last() : letters.first() + 1;
    if (!letters.isEmpty())
        return {};
    if (degrees.size() == 2)
        return degrees.last() - 1;
    if (degrees.isEmpty() && numbers.size() % 2 == 0)
        return numbers[numbers.size() / 2];
    return {};
}

std::optional<Angle> angle(const QList<Token> &part)
{
    Angle result;
    QList<Token> numbers;
    QList<Kind> marks;
    for (qsizetype i = 0; i < part.size(); ++i) {
        const Token &token = part[i];
        switch (token.kind) {
        case Kind::Separator: break;
        case Kind::Letter:
            if (!result.letter.isNull() || (i > 0 && part.mid(i + 1).size() > 0 && part[i + 1].kind != Kind::Separator))
                return {};
            result.letter = token.letter;
            break;
        case Kind::Number:
            if (numbers.size() > marks.size() && !marks.isEmpty())
                return {};
            numbers.append(token);
            break;
        default:
            if (marks.size() >= numbers.size() || (!marks.isEmpty() && token.kind <= marks.last())
                || (marks.isEmpty() && token.kind != Kind::Degree))
                return {};
            marks.append(token.kind);
        }
    }
    if (numbers.isEmpty() || numbers.size() > 3)
        return {};
    double unit = 1;
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const bool last = i == numbers.size() - 1;
        if ((!last && !numbers[i].whole) || (i > 0 && (numbers[i].negative || numbers[i].value >= 60)))
            return {};
        if (i < marks.size() && marks[i] != Kind(int(Kind::Degree) + int(i)))
            return {};
        result.degrees += numbers[i].value / unit;
        unit *= 60;
    }
    if (numbers.first().negative) {
        if (!result.letter.isNull())
            return {}; // "-46 N" says two things
        result.degrees = -result.degrees;
    }
    if (result.letter == u'S' || result.letter == u'W')
        result.degrees = -result.degrees;
    return result;
}

bool isEastWest(const Angle &angle)
{
    return angle.letter == u'E' || angle.letter == u'W';
}

} // namespace

Result<GeoPoint> parseCoordinates(const QString &text)
{
    const QString plain = text.simplified();
    const auto unclear = [&] { return failure(ErrorCode::CoordinatesUnclear, {plain.left(longest)}); };
    if (plain.isEmpty() || plain.size() > longest)
        return unclear();
    const auto all = tokens(withPoints(plain));
    if (!all)
        return unclear();
    const auto middle = middleOf(*all);
    if (!middle || *middle <= 0 || *middle >= all->size())
        return unclear();
    auto first = angle(all->first(*middle)), second = angle(all->sliced(*middle));
    if (!first || !second || first->letter.isNull() != second->letter.isNull())
        return unclear();
    if (!first->letter.isNull() && isEastWest(*first) == isEastWest(*second))
        return unclear();
    if (isEastWest(*first))
        std::swap(first, second);
    if (std::abs(first->degrees) > 90)
        return failure(ErrorCode::CoordinatesOutOfRange, {plain, QString::number(first->degrees, 'g', 10)});
    if (std::abs(second->degrees) > 180)
        return failure(ErrorCode::CoordinatesOutOfRange, {plain, QString::number(second->degrees, 'g', 10)});
    return GeoPoint::fromDegrees(first->degrees, second->degrees);
}

QString coordinateText(GeoPoint place)
{
    return QString::number(place.latitude(), 'f', 5) + u", "_s + QString::number(place.longitude(), 'f', 5);
}

} // namespace campanile
