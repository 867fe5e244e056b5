// SPDX-License-Identifier: GPL-3.0-or-later
#include "writtenaddress.h"

#include "addressnormaliser.h"
#include "civictext.h"

#include <QRegularExpression>
#include <QSet>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNumbers = 4; ///< in one cell: name, house, flat, postal code
constexpr qsizetype mostReadings = 12;
constexpr qsizetype longestPlace = 6; ///< words

QStringList foldedWords(const QString &text)
{
    return addressnormaliser::fold(text).split(u' ', Qt::SkipEmptyParts);
}

bool isPostalCode(const QString &word)
{
    return word.size() == 5 && std::ranges::all_of(word, [](QChar c) { return c.isDigit(); });
}

bool isInsideHouse(const QString &word)
{
    static const QSet<QString> words{u"int"_s, u"interno"_s, u"sc"_s, u"scala"_s, u"piano"_s, u"p"_s, u"pt"_s, u"pal"_s,
        u"palazzina"_s, u"palazzo"_s, u"ed"_s, u"edificio"_s, u"lotto"_s, u"app"_s, u"appartamento"_s, u"corpo"_s,
        u"torre"_s, u"citofono"_s, u"presso"_s, u"c"_s, u"co"_s, u"ang"_s, u"angolo"_s, u"cortile"_s, u"terra"_s,
        u"rialzato"_s, u"condominio"_s, u"cond"_s, u"residenza"_s, u"villa"_s};
    return words.contains(word);
}

QString trimmedSigns(QString text)
{
    static constexpr QStringView signs = u" ,;:-–—/.\\|";
    while (!text.isEmpty() && signs.contains(text.back()) && text.back() != u'.')
        text.chop(1);
    while (!text.isEmpty() && signs.contains(text.front()))
        text.remove(0, 1);
    return text;
}

// Without a "n.", "civ." that a number stood behind.
QString withoutMarker(QString text)
{
    static const QRegularExpression marker(
        u"(?:^|[\\s,;-])(?:n|nr|num|no|numero|civico|civ|n\\.?\\s*ro|n\\.?\\s*c)[.°º]*\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    text = trimmedSigns(text);
    const QStringView last = QStringView(text).sliced(text.lastIndexOf(u' ') + 1);
    if (!last.contains(u'.') && !last.contains(u'°') && !last.startsWith(u'n', Qt::CaseInsensitive)
        && !last.startsWith(u'c', Qt::CaseInsensitive))
        return text; // expressions are slow
    const qsizetype at = text.lastIndexOf(marker);
    if (at > 0)
        text.truncate(at);
    return trimmedSigns(text);
}

} // namespace

PlaceNames::PlaceNames(const QStringList &names)
{
    for (const QString &name : names) {
        QStringList words = addressnormaliser::canonicalWords(u"via "_s + name);
        words.removeFirst();
        if (words.isEmpty() || words.join(QString()).size() < 3)
            continue;
        m_names += name;
        m_byLast[words.back()] += static_cast<int>(m_words.size());
        m_words += words;
    }
}

qsizetype PlaceNames::placeAt(const QStringList &folded, bool atEnd, qsizetype *which) const
{
    qsizetype longest = 0;
    const qsizetype most = std::min<qsizetype>(folded.size(), longestPlace);
    for (qsizetype size = 1; size <= most; ++size) {
        const qsizetype from = atEnd ? folded.size() - size : 0;
        const auto found = m_byLast.constFind(folded[from + size - 1]);
        if (found == m_byLast.cend())
            continue;
        // the same abbreviations as in streets: "S. Michele"
        QStringList canonical = addressnormaliser::canonicalWords(u"via "_s + folded.sliced(from, size).join(u' '));
        canonical.removeFirst();
        for (const int place : *found) {
            if (m_words[place] == canonical)
                longest = size, *which = place;
        }
    }
    return longest;
}

namespace {

bool isFiller(const QString &word)
{
    static const QSet<QString> words{
        u"fraz"_s, u"fr"_s, u"frazione"_s, u"loc"_s, u"localita"_s, u"quartiere"_s, u"comune"_s, u"i"_s};
    return words.contains(word);
}

bool isCountry(const QString &word)
{
    return word == u"italia" || word == u"it" || word == u"italy";
}

} // namespace

/// What is left of a text's words while places are cut from its ends. Each written word folds to one or several
/// ("S.Michele").
class PlaceNames::Ends final {
public:
    explicit Ends(const QString &text)
        : m_written(text.split(u' ', Qt::SkipEmptyParts))
    {
        m_folded.reserve(m_written.size());
        for (const QString &word : std::as_const(m_written))
            m_folded += foldedWords(word);
        m_end = m_written.size();
    }

    [[nodiscard]] qsizetype size() const { return m_end - m_begin; }

    [[nodiscard]] const QString &written(bool atEnd, qsizetype inside = 0) const
    {
        return m_written[atEnd ? m_end - 1 - inside : m_begin + inside];
    }

    [[nodiscard]] const QStringList &folded(bool atEnd) const { return m_folded[atEnd ? m_end - 1 : m_begin]; }

    /// Up to so many folded words from one end.
    [[nodiscard]] QStringList words(bool atEnd, qsizetype most, qsizetype skipped = 0) const
    {
        QStringList result;
        if (atEnd) {
            for (qsizetype i = m_end; i-- > m_begin && result.size() < most;)
                result = m_folded[i] + result;
            return result.last(std::min(most, result.size()));
        }
        for (qsizetype i = m_begin + skipped; i < m_end && result.size() < most; ++i)
            result += m_folded[i];
        return result.first(std::min(most, result.size()));
    }

    /// How many written words so many folded ones are; 0: they end inside one, or nothing would be left.
    [[nodiscard]] qsizetype writtenOf(bool atEnd, qsizetype count, qsizetype skipped = 0) const
    {
        qsizetype result = skipped;
        while (count > 0 && result < size()) {
            count -= m_folded[atEnd ? m_end - 1 - result : m_begin + result].size();
            ++result;
        }
        return count == 0 && result < size() ? result : 0;
    }

    void drop(bool atEnd, qsizetype count) { (atEnd ? m_end : m_begin) += atEnd ? -count : count; }

    [[nodiscard]] QString text() const { return m_written.sliced(m_begin, size()).join(u' '); }

private:
    QStringList m_written;
    QList<QStringList> m_folded;
    qsizetype m_begin = 0, m_end = 0;
};

// Postal code, country, province in brackets, "fraz.", signs: how many written words of them are at that end.
qsizetype PlaceNames::smallAt(const Ends &ends, bool atEnd, bool changed) const
{
    const QStringList &edge = ends.folded(atEnd);
    if (edge.isEmpty() || (edge.size() <= 2 && isPostalCode(edge.back()))) // "38122", "I-38122"
        return 1;
    if (edge.size() != 1)
        return 0;
    const QString &word = edge.front();
    if (atEnd && (isFiller(word) || (!changed && isCountry(word))))
        return 1;
    if (atEnd && word.size() == 2 && word.front().isLetter()) {
        if (ends.written(true).startsWith(u'('))
            return 1;
        QStringList before = ends.words(true, longestPlace + 1); // "Alessandria AL"
        before.removeLast();
        qsizetype which = -1;
        return placeAt(before, true, &which) > 0 && which == 0 ? 1 : 0;
    }
    return !atEnd && word == u"i" ? 1 : 0;
}

PlaceNames::Cut PlaceNames::cutFrom(const QString &text) const
{
    Cut cut{text, {}, false};
    Ends ends(text);
    const auto noteAndDrop = [&](bool atEnd, qsizetype count, qsizetype which) {
        ends.drop(atEnd, count);
        cut.changed = true;
        if (which > 0)
            cut.place = m_names[which];
    };
    // at the front only what is set apart: "15121 Alessandria, Via Roma", "Fraz. Pista, Via Roma"
    const auto setApart = [&](qsizetype count) {
        return ends.written(false, count - 1).endsWith(u',') || ends.written(false, count - 1).endsWith(u':')
            || (count < ends.size() && ends.written(false, count) == u"-");
    };
    for (bool again = true; again && ends.size() > 1;) {
        again = false;
        for (const bool atEnd : {true, false}) {
            if (const qsizetype count = smallAt(ends, atEnd, cut.changed); count > 0 && count < ends.size()) {
                noteAndDrop(atEnd, count, -1);
                again = true;
                break;
            }
            const bool filled = !atEnd && ends.folded(false).size() == 1 && isFiller(ends.folded(false).front());
            qsizetype which = -1;
            const qsizetype size = placeAt(ends.words(atEnd, longestPlace, filled), atEnd, &which);
            const qsizetype count = size > 0 ? ends.writtenOf(atEnd, size, filled) : 0;
            if (count > 0 && (atEnd || (cut.changed && !filled) || setApart(count))) {
                noteAndDrop(atEnd, count, which);
                again = true;
                break;
            }
        }
    }
    if (cut.changed)
        cut.text = trimmedSigns(ends.text());
    return cut;
}

bool PlaceNames::explains(const QString &rest, QString *place) const
{
    QStringList words = foldedWords(rest);
    // "12-14", "12 e 14": houses with several numbers
    const auto isNumber = [](const QString &word) { return word.front().isDigit() && word.size() < 5; };
    while (!words.isEmpty() && (isNumber(words.front()) || (words.front() == u"e" && words.size() > 1)))
        words.removeFirst();
    if (words.isEmpty() || isInsideHouse(words.front()))
        return true;
    const Cut cut = cutFrom(u"x "_s + rest);
    *place = cut.place;
    const QStringList left = foldedWords(cut.text).sliced(1);
    return left.isEmpty() || isInsideHouse(left.front());
}

namespace {

class Readings final {
public:
    Readings(const CivicNumber &civic, const PlaceNames &places)
        : m_civic(civic)
        , m_places(places)
    {
    }

    void add(const QString &street, const CivicNumber &civic, bool besidePlace)
    {
        const Reading reading{street, civic, besidePlace};
        if (!street.isEmpty() && result.size() < mostReadings && !result.contains(reading))
            result += reading;
    }

    void addWithPlaces(const QString &street, const CivicNumber &civic)
    {
        add(street, civic, false);
        const auto cut = m_places.cutFrom(street);
        if (!cut.changed)
            return;
        if (!cut.place.isEmpty())
            add(cut.text + u' ' + cut.place, civic, false);
        add(cut.text, civic, !cut.place.isEmpty());
    }

    // The number in the street's cell: every number there may be it, or belong to the name.
    void addNumbers(const QString &text)
    {
        qsizetype tried = 0;
        for (qsizetype i = 1; i < text.size() && tried < mostNumbers; ++i) {
            if (!text[i].isDigit() || text[i - 1].isLetterOrNumber())
                continue;
            ++tried;
            const QString before = withoutMarker(text.first(i));
            const auto read = addressnormaliser::readCivic(QStringView(text).sliced(i));
            QString place;
            if (read.civic.number == 0) {
                if (QStringView(text).sliced(i).trimmed() == u"0")
                    addWithPlaces(before, m_civic);
                continue;
            }
            const QString rest = text.sliced(i + read.end);
            if (!m_places.explains(rest, &place))
                continue; // another town's, perhaps
            const CivicNumber civic = together(read.civic);
            if (!place.isEmpty())
                add(before + u' ' + place, civic, false);
            const auto cut = m_places.cutFrom(before);
            if (cut.changed && !cut.place.isEmpty())
                add(cut.text + u' ' + cut.place, civic, false);
            if (cut.changed)
                add(cut.text, civic, !cut.place.isEmpty() || !place.isEmpty());
            add(before, civic, !place.isEmpty());
        }
    }

    QList<Reading> result;

private:
    // Both cells have a number: they must say the same.
    [[nodiscard]] CivicNumber together(const CivicNumber &inStreet) const
    {
        if (m_civic.number == 0 || m_civic == inStreet)
            return inStreet;
        if (m_civic.number != inStreet.number)
            return {};
        return m_civic.exponent.isEmpty() ? inStreet : inStreet.exponent.isEmpty() ? m_civic : CivicNumber{};
    }

    CivicNumber m_civic;
    const PlaceNames &m_places;
};

} // namespace

QList<Reading> readings(const QString &street, const QString &civic, const PlaceNames &places)
{
    static const QRegularExpression brackets(u"\\s*[(\\[{][^)\\]}]*[)\\]}]+\\s*"_s);
    static const QRegularExpression former(
        u"[\\s,-]+(?:ex|già|gia'?|ang\\.?|angolo)\\s+.*$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kilometre(u"[\\s,-]+(?:al\\s+)?(?:km|chilometro|progr)[\\s.:]*\\d[\\d.,+ ]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression noNumber(
        u"[\\s,-]+(?:s\\.?\\s?n\\.?\\s?c?\\.?|senza\\s+numero(?:\\s+civico)?|senza\\s+civico|n\\.\\s?d\\.?)$"_s,
        QRegularExpression::CaseInsensitiveOption);

    Readings all(addressnormaliser::parseCivic(civic), places);
    QString text = street;
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u' ';
    }
    text = trimmedSigns(text.simplified());
    const CivicNumber number = addressnormaliser::parseCivic(civic);
    all.add(text, number, false);
    const auto mentions = [&text](std::initializer_list<QStringView> words) { // expressions are slow
        return std::ranges::any_of(words, [&](QStringView w) { return text.contains(w, Qt::CaseInsensitive); });
    };
    QString shorter = text;
    if (mentions({u"km", u"chilometro", u"progr"}))
        shorter.remove(kilometre);
    const bool noHouse = shorter != text;
    if (mentions({u"sn", u"s.n", u"s n", u"s. n", u"senza", u"nd", u"n.d", u"n. d"}))
        shorter.remove(noNumber);
    if (mentions({u"(", u"[", u"{"}))
        shorter.replace(brackets, u" "_s);
    if (mentions({u"ex", u"gi", u"ang"}))
        shorter.remove(former);
    shorter = trimmedSigns(shorter.simplified());
    const CivicNumber known = noHouse && number.number == 0 ? CivicNumber{} : number;
    const auto addNumbers = [&] {
        if (noHouse)
            return;
        all.addNumbers(shorter);
        if (shorter != text) // "Via 4 Novembre (1918) 12"
            all.addNumbers(text);
    };
    // the likelier first
    if (number.number == 0)
        addNumbers();
    all.addWithPlaces(text, known);
    if (shorter != text)
        all.addWithPlaces(shorter, known);
    if (number.number != 0)
        addNumbers();
    return all.result;
}

} // namespace campanile
