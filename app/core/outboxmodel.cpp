// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxmodel.h"

#include "errorwords.h"

#include <algorithm>

namespace campanile {

OutboxModel::OutboxModel(Outbox &outbox, QObject *parent)
    : QAbstractListModel(parent)
    , m_outbox(outbox)
    , m_items(outbox.items())
{
    connect(&outbox, &Outbox::changed, this, &OutboxModel::refresh);
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    const std::optional<OutboxItem> item = itemAt(index);
    if (!item)
        return {};
    switch (role) {
    case Qt::DisplayRole: return item->title;
    case IdRole: return item->id.text();
    case KindRole: return static_cast<int>(item->kind);
    case StateRole: return static_cast<int>(item->state);
    case CreatedRole: return item->created;
    case ExpiresRole: return item->expires;
    case SentRole: return item->sent;
    case SizeRole: return item->size;
    case PhonesRole: return item->phones;
    case LiveRole: return item->mode == Mode::Live;
    case DeletesRole: return item->deletes;
    case ErrorRole: return item->error.code == ErrorCode::None ? QString() : words(item->error);
    default: return {};
    }
}

std::optional<OutboxItem> OutboxModel::itemAt(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return std::nullopt;
    return m_items.at(index.row());
}

void OutboxModel::refresh()
{
    const QList<OutboxItem> wanted = m_outbox.items();
    const auto isThere = [](const QList<OutboxItem> &in, const OutboxId &id) {
        return std::ranges::find(in, id, &OutboxItem::id) != in.end();
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!isThere(wanted, m_items[row].id)) {
            beginRemoveRows({}, row, row);
            m_items.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const auto found = std::ranges::find(m_items, wanted[row].id, &OutboxItem::id);
        if (found == m_items.end()) {
            beginInsertRows({}, row, row);
            m_items.insert(row, wanted[row]);
            endInsertRows();
            continue;
        }
        if (const int from = static_cast<int>(found - m_items.begin()); from != row) {
            beginMoveRows({}, from, from, {}, row); // rows before `row` are right already: it only moves up
            m_items.move(from, row);
            endMoveRows();
        }
        if (m_items[row] != wanted[row]) {
            m_items[row] = wanted[row];
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

} // namespace campanile
