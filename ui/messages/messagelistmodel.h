// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clock.h"
#include "messagestore.h"

#include <QAbstractListModel>

namespace campanile {

/// The library of messages, newest first. Display and sort values are different roles; changes, not resets.
class MessageListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, DetailRole, LengthRole, HasAudioRole, PlayingRole, TextRole };

    MessageListModel(MessageStore &store, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    [[nodiscard]] const QList<Message> &messages() const { return m_messages; }

    [[nodiscard]] QModelIndex indexOf(const MessageId &id) const;
    void setPlaying(const MessageId &id); ///< empty: none

private:
    void refresh();
    [[nodiscard]] QString detail(const Message &message) const;

    MessageStore &m_store;
    const Clock &m_clock;
    QList<Message> m_messages;
    MessageId m_playing;
};

} // namespace campanile
