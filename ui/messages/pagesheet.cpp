// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagesheet.h"

#include "button.h"
#include "label.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

class Box final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensFor(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBox(painter, rect(), radiusCard, t.surface, t.control, 1);
    }
};

} // namespace

PageSheet::PageSheet(const QString &title, QSize most, QWidget *page)
    : QWidget(page)
    , m_page(page)
    , m_most(most)
    , m_box(new Box(this))
    , m_title(new Label(title, TextStyle::PageTitle))
    , m_detail(new Label(TextStyle::Detail, Ink::Muted))
{
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(m_box);
    layout->setContentsMargins(cardPadding, 20, cardPadding, 20);
    layout->setSpacing(space16);
    auto *head = new QHBoxLayout;
    head->setSpacing(space8);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_title);
    m_detail->setElided(true);
    m_detail->hide();
    titles->addWidget(m_detail);
    head->addLayout(titles, 1);
    auto *cross = new IconButton(u"close"_s, tr("Close"));
    cross->setObjectName(u"closeSheet"_s);
    connect(cross, &QPushButton::clicked, this, &PageSheet::close);
    head->addWidget(cross, 0, Qt::AlignTop);
    layout->addLayout(head);
    m_body = new QVBoxLayout;
    m_body->setSpacing(space16);
    layout->addLayout(m_body, 1);
    page->installEventFilter(this);
    hide();
}

void PageSheet::open()
{
    m_before = QApplication::focusWidget();
    arrange();
    show();
    raise();
    setFocus();
}

void PageSheet::close()
{
    hide();
    if (m_before)
        m_before->setFocus();
    Q_EMIT closed();
}

void PageSheet::setDetail(const QString &words)
{
    m_detail->setText(words);
    m_detail->setVisible(!words.isEmpty());
}

void PageSheet::arrange()
{
    setGeometry(m_page->rect());
    const QSize size = m_most.boundedTo({width() - 48, height() - 32});
    m_box->setGeometry(QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size));
}

void PageSheet::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensFor(this).scrim);
}

void PageSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    QWidget::keyPressEvent(event);
}

bool PageSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page && event->type() == QEvent::Resize && isVisible())
        arrange();
    return QWidget::eventFilter(watched, event);
}

bool PageSheet::focusNextPrevChild(bool next)
{
    QWidget *const from = focusWidget() ? focusWidget() : this;
    const auto step = [next](QWidget *at) { return next ? at->nextInFocusChain() : at->previousInFocusChain(); };
    for (QWidget *at = step(from); at != from; at = step(at)) {
        if ((at->focusPolicy() & Qt::TabFocus) && isAncestorOf(at) && at->isEnabled() && at->isVisibleTo(this)
            && !at->focusProxy()) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

} // namespace campanile
