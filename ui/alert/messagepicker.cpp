// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagepicker.h"

#include "alertwords.h"
#include "button.h"
#include "campaigndraft.h"
#include "label.h"
#include "messagestore.h"
#include "metrics.h"
#include "painting.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int lineHeightOfRow = 56;
constexpr int detailRole = Qt::UserRole, lengthRole = Qt::UserRole + 1;

class MessageDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, lineHeightOfRow};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens(lookOf(option.palette));
        const bool usable = index.flags() & Qt::ItemIsEnabled;
        painter->save();
        painter->fillRect(option.rect,
            (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) && usable ? t.tint : t.surface);
        const QRect r = option.rect.adjusted(16, 8, -16, -8);
        painter->setFont(textFont(TextStyle::BodyStrong));
        painter->setPen(usable ? t.text : t.muted);
        const QString length = index.data(lengthRole).toString();
        const int side = painter->fontMetrics().horizontalAdvance(length) + 16;
        painter->drawText(r, Qt::AlignVCenter | Qt::AlignRight, length);
        painter->drawText(r.adjusted(0, 0, -side, -20), Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(
                index.data(Qt::DisplayRole).toString(), Qt::ElideRight, r.width() - side));
        painter->setFont(textFont(TextStyle::Caption));
        painter->setPen(t.muted);
        painter->drawText(
            r.adjusted(0, 20, -side, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data(detailRole).toString());
        painter->fillRect(QRect(r.left(), option.rect.bottom(), r.width(), 1), t.line);
        painter->restore();
    }
};

} // namespace

MessagePicker::MessagePicker(CampaignDraft &draft, MessageStore &messages, QWidget *parent)
    : QFrame(parent)
    , m_draft(draft)
    , m_messages(messages)
    , m_list(new QListWidget(this))
{
    setObjectName(u"messagePicker"_s);
    setAccessibleName(tr("Choose a message"));
    m_list->setObjectName(u"messagePickerList"_s);
    m_list->setAccessibleName(tr("Messages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new MessageDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 12, 1, 12);
    layout->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 12, 0);
    head->addWidget(new Label(tr("Choose a message"), TextStyle::CardTitle, Ink::Text, this), 1);
    auto *close = new IconButton(u"close"_s, tr("Close"), this);
    head->addWidget(close);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 0, 16, 0);
    auto *make = new Button(tr("Make a new message"), Button::Role::Link, this);
    make->setObjectName(u"makeMessage"_s);
    foot->addWidget(make);
    foot->addStretch(1);
    layout->addLayout(foot);
    connect(close, &IconButton::clicked, this, &QWidget::hide);
    connect(make, &Button::clicked, this, [this] {
        hide();
        Q_EMIT newRequested();
    });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { take(m_list->row(item)); });
    connect(&m_messages, &MessageStore::changed, this, [this] {
        if (isVisible())
            fill();
    });
    hide();
}

void MessagePicker::fill()
{
    m_shown = m_messages.messages();
    m_list->clear();
    for (const Message &message : std::as_const(m_shown)) {
        auto *item = new QListWidgetItem(message.title, m_list);
        const QString made = QLocale().toString(message.created, QLocale::ShortFormat);
        item->setData(detailRole,
            message.hasAudio() ? made + u" · "_s + languageInWords(message.main().language)
                               : tr("without audio: nothing can be played yet"));
        item->setData(lengthRole, message.hasAudio() ? audioLength(message.main().length) : QString());
        if (!message.hasAudio())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        if (m_draft.message() && m_draft.message()->id == message.id)
            m_list->setCurrentItem(item);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
}

void MessagePicker::open(const QPoint &topRight, int highest)
{
    fill();
    const int rows = std::clamp(m_list->count(), 1, 7);
    const QSize size(420, std::min(highest, rows * lineHeightOfRow + 100));
    int top = topRight.y();
    if (parentWidget())
        top = std::clamp(top, 8, std::max(8, parentWidget()->height() - size.height() - 8));
    setGeometry(QRect(QPoint(topRight.x() - size.width(), top), size));
    show();
    raise();
    m_list->setFocus(Qt::PopupFocusReason);
}

void MessagePicker::take(int row)
{
    if (row < 0 || row >= m_shown.size() || !m_shown[row].hasAudio())
        return;
    const Message chosen = m_shown[row];
    hide();
    m_draft.setMessage(chosen);
}

void MessagePicker::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), radiusCard, t.surface, t.control, 1);
}

bool MessagePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Escape: hide(); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: take(m_list->currentRow()); return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace campanile
