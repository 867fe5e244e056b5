// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelistmodel.h"

#include "waveformview.h"

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace campanile {

MessageListModel::MessageListModel(MessageStore &store, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_clock(clock)
    , m_messages(store.messages())
{
    connect(&store, &MessageStore::changed, this, &MessageListModel::refresh);
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_messages.size());
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Message &message = m_messages.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return message.title;
    case Qt::AccessibleTextRole:
        return message.hasAudio()
            ? u"%1, %2, %3"_s.arg(message.title, detail(message), clockWords(message.main().length))
            : u"%1, %2"_s.arg(message.title, detail(message));
    case IdRole: return message.id.text();
    case DetailRole: return detail(message);
    case LengthRole: return message.hasAudio() ? clockWords(message.main().length) : QString();
    case HasAudioRole: return message.hasAudio();
    case PlayingRole: return message.id == m_playing;
    case TextRole: return QString(message.title + u' ' + message.main().text);
    default: return {};
    }
}

QModelIndex MessageListModel::indexOf(const MessageId &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_messages.at(row).id == id)
            return index(row);
    }
    return {};
}

void MessageListModel::setPlaying(const MessageId &id)
{
    if (m_playing == id)
        return;
    const MessageId before = std::exchange(m_playing, id);
    for (const MessageId &changed : {before, id}) {
        if (const QModelIndex index = indexOf(changed); index.isValid())
            Q_EMIT dataChanged(index, index, {PlayingRole});
    }
}

void MessageListModel::refresh()
{
    const QList<Message> now = m_store.messages();
    const auto find = [](const QList<Message> &in, const MessageId &id, qsizetype from) {
        return std::find_if(in.begin() + from, in.end(), [&](const Message &m) { return m.id == id; }) - in.begin();
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (find(now, m_messages.at(row).id, 0) < now.size())
            continue;
        beginRemoveRows({}, row, row);
        m_messages.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(now.size()); ++row) {
        const Message &wanted = now.at(row);
        const int there = static_cast<int>(find(m_messages, wanted.id, std::min<qsizetype>(row, m_messages.size())));
        if (there >= rowCount()) {
            beginInsertRows({}, row, row);
            m_messages.insert(row, wanted);
            endInsertRows();
            continue;
        }
        if (there != row) {
            beginMoveRows({}, there, there, {}, row);
            m_messages.move(there, row);
            endMoveRows();
        }
        if (m_messages.at(row) != wanted) {
            m_messages[row] = wanted;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

QString MessageListModel::detail(const Message &message) const
{
    const QLocale locale;
    const QDateTime now = m_clock.now();
    QStringList parts;
    if (!message.hasAudio())
        parts.append(tr("draft"));
    else if (message.created.date() == now.date())
        parts.append(tr("today %1").arg(message.created.time().toString(u"HH:mm"_s)));
    else if (message.created.date().year() == now.date().year())
        parts.append(locale.toString(message.created.date(), u"d MMM"_s));
    else
        parts.append(locale.toString(message.created.date(), u"d MMM yyyy"_s));
    parts.append(message.languages().join(u' ').toUpper());
    if (!message.hasAudio())
        parts.append(tr("no audio yet"));
    else if (message.main().origin == MessageOrigin::Synthesised)
        parts.append(tr("synthetic voice"));
    return parts.join(u" · "_s);
}

} // namespace campanile
