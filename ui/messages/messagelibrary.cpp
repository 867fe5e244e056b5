// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelibrary.h"

#include "button.h"
#include "chip.h"
#include "figures.h"
#include "flowlayout.h"
#include "label.h"
#include "messagelistmodel.h"
#include "messagelistview.h"
#include "messagethumbnails.h"
#include "metrics.h"
#include "note.h"
#include "searchfield.h"
#include "tokens.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

QString emergencyTag()
{
    return QLocale().toLower(MessageLibrary::tr("Emergency"));
}

QString serviceTag()
{
    return QLocale().toLower(MessageLibrary::tr("Service"));
}

MessageLibrary::MessageLibrary(MessageSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_thumbnails(new MessageThumbnails(session.parts().workshop, this))
    , m_model(new MessageListModel(session.parts().store, session.parts().clock, m_thumbnails, this))
    , m_filter(new MessageFilter(this))
    , m_search(new SearchField(tr("Search the messages")))
    , m_sort(new IconButton(u"sort"_s, tr("Order of the messages")))
    , m_all(new Chip(tr("All")))
    , m_emergency(new Chip(tr("Emergency")))
    , m_service(new Chip(tr("Service")))
    , m_other(new Chip(tr("Tag…")))
    , m_nothing(new Label(TextStyle::Detail, Ink::Muted))
    , m_clear(new Button(tr("Show all messages"), Button::Role::Link))
    , m_list(new MessageListView)
    , m_several(new QWidget)
    , m_severalWords(new Label(TextStyle::DetailStrong))
    , m_export(new Button(tr("Copy to a file…"), Button::Role::Secondary))
    , m_removedNote(new Note(Note::Kind::Info))
    , m_news(new Note(Note::Kind::Ok))
{
    m_filter->setSourceModel(m_model);
    build();
    buildSort();

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setWords(text);
        refresh();
    });
    connect(m_all, &Chip::clicked, this, [this] { chooseTag({}); });
    connect(m_emergency, &Chip::clicked, this, [this] { chooseTag(emergencyTag()); });
    connect(m_service, &Chip::clicked, this, [this] { chooseTag(serviceTag()); });
    connect(m_other, &Chip::clicked, this, &MessageLibrary::openTags);
    connect(m_clear, &QPushButton::clicked, this, &MessageLibrary::clearSearch);
    connect(m_list, &MessageListView::chosen, &m_session, &MessageSession::select);
    connect(m_list, &MessageListView::playToggled, this, &MessageLibrary::playToggled);
    connect(m_list, &MessageListView::removeWanted, this, [this] { remove(selected()); });
    connect(m_list, &MessageListView::duplicateWanted, this, [this] {
        if (const auto ids = selected(); !ids.isEmpty())
            duplicate(ids.first());
    });
    connect(m_list, &MessageListView::menuWanted, this, &MessageLibrary::openMenu);
    connect(m_list, &MessageListView::selectionMoved, this, &MessageLibrary::refreshSelection);
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(selected()); });
    connect(m_news, &Note::linkActivated, m_news, &QWidget::hide);
    connect(m_removedNote, &Note::linkActivated, this, &MessageLibrary::undoRemoval);
    connect(&m_session, &MessageSession::currentChanged, this, [this] {
        if (const auto &message = m_session.current()) {
            const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(message->id));
            if (index.isValid() && m_list->currentIndex() != index)
                m_list->choose(index);
        }
    });
    connect(&m_session.parts().store, &MessageStore::changed, this, &MessageLibrary::refresh);
    refresh();
    refreshSelection();
}

MessageLibrary::~MessageLibrary() = default;

void MessageLibrary::build()
{
    setObjectName(u"messageLibrary"_s);
    m_search->setObjectName(u"searchMessages"_s);
    m_search->setAccessibleName(tr("Search the messages"));
    m_sort->setObjectName(u"sortMessages"_s);
    m_sort->setSide(40);
    m_sort->setEdged(true);
    m_all->setObjectName(u"allMessages"_s);
    m_emergency->setObjectName(u"emergencyMessages"_s);
    m_service->setObjectName(u"serviceMessages"_s);
    m_other->setObjectName(u"tagMessages"_s);
    m_other->setAccessibleDescription(tr("Shows the messages with a tag"));
    m_clear->setObjectName(u"clearSearch"_s);
    m_list->setObjectName(u"messageList"_s);
    m_list->setModel(m_filter);
    m_export->setObjectName(u"exportSelected"_s);
    m_removedNote->setObjectName(u"messageRemoved"_s);
    m_removedNote->setLink(tr("Undo"));
    m_removedNote->hide();
    m_nothing->setWordWrap(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space16, 1, 0);
    column->setSpacing(space12);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(space16, 0, space16, 0);
    field->setSpacing(space8);
    field->addWidget(m_search, 1);
    field->addWidget(m_sort);
    column->addLayout(field);
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(space8, chips);
    flow->setContentsMargins(space16, 0, space16, 0);
    for (Chip *chip : {m_all, m_emergency, m_service, m_other})
        flow->addWidget(chip);
    QSizePolicy policy = chips->sizePolicy();
    policy.setHeightForWidth(true);
    chips->setSizePolicy(policy);
    column->addWidget(chips);
    auto *nothing = new QVBoxLayout;
    nothing->setContentsMargins(space16, 0, space16, 0);
    nothing->addWidget(m_nothing);
    nothing->addWidget(m_clear, 0, Qt::AlignLeft);
    column->addLayout(nothing);
    column->addWidget(m_list, 1);

    auto *row = new QHBoxLayout(m_several);
    row->setContentsMargins(space16, space8, space16, space12);
    row->setSpacing(space8);
    row->addWidget(m_severalWords, 1);
    auto *remove = new IconButton(u"trash"_s, tr("Remove the chosen messages"));
    remove->setObjectName(u"removeSelected"_s);
    remove->setEdged(true);
    remove->setSide(buttonHeight);
    connect(remove, &QPushButton::clicked, this, [this] { this->remove(selected()); });
    row->addWidget(m_export);
    row->addWidget(remove);
    column->addWidget(m_several);
    m_news->setObjectName(u"libraryNews"_s);
    m_news->setLink(tr("Close"));
    m_news->hide();
    auto *note = new QVBoxLayout;
    note->setContentsMargins(space16, 0, space16, space12);
    note->setSpacing(space8);
    note->addWidget(m_removedNote);
    note->addWidget(m_news);
    column->addLayout(note);
}

void MessageLibrary::buildSort()
{
    auto *menu = new QMenu(m_sort);
    auto *group = new QActionGroup(menu);
    const std::pair<MessageFilter::Order, QString> orders[] = {{MessageFilter::Order::Newest, tr("Newest first")},
        {MessageFilter::Order::LastUsed, tr("Last used first")}, {MessageFilter::Order::Title, tr("By title")}};
    for (const auto &[order, words] : orders) {
        QAction *action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(order == m_filter->order());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, order] {
            m_filter->setOrder(order);
            m_list->scrollTo(m_list->currentIndex());
        });
    }
    connect(m_sort, &QPushButton::clicked, menu,
        [this, menu] { menu->popup(m_sort->mapToGlobal(QPoint(0, m_sort->height() + 4))); });
}

void MessageLibrary::openTags()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList all = tags();
    if (all.isEmpty())
        menu->addAction(tr("No message has a tag yet"))->setEnabled(false);
    for (const QString &tag : all) {
        QAction *action = menu->addAction(u"%1 · %2"_s.arg(tag, figure(count(tag))));
        action->setCheckable(true);
        action->setChecked(tag.compare(m_filter->tag(), Qt::CaseInsensitive) == 0);
        connect(action, &QAction::triggered, this, [this, tag] { chooseTag(tag); });
    }
    connect(menu, &QMenu::aboutToHide, this, &MessageLibrary::refresh); // the click has checked the chip
    menu->popup(m_other->mapToGlobal(QPoint(0, m_other->height() + 4)));
}

void MessageLibrary::openMenu(const QPoint &global)
{
    const QList<MessageId> ids = selected();
    if (ids.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (ids.size() == 1)
        connect(menu->addAction(tr("Duplicate")), &QAction::triggered, this, [this, ids] { duplicate(ids.first()); });
    if (m_exportable)
        connect(menu->addAction(tr("Copy to a file…")), &QAction::triggered, this,
            [this, ids] { Q_EMIT exportWanted(ids); });
    connect(menu->addAction(tr("Remove")), &QAction::triggered, this, [this, ids] { remove(ids); });
    menu->popup(global);
}

QStringList MessageLibrary::tags() const
{
    QStringList all;
    for (const Message &message : m_model->messages())
        all += message.tags;
    all.sort(Qt::CaseInsensitive);
    all.removeDuplicates();
    return all;
}

int MessageLibrary::count(const QString &tag) const
{
    return static_cast<int>(std::ranges::count_if(
        m_model->messages(), [&](const Message &message) { return message.tags.contains(tag, Qt::CaseInsensitive); }));
}

void MessageLibrary::chooseTag(const QString &tag)
{
    m_filter->setTag(tag);
    refresh();
}

void MessageLibrary::clearSearch()
{
    m_search->clear();
    chooseTag({});
}

void MessageLibrary::show(const MessageId &id)
{
    if (!m_filter->mapFromSource(m_model->indexOf(id)).isValid())
        clearSearch();
    m_session.select(id);
    if (const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(id)); index.isValid())
        m_list->choose(index);
}

void MessageLibrary::selectSome()
{
    if (!m_session.current() && m_filter->rowCount() > 0)
        m_list->choose(m_filter->index(0, 0));
}

void MessageLibrary::duplicate(const MessageId &id)
{
    m_session.save();
    const auto original = m_session.parts().store.message(id);
    if (!original)
        return;
    Message copy = *original;
    copy.id = MessageId::create();
    copy.title = tr("%1 (copy)").arg(original->title);
    copy.created = m_session.parts().clock.now();
    copy.changed = copy.lastUsed = {};
    if (auto saved = m_session.parts().store.save(copy); !saved)
        Q_EMIT failed(saved.error());
    else
        show(copy.id);
}

void MessageLibrary::remove(const QList<MessageId> &ids)
{
    if (ids.isEmpty() || !m_list->isEnabled())
        return;
    m_session.save();
    MessageStore &store = m_session.parts().store;
    QList<Message> removed;
    // the row that takes the place of the first one
    const QModelIndex first = m_filter->mapFromSource(m_model->indexOf(ids.first()));
    for (const MessageId &id : ids) {
        const auto message = store.message(id);
        if (!message)
            continue;
        if (m_session.current() && m_session.current()->id == id)
            m_session.removeCurrent();
        else if (auto gone = store.remove(id); !gone)
            Q_EMIT failed(gone.error());
        if (!store.message(id))
            removed.append(*message);
    }
    if (removed.isEmpty())
        return;
    m_removed = removed;
    const int count = static_cast<int>(removed.size());
    m_removedNote->setText(count == 1 ? tr("“%1” was removed.").arg(removed.first().title)
                                      : tr("%1 message(s) were removed.", nullptr, count).arg(figure(count)));
    m_removedNote->show();
    const int row = std::min(std::max(0, first.row()), m_filter->rowCount() - 1);
    if (row >= 0)
        m_list->choose(m_filter->index(row, 0));
    refreshSelection();
}

void MessageLibrary::undoRemoval()
{
    m_removedNote->hide();
    const QList<Message> removed = std::exchange(m_removed, {});
    for (const Message &message : removed) {
        if (auto back = m_session.parts().store.restore(message); !back) {
            Q_EMIT failed(back.error());
            return;
        }
    }
    if (!removed.isEmpty())
        show(removed.first().id);
    m_list->setFocus();
}

void MessageLibrary::setListEnabled(bool enabled)
{
    m_list->setEnabled(enabled);
}

void MessageLibrary::setExportable(bool exportable)
{
    m_exportable = exportable;
    refreshSelection();
}

void MessageLibrary::tell(const QString &words, bool bad)
{
    m_news->setKind(bad ? Note::Kind::Error : Note::Kind::Ok);
    m_news->setText(words);
    m_news->show();
}

QList<MessageId> MessageLibrary::selected() const
{
    return m_list->selectedMessages();
}

void MessageLibrary::refresh()
{
    const QString tag = m_filter->tag();
    const auto is = [&](const QString &other) { return tag.compare(other, Qt::CaseInsensitive) == 0; };
    m_all->setChecked(tag.isEmpty());
    m_emergency->setChecked(is(emergencyTag()));
    m_service->setChecked(is(serviceTag()));
    const bool other = !tag.isEmpty() && !m_emergency->isChecked() && !m_service->isChecked();
    m_other->setChecked(other);
    m_other->setText(other ? tag : tr("Tag…"));
    m_other->updateGeometry();

    nameSearch();
    const int count = m_model->rowCount();
    const bool nothing = count > 0 && m_filter->rowCount() == 0;
    m_nothing->setVisible(nothing);
    m_clear->setVisible(nothing);
    m_nothing->setText(m_search->text().trimmed().isEmpty() ? tr("No message has the tag “%1”.").arg(tag)
            : tag.isEmpty()                                 ? tr("No message with these words.")
                            : tr("No message with these words has the tag “%1”.").arg(tag));
    refreshSelection();
}

void MessageLibrary::nameSearch()
{
    const int count = m_model->rowCount();
    const QString name =
        count == 0 ? tr("Search the messages") : tr("Search %1 message(s)", nullptr, count).arg(figure(count));
    m_search->setAccessibleName(name);
    const int room = m_search->width() - 64; // beside the glass
    m_search->setPlaceholderText(m_search->fontMetrics().horizontalAdvance(name) < room ? name : tr("Search"));
}

void MessageLibrary::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    nameSearch();
}

void MessageLibrary::refreshSelection()
{
    const int count = static_cast<int>(selected().size());
    m_several->setVisible(count > 1);
    m_export->setVisible(m_exportable);
    m_severalWords->setText(tr("%1 chosen", nullptr, count).arg(figure(count)));
}

void MessageLibrary::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensFor(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
    if (m_several->isVisible())
        painter.fillRect(QRect(0, m_several->y(), width() - 1, 1), t.line);
}

} // namespace campanile
