// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagesession.h"

#include <QHash>
#include <QTemporaryDir>

namespace campanile {

/// What is being listened to: the version in edit, the same as a telephone makes it sound, or any file (a voice not
/// taken yet, a recording that was found). One at a time; another message or version ends it.
class MessageListening final : public QObject {
    Q_OBJECT
public:
    enum class What { Nothing, Message, Phone, Machine, File };

    explicit MessageListening(MessageSession &session, QObject *parent = nullptr);

    [[nodiscard]] What what() const;

    /// The version in edit, plain or as on the telephone.
    [[nodiscard]] bool isToMessage() const { return what() != What::Nothing && what() != What::File; }

    [[nodiscard]] bool isTo(const QString &path) const; ///< of listenTo

    void listen(std::chrono::milliseconds from = {});
    void listenAs(PhoneEar ear);
    void listenTo(const QString &path);
    void stop();

Q_SIGNALS:
    void changed();
    void positionChanged(std::chrono::milliseconds position); ///< in the version's audio
    void endReached(); ///< of the version's audio
    void failed(const campanile::Error &error);

private:
    void play(What what, const QString &path, std::chrono::milliseconds from = {});

    MessageSession &m_session;
    Player &m_player;
    QTemporaryDir m_scratch;
    int m_scratchCount = 0;
    What m_what = What::Nothing;
    QString m_previewOf; ///< the audio that the previews were made from
    QHash<int, QString> m_previews; ///< by PhoneEar
};

} // namespace campanile
