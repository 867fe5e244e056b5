// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagetextedit.h"

#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QEvent>
#include <QPainter>
#include <QTextBlock>

namespace campanile {

namespace {

constexpr int numberSize = 9;

/// How high an l or a d reaches: more than a capital.
double ascenderHeight(const QFontMetricsF &metrics)
{
    return std::max(metrics.capHeight(), -metrics.tightBoundingRect(QStringLiteral("ld")).top());
}

} // namespace

MessageTextEdit::MessageTextEdit(QWidget *parent)
    : QTextEdit(parent)
{
    setTabChangesFocus(true);
    setAccessibleName(tr("Text of the message"));
    setFont(textFont(TextStyle::Body));
    document()->setDocumentMargin(12);
    setLineWrapMode(WidgetWidth);
    setAcceptRichText(false);
    setFrameShape(NoFrame);
    space();
}

void MessageTextEdit::setPlainWords(const QString &text)
{
    setPlainText(text);
    const QSignalBlocker quiet(this);
    space();
    document()->clearUndoRedoStacks();
}

void MessageTextEdit::replaceWords(const QString &text)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

void MessageTextEdit::space()
{
    QTextBlockFormat lines;
    lines.setLineHeight(150, QTextBlockFormat::ProportionalHeight);
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(lines); // new paragraphs take it over
}

QSize MessageTextEdit::sizeHint() const
{
    return {256, 96};
}

void MessageTextEdit::setFindings(const QList<PartFinding> &findings, const QList<TextSpan> &blanks)
{
    m_findings = findings;
    m_blanks = blanks;
    mark();
    viewport()->update(); // the numbers stand outside the changed words
}

void MessageTextEdit::selectSpan(const TextSpan &span)
{
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(span.start));
    cursor.setPosition(static_cast<int>(span.start + span.length), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    setFocus();
}

void MessageTextEdit::mark()
{
    const Tokens &t = tokensFor(this);
    QList<QTextEdit::ExtraSelection> selections;
    const auto add = [&](const TextSpan &span, const QTextCharFormat &format) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        const int end = document()->characterCount() - 1;
        selection.cursor.setPosition(std::min(end, static_cast<int>(span.start)));
        selection.cursor.setPosition(
            std::min(end, static_cast<int>(span.start + span.length)), QTextCursor::KeepAnchor);
        selection.format = format;
        selections.append(selection);
    };
    QTextCharFormat underline;
    underline.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    underline.setUnderlineColor(t.primary);
    for (const PartFinding &finding : m_findings) {
        for (const TextSpan &span : finding.spans)
            add(span, underline);
    }
    QTextCharFormat blank;
    blank.setBackground(t.warnFill);
    blank.setForeground(t.warnText);
    for (const TextSpan &span : m_blanks)
        add(span, blank);
    setExtraSelections(selections);
}

void MessageTextEdit::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    const Tokens &t = tokensFor(this);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter, viewport()->rect(), radiusButton, {}, hasFocus() ? t.primary : t.control, 1);
    QFont small = textFont(TextStyle::CaptionStrong);
    small.setPixelSize(numberSize);
    painter.setFont(small);
    painter.setPen(t.primary);
    const QFontMetricsF numbers(small);
    // Between two lines, where nothing is written: above the capitals, at the end of the underlined words.
    const QFontMetricsF letters(font());
    const double clear = letters.ascent() - ascenderHeight(letters) - 3;
    QHash<int, double> taken; // words of two parts may end together
    for (const PartFinding &finding : m_findings) {
        for (const TextSpan &span : finding.spans) {
            const int end = std::min(document()->characterCount() - 1, static_cast<int>(span.start + span.length));
            QTextCursor cursor(document());
            cursor.setPosition(end);
            const QRect at = cursorRect(cursor);
            const QString number = QString::number(static_cast<int>(finding.part));
            double &used = taken[end];
            painter.drawText(QPointF(at.left() + used, at.top() + clear), number);
            used += numbers.horizontalAdvance(number) + 2;
        }
    }
}

void MessageTextEdit::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        mark();
}

} // namespace campanile
