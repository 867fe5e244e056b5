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

void MessageTextEdit::setFindings(const QList<PartFinding> &findings, const QList<TextSpan> &blanks)
{
    m_findings = findings;
    m_blanks = blanks;
    mark();
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
    small.setPixelSize(9);
    painter.setFont(small);
    painter.setPen(t.primary);
    for (const PartFinding &finding : m_findings) {
        for (const TextSpan &span : finding.spans) {
            QTextCursor cursor(document());
            cursor.setPosition(std::min(document()->characterCount() - 1, static_cast<int>(span.start + span.length)));
            const QRect at = cursorRect(cursor);
            painter.drawText(QPointF(at.left() + 0.5, at.top() + 8.5), QString::number(static_cast<int>(finding.part)));
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
