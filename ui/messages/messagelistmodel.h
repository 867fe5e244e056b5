// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clock.h"
#include "messagestore.h"

#include <QAbstractListModel>

namespace campanile {

class MessageThumbnails;

/// The library of messages, newest first. Display and sort values are different roles; changes, not resets.
class MessageListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        DetailRole,
        LengthRole,
        HasAudioRole,
        PlayingRole,
        TextRole, ///< every word of it: title, texts, tags
        TagsRole,
        CreatedRole,
        LastUsedRole, ///< invalid: never
        ProblemRole, ///< what is missing, in words; empty: nothing
        PeaksRole, ///< QList<float>; empty: not read yet, or no audio
    };

    /// `thumbnails` may be null.
    MessageListModel(MessageStore &store, const Clock &clock, MessageThumbnails *thumbnails, QObject *parent = nullptr);

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
    MessageThumbnails *m_thumbnails;
    QList<Message> m_messages;
    MessageId m_playing;
};

/// "today 03:19", "12 nov", "14 jan 2025".
[[nodiscard]] QString dayWords(const QDateTime &time, const QDateTime &now);
/// What keeps a message from being heard as it is written: languages without audio, without text, with old audio.
/// Empty: nothing.
[[nodiscard]] QString problemWords(const Message &message);

} // namespace campanile
