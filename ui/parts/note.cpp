// SPDX-License-Identifier: GPL-3.0-or-later
#include "note.h"

#include "icons.h"
#include "label.h"
#include "metrics.h"
#include "painting.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// A line of 20 px carries its air above its words: together they are in the middle.
constexpr int textTop = 6, textBottom = 10, iconBelowTop = 4;

struct Dress {
    QColor fill, ink;
    QString icon;
};

Dress dressOf(Note::Kind kind, const Tokens &t)
{
    switch (kind) {
    case Note::Kind::Info: return {t.tint, t.text, u"clock"_s};
    case Note::Kind::Ok: return {t.okTint, t.ok, u"check"_s};
    case Note::Kind::Warning: return {t.warnFill, t.warnText, u"warning"_s};
    case Note::Kind::Error: return {t.liveTint, t.liveText, u"close"_s};
    case Note::Kind::Stale: return {t.stale, t.staleText, u"warning"_s};
    }
    return {t.tint, t.text, u"info"_s};
}

} // namespace

Note::Note(Kind kind, const QString &text, QWidget *parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_text(text)
    , m_label(new Label(TextStyle::Detail, Ink::Text, this))
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::RichText);
    m_label->setMinimumWidth(40);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(36, textTop, 12, textBottom);
    layout->addWidget(m_label);
    connect(m_label, &QLabel::linkActivated, this, &Note::linkActivated);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    refresh();
}

void Note::setKind(Kind kind)
{
    m_kind = kind;
    refresh();
}

void Note::setText(const QString &text)
{
    m_text = text;
    refresh();
}

void Note::setLink(const QString &words)
{
    m_link = words;
    // without a link there is nothing in it to stop at
    m_label->setTextInteractionFlags(
        words.isEmpty() ? Qt::NoTextInteraction : Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    refresh();
}

void Note::setFlat(bool flat)
{
    m_flat = flat;
    layout()->setContentsMargins(flat ? 24 : 36, flat ? 0 : textTop, flat ? 0 : 12, flat ? 0 : textBottom);
    update();
}

void Note::setEdged(bool edged)
{
    m_edged = edged;
    update();
}

void Note::setIconName(const QString &name)
{
    m_icon = name;
    update();
}

void Note::refresh()
{
    const Dress dress = dressOf(m_kind, tokensFor(this));
    const QString ink = dress.ink.name();
    QString html = m_text.toHtmlEscaped();
    if (m_kind == Kind::Stale)
        html = u"<b>%1</b>"_s.arg(html);
    if (!m_link.isEmpty())
        html += u" <a href=\"#\" style=\"color:%1\">%2</a>"_s.arg(ink, m_link.toHtmlEscaped());
    m_label->setText(u"<p style=\"color:%1; line-height:20px; margin:0\">%2</p>"_s.arg(ink, html));
    setAccessibleName(m_text);
    update();
}

void Note::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Dress dress = dressOf(m_kind, tokensFor(this));
    if (!m_flat)
        paintBox(painter, rect(), radiusTag, dress.fill, m_edged ? tokensFor(this).control : QColor(), 1);
    // beside the first line, also where the note has more room than it needs
    const double top =
        m_label->y() + (m_label->height() - m_label->heightForWidth(m_label->width())) / 2.0 + iconBelowTop;
    paintIcon(painter, QRectF(m_flat ? 0 : 12, top, 16, 16), m_icon.isEmpty() ? dress.icon : m_icon, dress.ink);
}

} // namespace campanile
