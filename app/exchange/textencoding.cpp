// SPDX-License-Identifier: GPL-3.0-or-later
#include "textencoding.h"

#include <QStringDecoder>

#include <uchardet/uchardet.h>

#include <memory>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headSize = 256 * 1024;

/// How much the text looks as Italian looks: accented letters count for it, signs that nobody types against it.
int plausibility(const QByteArray &head, const QString &encoding)
{
    QStringDecoder decoder(encoding.toLatin1().constData());
    if (!decoder.isValid())
        return INT_MIN;
    const QString text = decoder.decode(head);
    int score = 0;
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            continue;
        if (u"àèéìòùÀÈÉÌÒÙ°’“”«»–€ºªü ß ö ä ç ô â ê î"_s.contains(c))
            score += 3;
        else if (c.isLetter() && c.unicode() < 0x180)
            score += 1;
        else
            score -= 3;
    }
    return score;
}

QString uchardetGuess(const QByteArray &head)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    uchardet_handle_data(detector.get(), head.constData(), static_cast<size_t>(head.size()));
    uchardet_data_end(detector.get());
    return QString::fromLatin1(uchardet_get_charset(detector.get()));
}

QString utf16ByZeros(const QByteArray &head)
{
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < head.size(); ++i)
        (i % 2 ? odd : even) += head[i] == '\0';
    const qsizetype half = head.size() / 2;
    if (odd > half * 7 / 10 && even * 20 < half)
        return u"UTF-16LE"_s;
    if (even > half * 7 / 10 && odd * 20 < half)
        return u"UTF-16BE"_s;
    return {};
}

} // namespace

void EncodingGuess::feed(QByteArrayView bytes)
{
    if (m_head.size() < headSize)
        m_head.append(bytes.first(std::min(bytes.size(), headSize - m_head.size())));
    m_total += bytes.size();
    for (qsizetype i = 0; m_utf8 && i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (m_pending > 0) {
            m_utf8 = (byte & 0xc0) == 0x80;
            --m_pending;
        } else if (byte >= 0x80) {
            m_pending = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : 1;
            m_utf8 = byte >= 0xc2 && byte < 0xf5;
        }
    }
}

Result<QString> EncodingGuess::result() const
{
    if (m_head.startsWith("\xEF\xBB\xBF"))
        return u"UTF-8"_s;
    if (m_head.startsWith("\xFF\xFE"))
        return u"UTF-16LE"_s;
    if (m_head.startsWith("\xFE\xFF"))
        return u"UTF-16BE"_s;
    if (m_head.contains('\0')) {
        if (const QString utf16 = utf16ByZeros(m_head); !utf16.isEmpty())
            return utf16;
        return failure(ErrorCode::FileWrongKind, {m_path, u"CSV"_s});
    }
    const auto controls = std::ranges::count_if(m_head, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a;
    });
    if (controls * 100 > m_head.size())
        return failure(ErrorCode::FileWrongKind, {m_path, u"CSV"_s});
    if (m_utf8)
        return u"UTF-8"_s;
    // Old programs of Italian offices: Windows, then DOS, then Macintosh. The detector's word counts where it fits.
    QString best = u"windows-1252"_s;
    int score = plausibility(m_head, best);
    for (const QString &other : {uchardetGuess(m_head), u"IBM850"_s, u"macintosh"_s}) {
        if (other.isEmpty() || other.startsWith("ISO-8859-1"_L1) || other == "UTF-8"_L1)
            continue; // Windows' set holds all of Latin-1
        if (const int points = plausibility(m_head, other); points > score) {
            best = other;
            score = points;
        }
    }
    return best;
}

} // namespace campanile
