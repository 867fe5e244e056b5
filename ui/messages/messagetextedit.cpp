// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagetextedit.h"

#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace campanile {

namespace {

constexpr int numberSize = 9;
constexpr int edge = 2; ///< clear of the round corners

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
    setViewportMargins(edge, edge, edge, edge);
    document()->setDocumentMargin(12 - edge);
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

void MessageTextEdit::replaceSpan(const TextSpan &span, const QString &text)
{
    QTextCursor cursor(document());
    const int end = document()->characterCount() - 1;
    cursor.setPosition(std::min(end, static_cast<int>(span.start)));
    cursor.setPosition(std::min(end, static_cast<int>(span.start + span.length)), QTextCursor::KeepAnchor);
    cursor.insertText(text);
}

void MessageTextEdit::replaceAll(const QString &words, const QString &text)
{
    QTextCursor whole(document());
    whole.beginEditBlock();
    for (QTextCursor at = document()->find(words, 0, QTextDocument::FindCaseSensitively); !at.isNull();
        at = document()->find(words, at, QTextDocument::FindCaseSensitively))
        at.insertText(text);
    whole.endEditBlock();
}

void MessageTextEdit::setDateFindings(const QList<DateFinding> &findings)
{
    m_dates = findings;
    mark();
}

void MessageTextEdit::setSpokenSpan(const TextSpan &span)
{
    if (m_spoken == span)
        return;
    m_spoken = span;
    mark();
    if (span.length == 0)
        return;
    QTextCursor cursor(document()); // followed without moving the writer's cursor
    cursor.setPosition(std::min(document()->characterCount() - 1, static_cast<int>(span.start)));
    const QRect at = cursorRect(cursor);
    if (at.bottom() > viewport()->height() || at.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + at.top() - viewport()->height() / 3);
}

void MessageTextEdit::setRightToLeft(bool rightToLeft)
{
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    document()->setDefaultTextOption(option);
}

bool MessageTextEdit::focusNextPrevChild(bool next)
{
    if (!isReadOnly()) {
        const QTextCursor cursor = textCursor();
        const TextSpan *found = nullptr;
        for (const TextSpan &blank : std::as_const(m_blanks)) {
            if (next && blank.start >= cursor.selectionEnd()) {
                found = &blank;
                break;
            }
            if (!next && blank.start + blank.length <= cursor.selectionStart())
                found = &blank;
        }
        if (found) {
            selectSpan(TextSpan(*found));
            return true;
        }
    }
    return QTextEdit::focusNextPrevChild(next);
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
    showSpan(span);
    setFocus();
}

void MessageTextEdit::showSpan(const TextSpan &span)
{
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(span.start));
    cursor.setPosition(static_cast<int>(span.start + span.length), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
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
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wrong.setUnderlineColor(t.warnMark);
    wrong.setBackground(t.warnFill);
    wrong.setForeground(t.warnText);
    for (const DateFinding &finding : m_dates)
        add(finding.span, wrong);
    if (m_spoken.length > 0) {
        QTextCharFormat said;
        said.setBackground(t.primaryFill);
        said.setForeground(t.onFill);
        add(m_spoken, said);
    }
    setExtraSelections(selections);
}

void MessageTextEdit::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    const Tokens &t = tokensFor(this);
    QPainter painter(viewport());
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

/// The edge goes around the scroll bar too: fields under each other are equally wide.
bool MessageTextEdit::event(QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(this);
        paintBox(painter, rect(), radiusButton, palette().color(QPalette::Base), hasFocus() ? t.primary : t.control, 1);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QTextEdit::event(event);
}

void MessageTextEdit::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        mark();
}

} // namespace campanile
