// SPDX-License-Identifier: GPL-3.0-or-later
#include "wordindex.h"

#include <algorithm>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortest = 4; ///< shorter words are too often each other: Roma, Rota, Rosa
constexpr qsizetype shortestForLetters = 6;
constexpr qsizetype longest = 40;

// Doubled letters once, letters that sound alike the same.
QString skeleton(const QString &word)
{
    QString result;
    result.reserve(word.size());
    for (QChar c : word) {
        if (c == u'j' || c == u'y')
            c = u'i';
        else if (c == u'w')
            c = u'v';
        if (result.isEmpty() || result.back() != c)
            result += c;
    }
    return result;
}

bool besideOnTheKeyboard(QChar a, QChar b)
{
    static constexpr QStringView rows[]{u"qwertyuiop", u"asdfghjkl", u"zxcvbnm"};
    qsizetype rowA = -1, rowB = -1, atA = -1, atB = -1;
    for (qsizetype row = 0; row < 3; ++row) {
        if (const qsizetype at = rows[row].indexOf(a); at >= 0)
            rowA = row, atA = at;
        if (const qsizetype at = rows[row].indexOf(b); at >= 0)
            rowB = row, atB = at;
    }
    if (rowA < 0 || rowB < 0)
        return false;
    if (rowA == rowB)
        return std::abs(atA - atB) == 1;
    // each row stands half a key to the right of the one above
    const qsizetype shift = rowA < rowB ? atA - atB : atB - atA;
    return std::abs(rowA - rowB) == 1 && (shift == 0 || shift == 1);
}

// How `a` became `b`, that differ in one place.
Slip slipOf(QStringView a, QStringView b)
{
    const qsizetype common = std::min(a.size(), b.size());
    qsizetype head = 0, tail = 0;
    while (head < common && a[head] == b[head])
        ++head;
    while (tail < common - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const QStringView inA = a.sliced(head, a.size() - head - tail), inB = b.sliced(head, b.size() - head - tail);
    if (head == 0)
        return Slip::Other;
    if (inA.size() == 2 && inB.size() == 2 && inA[0] == inB[1] && inA[1] == inB[0])
        return Slip::Key;
    if (tail == 0)
        return Slip::Other;
    if (inA.isEmpty() && inB.size() == 1)
        return Slip::Key;
    if (inA.size() == 1 && inB.size() == 1)
        return besideOnTheKeyboard(inA[0], inB[0]) ? Slip::Key : Slip::Letter;
    return inA.size() == 1 && inB.isEmpty() ? Slip::Letter : Slip::Other;
}

template <class Call> void eachShorter(const QString &word, const Call &call)
{
    call(word);
    for (qsizetype i = 0; i < word.size(); ++i)
        call(skeleton(QString(word).remove(i, 1)));
}

} // namespace

Slip slipBetween(const QString &written, const QString &known)
{
    if (written == known)
        return Slip::None;
    if (written.size() < shortest || known.size() < shortest || known.size() > longest
        || std::abs(written.size() - known.size()) > 2)
        return Slip::Other;
    const QString a = skeleton(written), b = skeleton(known);
    if (a == b)
        return a.size() >= shortest - 1 ? Slip::Twin : Slip::Other;
    // the letters as they are, or as they sound: "Grazzoli" for "Grazioli" is one slip in the second
    Slip slip = std::min(slipOf(written, known), slipOf(a, b));
    if (known.size() <= shortest || (slip == Slip::Letter && known.size() < shortestForLetters))
        slip = Slip::Other;
    return slip;
}

int WordIndex::add(const QString &word)
{
    if (const auto known = m_numbers.constFind(word); known != m_numbers.cend())
        return *known;
    const int number = static_cast<int>(m_words.size());
    m_numbers.insert(word, number);
    m_words += word;
    if (word.size() >= shortest && word.size() <= longest && !word.front().isDigit()) {
        eachShorter(skeleton(word), [this, number](const QString &piece) {
            auto &list = m_shorter[piece];
            if (list.isEmpty() || list.back() != number)
                list += number;
        });
    }
    return number;
}

QList<WordIndex::Near> WordIndex::near(const QString &written) const
{
    QList<Near> result;
    if (written.size() < shortest || written.size() > longest || written.front().isDigit())
        return result;
    eachShorter(skeleton(written), [&](const QString &piece) {
        const auto found = m_shorter.constFind(piece);
        if (found == m_shorter.cend())
            return;
        for (const int word : *found) {
            if (std::ranges::any_of(result, [word](const Near &near) { return near.word == word; }))
                continue;
            if (const Slip slip = slipBetween(written, m_words[word]); slip != Slip::None && slip != Slip::Other)
                result += {word, slip};
        }
    });
    return result;
}

} // namespace campanile
