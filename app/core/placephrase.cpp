// SPDX-License-Identifier: GPL-3.0-or-later
#include "placephrase.h"

#include "coordinates.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int highestCivic = 99'999;
constexpr double widestCircle = 50'000;

/// How a part hangs on the one before it.
enum class Joint {
    Plus, ///< + , ; "più": taken in
    Minus, ///< - "meno": taken away
    Also, ///< "e": as the one before it, or a word of its name
};

struct Part {
    Joint joint = Joint::Plus;
    QString text;
    QString joiner; ///< the word itself, should it belong to a name
};

const QRegularExpression &coordinatePattern()
{
    // Decimal degrees with a point or, apart by spaces or a semicolon, an Italian comma; or degrees, minutes, seconds.
    static const QRegularExpression pattern(
        uR"re((?<![\w.,])(?:)re"
        uR"re((?:[-+]?\d{1,2}\.\d{2,})\s*°?\s*(?:[NSns])?\s*[,; ]\s*(?:[-+]?\d{1,3}\.\d{2,})\s*°?\s*(?:[EOWeow](?![a-z]))?)re"
        uR"re(|(?:[-+]?\d{1,2},\d{2,})\s*[; ]\s*(?:[-+]?\d{1,3},\d{2,}))re"
        uR"re(|(?:\d{1,2})°\s*(?:\d{1,2})['’′]\s*(?:(?:\d{1,2}(?:\.\d+)?)(?:"|″|”|'')\s*)?(?:[NSns])[, ]\s*(?:\d{1,3})°\s*(?:\d{1,2})['’′]\s*(?:(?:\d{1,2}(?:\.\d+)?)(?:"|″|”|'')\s*)?(?:[EOWeow]))re"
        uR"re()(?![\w]))re"_s);
    return pattern;
}

/// A character that no keyboard types stands for coordinates: their commas join nothing.
constexpr char16_t firstMark = 0xE000;
constexpr qsizetype mostPoints = 100;

QString withoutCoordinates(const QString &text, QList<GeoPoint> &points)
{
    QString result;
    qsizetype at = 0;
    for (auto it = coordinatePattern().globalMatch(text); it.hasNext() && points.size() < mostPoints;) {
        const auto match = it.next();
        const Result<GeoPoint> point = parseCoordinates(match.captured());
        if (!point)
            continue;
        result += QStringView(text).sliced(at, match.capturedStart() - at);
        result += QChar(static_cast<char16_t>(firstMark + points.size()));
        points.append(*point);
        at = match.capturedEnd();
    }
    result += QStringView(text).sliced(at);
    return result;
}

std::optional<Joint> jointWord(const QString &word)
{
    static const QStringList plus{u"più"_s, u"piu"_s, u"piu'"_s, u"plus"_s, u"poi"_s, u"then"_s, u"anche"_s};
    static const QStringList minus{u"meno"_s, u"tranne"_s, u"senza"_s, u"eccetto"_s, u"escluso"_s, u"esclusa"_s,
        u"esclusi"_s, u"escluse"_s, u"minus"_s, u"except"_s, u"without"_s, u"excluding"_s};
    static const QStringList also{u"e"_s, u"ed"_s, u"and"_s, u"&"_s};
    const QString low = word.toLower();
    if (plus.contains(low))
        return Joint::Plus;
    if (minus.contains(low))
        return Joint::Minus;
    if (also.contains(low))
        return Joint::Also;
    return {};
}

/// A minus takes away; a hyphen between numbers is a range, one within a word belongs to it.
bool isMinusSign(const QString &text, qsizetype i)
{
    if (text[i] != u'-' && text[i] != u'−' && text[i] != u'–')
        return false;
    const QString before = text.first(i).trimmed(), after = text.sliced(i + 1).trimmed();
    if (after.isEmpty() || after[0].isDigit())
        return false;
    return before.isEmpty() || text[i - 1].isSpace();
}

QList<Part> split(const QString &text)
{
    QList<Part> parts{Part()};
    const auto begin = [&parts](Joint joint, const QString &joiner) {
        if (parts.back().text.trimmed().isEmpty() && parts.size() == 1)
            parts.back().joint = joint;
        else if (parts.back().text.trimmed().isEmpty()) // "e meno", ", più": the last word counts
            parts.back().joint = joint == Joint::Also ? parts.back().joint : joint;
        else
            parts.append({joint, {}, joiner});
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'+' || c == u',' || c == u';' || c == u'\n') {
            begin(Joint::Plus, QString(c));
        } else if (isMinusSign(text, i)) {
            begin(Joint::Minus, QString(c));
        } else if (i == 0 || text[i - 1].isSpace() || text[i - 1] == u'+' || text[i - 1] == u',') {
            const qsizetype space = text.indexOf(u' ', i);
            const QString word = text.sliced(i, (space < 0 ? text.size() : space) - i);
            if (const auto joint = space < 0 ? std::nullopt : jointWord(word)) { // the last word is still being typed
                begin(*joint, word);
                i += word.size() - 1;
            } else {
                parts.back().text += c;
            }
        } else {
            parts.back().text += c;
        }
    }
    for (Part &part : parts)
        part.text = part.text.simplified();
    parts.removeIf([](const Part &part) { return part.text.isEmpty(); });
    return parts;
}

/// Numbers, sides and distances at the end of a part are taken off it; what is left is the name.
class TermReader final {
public:
    TermReader(const QString &text, const std::function<bool(const QString &)> &isName)
        : m_rest(text)
        , m_isName(isName)
    {
    }

    PlaceTerm read()
    {
        while (!m_rest.isEmpty() && !m_isName(m_rest) && (metres() || side() || range() || filler())) { }
        m_term.name = m_rest;
        return m_term;
    }

private:
    bool takeOff(const QRegularExpression &pattern, QRegularExpressionMatch &match)
    {
        match = pattern.match(m_rest);
        if (!match.hasMatch())
            return false;
        m_rest = m_rest.first(match.capturedStart()).simplified();
        while (m_rest.endsWith(u','))
            m_rest.chop(1);
        return true;
    }

    bool metres()
    {
        static const QRegularExpression pattern(
            uR"((?:^|\s)(?:(?:entro|nel raggio di|raggio(?: di)?|within|radius(?: of)?|around|attorno|intorno)\s+)?(\d{1,5})\s*(?:m|mt|metri|metres|meters)\.?$)"_s,
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression bare(
            uR"(\s(?:entro|raggio|within|radius)\s+(\d{1,5})$)"_s, QRegularExpression::CaseInsensitiveOption);
        QRegularExpressionMatch match;
        if (m_term.metres > 0 || !(takeOff(pattern, match) || takeOff(bare, match)))
            return false;
        m_term.metres = std::min(match.captured(1).toDouble(), widestCircle);
        return true;
    }

    bool side()
    {
        static const QRegularExpression pattern(
            uR"((?:^|\s)(?:(?:solo|only)\s+)?(?:(?:i|the)\s+)?(?:(?:numeri|civici|lato|numbers|side)\s+)?(dispari|pari|odd|even)(?:\s+(?:numeri|numbers|side|civici))?$)"_s,
            QRegularExpression::CaseInsensitiveOption);
        QRegularExpressionMatch match;
        if (m_term.side != StreetStretch::Side::Both || !takeOff(pattern, match))
            return false;
        const QString word = match.captured(1).toLower();
        m_term.side = word == u"dispari" || word == u"odd" ? StreetStretch::Side::Odd : StreetStretch::Side::Even;
        return true;
    }

    bool range()
    {
        if (m_term.range)
            return false;
        // letters of a civic number ("12/a", "12 bis") are read and dropped: a stretch holds all of its number
        static const QString number = uR"((\d{1,5})(?:\s?/?\s?(?:[a-hA-H]|bis|ter)(?![\w]))?)"_s;
        static const QString lead =
            uR"((?:^|\s)(?:(?:ai|dei|i|il|al|n\.?|nn\.?|n°|nr\.?|no\.|#)?\s*(?:numeri|numero|civici|civico|numbers|number)?\s*(?:n\.?|n°|nr\.?)?\s*))"_s;
        static const QRegularExpression fromTo(lead
                + uR"((?:(?:da|dal|dall['’]|from)\s*(?:(?:numero|civico|number|n\.?)\s+)?)?)"_s + number
                + uR"(\s*(?:-|–|−|/(?=\d)|\.\.\.?|(?:a|al|all['’]|to|fino a|fino al|through)\s*(?:(?:numero|civico|number|n\.?)\s+)?)\s*)"_s
                + number + u'$',
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression upTo(
            uR"((?:^|\s)(?:fino a|fino al|fino all['’]|sino al|up to)\s*(?:(?:numero|civico|number|n\.?)\s+)?)"_s
                + number + u'$',
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression fromOn(
            uR"((?:^|\s)(?:dal|dall['’]|oltre il|from)\s*(?:(?:numero|civico|number|n\.?)\s+)?)"_s + number
                + uR"((?:\s+in (?:poi|avanti|su)|\s+on(?:wards)?)?$)"_s,
            QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression one(lead + number + u'$', QRegularExpression::CaseInsensitiveOption);
        const auto civic = [](const QRegularExpressionMatch &match, int group) {
            return std::min(match.captured(group).toInt(), highestCivic);
        };
        QRegularExpressionMatch match;
        if (takeOff(fromTo, match)) {
            const int a = civic(match, 1), b = civic(match, 2);
            m_term.range = CivicRange{std::min(a, b), std::max(a, b)};
        } else if (takeOff(upTo, match)) {
            m_term.range = CivicRange{0, civic(match, 1)};
        } else if (takeOff(fromOn, match)) {
            m_term.range = CivicRange{civic(match, 1), 0};
        } else if (takeOff(one, match)) {
            m_term.range = CivicRange{civic(match, 1), civic(match, 1)};
        }
        return m_term.range.has_value();
    }

    /// Words that say nothing more once their numbers are read.
    bool filler()
    {
        static const QRegularExpression pattern(
            uR"(\s(?:solo|only|numeri|numero|civici|civico|numbers|number|lato|n\.|nn\.|tutta|intera|i|dei|ai)$)"_s,
            QRegularExpression::CaseInsensitiveOption);
        QRegularExpressionMatch match;
        return m_term.hasStretch() && takeOff(pattern, match);
    }

    QString m_rest;
    const std::function<bool(const QString &)> &m_isName;
    PlaceTerm m_term;
};

QString withoutArticle(const QString &name, const std::function<bool(const QString &)> &isName)
{
    static const QRegularExpression article(
        uR"(^(?:(?:l|dell|all|nell)['’]\s*|(?:il|lo|la|i|gli|le|the|di|del|della|in|a)\s+)(?=\S))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression sort(
        uR"(^(?:(?:quartiere|rione|zona|quarter|district)\s+(?:di |del |della |of )?)(?=\S)|(?<=\S)(?:\s+(?:quarter|district))$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString result = name;
    for (const QRegularExpression *pattern : {&article, &sort}) {
        if (!isName(result))
            result.remove(*pattern);
    }
    return result;
}

} // namespace

QList<PlaceTerm> parsePlaces(const QString &text, const std::function<bool(const QString &)> &isName)
{
    constexpr qsizetype longest = 2'000; // pasted by mistake
    QList<GeoPoint> points;
    // the end matters: a word with a space behind it is done
    const bool done = text.endsWith(u' ');
    QList<Part> parts =
        split(withoutCoordinates(text.left(longest).simplified() + (done ? u" "_s : QString()), points));
    for (qsizetype i = 1; i < parts.size();) {
        const QString joined = parts[i - 1].text + u' ' + parts[i].joiner + u' ' + parts[i].text;
        if (parts[i].joint == Joint::Also && isName(TermReader(joined, isName).read().name)) {
            parts[i - 1].text = joined;
            parts.removeAt(i);
        } else {
            ++i;
        }
    }
    QList<PlaceTerm> terms;
    bool exclude = false;
    for (const Part &part : std::as_const(parts)) {
        if (part.joint != Joint::Also)
            exclude = part.joint == Joint::Minus;
        PlaceTerm term = TermReader(part.text, isName).read();
        term.exclude = exclude;
        if (!term.name.isEmpty() && term.name[0].unicode() >= firstMark
            && term.name[0].unicode() < firstMark + points.size()) {
            term.point = points[term.name[0].unicode() - firstMark];
            term.name.clear();
            terms.append(term);
            continue;
        }
        term.name = withoutArticle(term.name, isName);
        if (term.name.isEmpty() && !terms.isEmpty() && !terms.back().name.isEmpty()) {
            PlaceTerm &before = terms.back();
            const bool more = (term.range && before.range) || (term.metres > 0 && before.metres > 0)
                || term.exclude != before.exclude;
            if (more) { // "Via Roma 1-45 dispari, 50-60 pari"
                term.name = before.name;
                terms.append(term);
            } else { // "Via Roma, 12": the comma only breathes
                if (term.range)
                    before.range = term.range;
                if (term.side != StreetStretch::Side::Both)
                    before.side = term.side;
                if (term.metres > 0)
                    before.metres = term.metres;
            }
            continue;
        }
        if (!term.name.isEmpty())
            terms.append(term);
    }
    return terms;
}

} // namespace campanile
