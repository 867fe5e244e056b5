// SPDX-License-Identifier: GPL-3.0-or-later
#include "writtenaddress.h"

#include "addressnormaliser.h"
#include "addresswords.h"
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
        u"rialzato"_s, u"condominio"_s, u"cond"_s, u"cond.o"_s, u"residenza"_s, u"villa"_s};
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

PlaceNames::Cut PlaceNames::cutFrom(const QString &text) const
{
    static const QSet<QString> fillers{
        u"fraz"_s, u"fr"_s, u"frazione"_s, u"loc"_s, u"localita"_s, u"quartiere"_s, u"comune"_s, u"i"_s};
    static const QSet<QString> countries{u"italia"_s, u"it"_s, u"italy"_s};
    Cut cut{text, {}, false};
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    // each written word folds to one or several: "S.Michele"
    const auto folded = [&words] {
        QList<QStringList> result;
        for (const QString &word : std::as_const(words))
            result += foldedWords(word);
        return result;
    };
    for (bool again = true; again && words.size() > 1;) {
        again = false;
        const QList<QStringList> pieces = folded();
        for (const bool atEnd : {true, false}) {
            const QStringList &edge = atEnd ? pieces.back() : pieces.front();
            const QString &word = atEnd ? words.back() : words.front();
            qsizetype gone = 0;
            if (edge.isEmpty() || (edge.size() == 1 && isPostalCode(edge.front())))
                gone = 1;
            else if (edge.size() == 1 && fillers.contains(edge.front())
                && (atEnd || cut.changed || word.endsWith(u'.')))
                gone = atEnd ? 1 : 0;
            else if (atEnd && !cut.changed && edge.size() == 1 && countries.contains(edge.front()))
                gone = 1;
            else if (edge == QStringList{u"i"_s} || (edge.size() == 2 && isPostalCode(edge.back())))
                gone = 1; // "I-38122"
            else if (atEnd && edge.size() == 1 && edge.front().size() == 2 && edge.front().front().isLetter()
                && word.startsWith(u'('))
                gone = 1; // the province
            if (gone == 0) {
                QStringList all;
                QList<qsizetype> owner;
                for (qsizetype i = 0; i < pieces.size(); ++i) {
                    for (const QString &piece : pieces[i])
                        all += piece, owner += i;
                }
                // "Alessandria AL": the province without brackets
                if (atEnd && all.size() > 2 && all.back().size() == 2 && !m_words.isEmpty()) {
                    qsizetype which = -1;
                    if (placeAt(all.first(all.size() - 1), true, &which) > 0 && which == 0)
                        gone = 1;
                }
                qsizetype which = -1;
                if (const qsizetype size = gone ? 0 : placeAt(all, atEnd, &which); size > 0 && size < all.size()) {
                    const qsizetype first = atEnd ? owner[all.size() - size] : 0,
                                    last = atEnd ? pieces.size() - 1 : owner[size - 1];
                    const bool whole =
                        atEnd ? all.size() - size == 0 || owner[all.size() - size - 1] != first : owner[size] != last;
                    // at the front only what is set apart: "15121 Alessandria, Via Roma", "Fraz. Pista, Via Roma"
                    if (whole && (atEnd || cut.changed || words[last].endsWith(u',') || words[last].endsWith(u':'))) {
                        gone = last - first + 1;
                        if (which != 0)
                            cut.place = m_names[which];
                    }
                } else if (!atEnd && gone == 0 && edge.size() == 1 && fillers.contains(edge.front())
                    && pieces.size() > 2) {
                    qsizetype ahead = -1;
                    if (const qsizetype n = placeAt(all.sliced(1), false, &ahead); n > 0 && n + 1 < all.size()
                        && (words[owner[n]].endsWith(u',') || words.value(owner[n] + 1) == u"-"))
                        gone = owner[n] + 1, cut.place = ahead == 0 ? QString() : m_names[ahead];
                }
            }
            if (gone > 0 && gone < words.size()) {
                words = atEnd ? words.first(words.size() - gone) : words.sliced(gone);
                cut.changed = again = true;
                break;
            }
        }
    }
    if (cut.changed)
        cut.text = trimmedSigns(words.join(u' '));
    return cut;
}

bool PlaceNames::explains(const QString &rest, QString *place) const
{
    const QStringList words = foldedWords(rest);
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
    QString shorter = text;
    shorter.remove(kilometre);
    const bool noHouse = shorter != text;
    shorter.remove(noNumber);
    shorter.replace(brackets, u" "_s);
    shorter.remove(former);
    shorter = trimmedSigns(shorter.simplified());
    const CivicNumber known = noHouse && number.number == 0 ? CivicNumber{} : number;
    all.addWithPlaces(text, known);
    if (shorter != text)
        all.addWithPlaces(shorter, known);
    if (!noHouse) {
        all.addNumbers(shorter);
        if (shorter != text) // "Via 4 Novembre (1918) 12"
            all.addNumbers(text);
    }
    return all.result;
}

} // namespace campanile
