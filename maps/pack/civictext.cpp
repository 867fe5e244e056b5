// SPDX-License-Identifier: GPL-3.0-or-later
#include "civictext.h"

#include "addressnormaliser.h"

#include <QRegularExpression>

#include <algorithm>

namespace campanile::addressnormaliser {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestNumber = 5;

class Reader final {
public:
    explicit Reader(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] qsizetype at() const { return m_at; }

    void goTo(qsizetype at) { m_at = at; }

    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    void skip(QStringView any)
    {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || any.contains(m_text[m_at])))
            ++m_at;
    }

    QStringView letters()
    {
        return run([](QChar c) { return c.isLetter(); });
    }

    QStringView digits()
    {
        return run([](QChar c) { return c >= u'0' && c <= u'9'; });
    }

    /// Nothing, or what cannot belong to a word or number.
    [[nodiscard]] bool atBreak() const { return !peek().isLetterOrNumber(); }

private:
    template <class Is> QStringView run(const Is &is)
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && is(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

bool isOneOf(QStringView word, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(words, [&](QStringView w) { return word.compare(w, Qt::CaseInsensitive) == 0; });
}

// "n.", "n°", "nr", "n.ro", "n.c.", "civico", "#"
void skipMarker(Reader &reader)
{
    reader.skip(u",;#№");
    const qsizetype start = reader.at();
    const QStringView word = reader.letters();
    if (!isOneOf(word, {u"n", u"nr", u"num", u"no", u"numero", u"civico", u"civ", u"nro", u"nc"})) {
        reader.goTo(start);
        return;
    }
    reader.skip(u".°ºo'");
    const qsizetype then = reader.at();
    if (isOneOf(reader.letters(), {u"ro", u"c", u"civ", u"civico"}))
        reader.skip(u".°º");
    else
        reader.goTo(then);
}

// A letter, with its digits: "A", "A1". Two letters only after a slash: "12 pt" is a floor.
bool readLetter(Reader &reader, qsizetype mostLetters, QString &into)
{
    const qsizetype start = reader.at();
    const QStringView letters = reader.letters(), digits = reader.digits();
    const bool abbreviation = reader.peek() == u'.' && reader.peek(1).isLetterOrNumber(); // "p.t.", "p.1"
    if (letters.isEmpty() || letters.size() > mostLetters || digits.size() > 2 || !reader.atBreak() || abbreviation) {
        reader.goTo(start);
        return false;
    }
    into = letters.toString() + digits.toString();
    return true;
}

bool readDigits(Reader &reader, QStringView mayNotFollow, QString &into)
{
    const qsizetype start = reader.at();
    const QStringView digits = reader.digits();
    if (digits.isEmpty() || digits.size() > 3 || reader.peek().isLetter()
        || (!reader.peek().isNull() && mayNotFollow.contains(reader.peek()))) {
        reader.goTo(start);
        return false;
    }
    into = digits.toString();
    return true;
}

QString readExponent(Reader &reader)
{
    QString exponent;
    const qsizetype start = reader.at();
    reader.skip(u"/\\-.");
    const qsizetype wordAt = reader.at();
    if (const QStringView word = reader.letters();
        isOneOf(word, {u"bis", u"ter", u"quater", u"quinquies", u"sexies"}) && reader.atBreak())
        return word.toString();
    reader.goTo(wordAt);
    if (isOneOf(reader.letters(), {u"barra", u"lett", u"lettera", u"sub"})) {
        reader.skip(u".");
        if (readLetter(reader, 2, exponent) || readDigits(reader, u"", exponent))
            return exponent;
    }
    reader.goTo(start);
    reader.skip(u"");
    const bool spaced = reader.at() > start;
    if (const QChar sign = reader.peek(); sign == u'/' || sign == u'\\') {
        reader.goTo(reader.at() + 1);
        reader.skip(u"");
        if (readDigits(reader, u"", exponent) || readLetter(reader, 2, exponent))
            return exponent;
    } else if (sign == u'-' || (sign == u'.' && !spaced)) {
        reader.goTo(reader.at() + 1);
        reader.skip(u"");
        if (readLetter(reader, 1, exponent))
            return exponent;
    } else if (spaced && (sign == u'e' || sign == u'E') && reader.peek(1).isSpace() && reader.peek(2).isDigit()) {
        // "12 e 14": two houses
    } else if (readLetter(reader, 1, exponent) || (spaced && readDigits(reader, u".+,", exponent))) {
        return exponent;
    }
    reader.goTo(start);
    return {};
}

// More digits make it a measure ("12.5", "4+200") or nothing we know; a postal code may follow, and a spreadsheet's
// ".0".
bool isMeasure(Reader reader)
{
    if (reader.peek() == u'+')
        return true;
    reader.skip(u"");
    if (reader.peek() == u'+' || reader.peek() == u'.')
        reader.goTo(reader.at() + 1);
    const QStringView digits = reader.digits();
    const bool zeros = std::ranges::all_of(digits, [](QChar c) { return c == u'0'; });
    return !digits.isEmpty() && digits.size() != 5 && !(zeros && reader.atBreak());
}

} // namespace

ReadCivic readCivic(QStringView text)
{
    Reader reader(text);
    skipMarker(reader);
    const QStringView digits = reader.digits();
    if (digits.isEmpty() || digits.size() > longestNumber)
        return {};
    CivicNumber civic{digits.toInt(), {}};
    if (civic.number == 0)
        return {};
    const qsizetype degree = reader.at();
    reader.skip(u"");
    if (reader.peek() == u'°' || reader.peek() == u'º')
        reader.goTo(reader.at() + 1);
    else
        reader.goTo(degree);
    civic.exponent = readExponent(reader).toUpper();
    if (isMeasure(reader))
        return {};
    return {civic, reader.at()};
}

CivicNumber parseCivic(const QString &text)
{
    return readCivic(text).civic;
}

QList<CivicNumber> parseCivics(const QString &text)
{
    static const QRegularExpression separators(u"[;,]|\\s+e\\s+"_s);
    static const QRegularExpression range(u"^\\s*(\\d{1,5})\\s*[-–]\\s*(\\d{1,5})\\s*$"_s);
    QList<CivicNumber> result;
    const auto add = [&result](CivicNumber civic) {
        if (civic.number > 0 && !result.contains(civic))
            result += civic;
    };
    const QStringList pieces = text.split(separators, Qt::SkipEmptyParts);
    for (const QString &piece : pieces) {
        if (const auto match = range.match(piece); match.hasMatch()) {
            const int from = match.captured(1).toInt(), to = match.captured(2).toInt();
            const bool houses = to > from && to - from <= 40;
            const int step = houses ? ((to - from) % 2 == 0 ? 2 : 1) : std::max(1, std::abs(to - from));
            for (int n = std::min(from, to); n <= std::max(from, to); n += step)
                add({n, {}});
        } else {
            add(parseCivic(piece));
        }
    }
    return result;
}

} // namespace campanile::addressnormaliser
