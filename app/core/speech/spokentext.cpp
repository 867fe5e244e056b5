// SPDX-License-Identifier: GPL-3.0-or-later
#include "spokentext.h"

#include "speechrule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

using Begins = SpeechRule::Begins;

constexpr QStringView pauses = u".,;:!?";
constexpr QStringView foreignPauses = u"\u060C\u061B\u061F\u3002";

/// Letters, marks and digits of one word; the second half of a pair belongs to its first.
qsizetype endOfRun(const QString &text, qsizetype at, bool digits)
{
    while (at < text.size()) {
        const QChar c = text[at];
        if (c.isHighSurrogate() && at + 1 < text.size()) {
            if (digits || !QChar::isLetter(QChar::surrogateToUcs4(c, text[at + 1])))
                break;
            at += 2;
            continue;
        }
        if (digits ? !c.isDigit() : !(c.isLetter() || c.isMark()))
            break;
        ++at;
    }
    return at;
}

/// What somebody typed as a pronunciation, without what a voice could take for a command.
QString harmless(const QString &typed)
{
    QString words;
    const QString plain = WrittenText(typed).text();
    for (const QChar c : plain) {
        const bool said = c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || pauses.contains(c) || c == u'\'';
        words += said ? c : QChar(u' ');
    }
    return words.simplified();
}

class Speaker final {
public:
    Speaker(const QString &original, const QString &language, const Pronunciations &pronunciations)
        : m_written(original)
        , m_languageName(language)
        , m_language(speechLanguage(language.section(u'-', 0, 0).section(u'_', 0, 0).toLower()))
        , m_numbers(m_language->code)
        , m_pronunciations(pronunciations)
    {
    }

    SpokenText run()
    {
        const QString &text = m_written.text();
        m_result.text.reserve(text.size());
        while (m_at < text.size()) {
            const QChar c = text[m_at];
            if (c == u'\n')
                breakLine();
            else if (c == u' ')
                skip();
            else if (!pronounce() && !applyRules() && !copyRun())
                takeSign();
        }
        return std::move(m_result);
    }

private:
    void skip()
    {
        m_space = true;
        ++m_at;
    }

    /// A line may be a heading, or only where a mail was folded.
    void breakLine()
    {
        qsizetype next = m_at;
        int breaks = 0;
        while (next < m_written.text().size() && m_written.text()[next].isSpace())
            breaks += m_written.text()[next++] == u'\n' ? 1 : 0;
        if (breaks > 1 || next >= m_written.text().size() || !m_written.text()[next].isLower())
            pause(u'.');
        m_space = true;
        m_at = next;
    }

    bool pronounce()
    {
        const Pronunciation *found = pronunciationAt(m_pronunciations, m_written.text(), m_at, m_languageName);
        if (!found)
            return false;
        say(harmless(found->spoken), found->written.size());
        return true;
    }

    bool applyRules()
    {
        const QString &text = m_written.text();
        const QChar c = text[m_at];
        const Begins begins = c.isDigit() ? Begins::Digit : c.isLetter() ? Begins::Letter : Begins::Sign;
        for (const SpeechRule &rule : m_language->rules) {
            if (!rule.begins.contains(begins))
                continue;
            const QRegularExpressionMatch match = rule.pattern.match(text, m_at, QRegularExpression::NormalMatch,
                QRegularExpression::AnchorAtOffsetMatchOption | QRegularExpression::DontCheckSubjectStringMatchOption);
            if (!match.hasMatch() || match.capturedLength() == 0)
                continue;
            const QString words = rule.say({m_written, m_numbers, match});
            if (words.isNull())
                continue;
            say(words, match.capturedLength());
            return true;
        }
        return false;
    }

    bool copyRun()
    {
        const QString &text = m_written.text();
        if (const qsizetype end = endOfRun(text, m_at, true); end > m_at) {
            const QStringView digits = QStringView(text).sliced(m_at, end - m_at);
            say(m_language->spellsNumbers ? m_numbers.cardinal(digits) : digits.toString(), end - m_at);
            return true;
        }
        qsizetype end = endOfRun(text, m_at, false);
        if (end == m_at)
            return false;
        // "dell'": what follows is glued to it; "po'": a part of the word; else it closes a quotation
        static const QStringList cut{u"po"_s, u"di"_s, u"da"_s, u"va"_s, u"fa"_s, u"sta"_s, u"mo"_s, u"be"_s, u"ca"_s};
        if (end < text.size() && text[end] == u'\''
            && ((end + 1 < text.size() && text[end + 1].isLetterOrNumber())
                || cut.contains(text.sliced(m_at, end - m_at).toLower())))
            ++end;
        say(text.sliced(m_at, end - m_at), end - m_at);
        return true;
    }

    void takeSign()
    {
        const QString &text = m_written.text();
        const QChar c = text[m_at];
        m_at += c.isHighSurrogate() && m_at + 1 < text.size() ? 2 : 1;
        if (pauses.contains(c) || foreignPauses.contains(c)) {
            pause(c);
            return;
        }
        switch (c.unicode()) {
        case u'(':
        case u')':
        case u'[':
        case u']':
        case u'\u2022':
        case u'\u2192':
        case u'\u2013': pause(u','); break;
        case u'\u2026': pause(u'.'); break;
        case u'/':
        case u'-':
            if (m_space && m_at < text.size() && text[m_at] == u' ')
                pause(u',');
            break;
        default: break; // nothing a voice could say
        }
        m_space = true;
    }

    /// A sign that is heard as a pause. It belongs to the word before it, so there is none before the first.
    void pause(QChar sign)
    {
        m_glued = false;
        m_space = true;
        if (m_result.pieces.isEmpty())
            return;
        QChar &last = m_result.text.back();
        if (!pauses.contains(last))
            m_result.text += sign;
        else if (last == u',' && sign != u',') // the stronger of two
            last = sign;
    }

    void say(const QString &words, qsizetype length)
    {
        const TextSpan source = m_written.original({m_at, length});
        m_at += length;
        if (words.isEmpty()) {
            m_space = true;
            return;
        }
        if (!m_result.text.isEmpty() && !(m_glued && !m_space))
            m_result.text += u' ';
        m_result.pieces.append({{m_result.text.size(), words.size()}, source});
        m_result.text += words;
        m_glued = words.endsWith(u'\'');
        m_space = false;
    }

    const WrittenText m_written;
    const QString m_languageName;
    const SpeechLanguage *m_language;
    const NumberWords m_numbers;
    const Pronunciations &m_pronunciations;
    SpokenText m_result;
    qsizetype m_at = 0;
    bool m_space = false; ///< between what was said and what follows
    bool m_glued = false; ///< what was said ends with an apostrophe
};

} // namespace

TextSpan SpokenText::sourceAt(qsizetype position) const
{
    const auto after =
        std::ranges::upper_bound(pieces, position, {}, [](const Piece &piece) { return piece.spoken.start; });
    if (after == pieces.begin())
        return {};
    const Piece &piece = *std::prev(after);
    return position < piece.spoken.end() ? piece.source : TextSpan{};
}

SpokenText spokenText(const QString &text, const QString &language, const Pronunciations &pronunciations)
{
    return Speaker(text, language, cleaned(pronunciations)).run();
}

} // namespace campanile
