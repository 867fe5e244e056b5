// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelistmodel.h"

#include "messagethumbnails.h"
#include "waveformview.h"

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace campanile {

MessageListModel::MessageListModel(
    MessageStore &store, const Clock &clock, MessageThumbnails *thumbnails, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_clock(clock)
    , m_thumbnails(thumbnails)
    , m_messages(store.messages())
{
    connect(&store, &MessageStore::changed, this, &MessageListModel::refresh);
    if (thumbnails) {
        connect(thumbnails, &MessageThumbnails::ready, this, [this](const QString &path) {
            for (int row = 0; row < rowCount(); ++row) {
                if (m_messages.at(row).main().audioPath == path)
                    Q_EMIT dataChanged(index(row), index(row), {PeaksRole});
            }
        });
    }
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
    case Qt::DisplayRole: return message.title;
    case Qt::ToolTipRole: {
        QStringList lines{message.title, detail(message)};
        if (!message.tags.isEmpty())
            lines.append(message.tags.join(u", "_s));
        return lines.join(u'\n');
    }
    case Qt::AccessibleTextRole: {
        QStringList parts{message.title, detail(message)};
        if (message.hasAudio())
            parts.append(clockWords(message.main().length));
        parts += message.tags;
        return parts.join(u", "_s);
    }
    case IdRole: return message.id.text();
    case DetailRole: return detail(message);
    case LengthRole: return message.hasAudio() ? clockWords(message.main().length) : QString();
    case HasAudioRole: return message.hasAudio();
    case PlayingRole: return message.id == m_playing;
    case TextRole: {
        QStringList words{message.title};
        for (const MessageVersion &version : message.versions)
            words.append(version.text);
        words += message.tags;
        return words.join(u' ');
    }
    case TagsRole: return message.tags;
    case CreatedRole: return message.created;
    case LastUsedRole: return message.lastUsed;
    case ProblemRole: return problemWords(message);
    case PeaksRole:
        return QVariant::fromValue(m_thumbnails ? m_thumbnails->peaks(message.main().audioPath) : QList<float>());
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
    const QDateTime now = m_clock.now();
    QStringList parts;
    parts.append(message.hasAudio() ? dayWords(message.created, now) : tr("draft"));
    parts.append(message.languages().join(u' ').toUpper());
    if (const QString problem = problemWords(message); !problem.isEmpty())
        parts.append(problem);
    else if (message.main().origin == MessageOrigin::Synthesised)
        parts.append(tr("synthetic voice"));
    if (message.lastUsed.isValid())
        parts.append(tr("used %1").arg(dayWords(message.lastUsed, now)));
    return parts.join(u" · "_s);
}

QString dayWords(const QDateTime &time, const QDateTime &now)
{
    const QLocale locale;
    if (time.date() == now.date())
        return MessageListModel::tr("today %1").arg(time.time().toString(u"HH:mm"_s));
    return locale.toString(time.date(), time.date().year() == now.date().year() ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString problemWords(const Message &message)
{
    if (!message.hasAudio() && message.versions.size() == 1)
        return MessageListModel::tr("no audio yet");
    QStringList silent;
    QStringList old;
    for (const MessageVersion &version : message.versions) {
        if (!version.hasAudio())
            silent.append(version.language.toUpper());
        else if (version.isAudioOld())
            old.append(version.language.toUpper());
    }
    QStringList parts;
    if (!silent.isEmpty())
        parts.append(MessageListModel::tr("no audio in %1").arg(silent.join(u' ')));
    if (!old.isEmpty())
        parts.append(message.versions.size() == 1 ? MessageListModel::tr("old audio")
                                                  : MessageListModel::tr("old audio in %1").arg(old.join(u' ')));
    return parts.join(u", "_s);
}

} // namespace campanile
