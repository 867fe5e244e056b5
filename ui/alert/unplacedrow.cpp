// SPDX-License-Identifier: GPL-3.0-or-later
#include "unplacedrow.h"

#include "alertwords.h"
#include "figures.h"
#include "icons.h"
#include "label.h"
#include "metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

UnplacedRow::UnplacedRow(QWidget *parent)
    : QWidget(parent)
    , m_words(new Label(TextStyle::Detail, Ink::Text, this))
{
    setObjectName(u"unplacedRow"_s);
    m_words->setObjectName(u"unplacedWords"_s);
    m_words->setTextFormat(Qt::RichText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_words, 1);
    connect(m_words, &QLabel::linkActivated, this, [this](const QString &link) {
        if (link == u"look")
            Q_EMIT lookRequested();
        else
            Q_EMIT includeRequested(link == u"include");
    });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void UnplacedRow::setCount(const AudienceCount &count, const AudienceFilter &filter, bool compact, int margin)
{
    m_count = count;
    m_filter = filter;
    m_compact = compact;
    m_margin = margin;
    dress();
}

void UnplacedRow::dress()
{
    using Unplaced = AudienceFilter::Unplaced;
    const bool all = m_filter.unplaced == Unplaced::All;
    const int unplaced = m_count.townWithoutPosition;
    const QString title = (m_compact ? tr("%1 without a position", nullptr, unplaced)
                                     : tr("%1 contact(s) without a position", nullptr, unplaced))
                              .arg(figure(unplaced));
    const int byStreet = m_filter.unplaced == Unplaced::OfTheirStreet ? m_count.withoutPosition : 0;
    //: contacts without a position; %1 is a count
    const QString state = all ? tr("called too")
        : byStreet > 0 ? tr("%1 called with their street, the others left out", nullptr, byStreet).arg(figure(byStreet))
                       : tr("left out");
    const Tokens &t = tokensFor(this);
    const auto link = [&](const QString &id, const QString &words) {
        return u"<a href=\"%1\" style=\"color:%2\">%3</a>"_s.arg(id, t.primary.name(), words.toHtmlEscaped());
    };
    //: what can be done about contacts without a position
    const QString change = all ? link(u"exclude"_s, tr("Leave out")) : link(u"include"_s, tr("Include"));
    m_words->setText(u"<p style=\"line-height:18px; margin:0; color:%1\">%2: <b>%3</b> %4 · %5</p>"_s.arg(
        t.text.name(), title.toHtmlEscaped(), state.toHtmlEscaped(), change, link(u"look"_s, tr("Show"))));
    m_words->setAccessibleName(title + u": "_s + state);
    const int count = all ? 72 : 0; // where its own count stands, in line with the rows'
    layout()->setContentsMargins(m_margin + 28, m_compact ? 5 : 9, m_margin + count, m_compact ? 5 : 9);
    update();
}

void UnplacedRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

void UnplacedRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const double top = m_words->y() + 1;
    paintIcon(painter, QRectF(m_margin, top, 16, 16), u"warning"_s, t.warnText);
    painter.fillRect(QRect(m_margin, height() - 1, width() - 2 * m_margin, 1), t.line);
    if (m_filter.unplaced != AudienceFilter::Unplaced::All)
        return;
    painter.setFont(textFont(TextStyle::BodyStrong));
    painter.setPen(t.text);
    painter.drawText(QRect(0, 0, width() - m_margin - 20 - 12, m_words->y() + 20), Qt::AlignRight | Qt::AlignBottom,
        signedNumber(m_count.unplaced));
}

} // namespace campanile
