// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"
#include "audioworkshop.h"
#include "clock.h"
#include "messagestore.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace campanile {

/// The message in edit: its words and which of its versions (languages) is in hand. No widgets. Changes of words are
/// saved half a second after the last key. Its sound is MessageStudio's.
class MessageSession final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        MessageStore &store;
        Recorder &recorder;
        Player &player;
        Synthesiser &synthesiser;
        AudioWorkshop &workshop;
        const Clock &clock;
    };

    explicit MessageSession(const Parts &parts, QObject *parent = nullptr);
    ~MessageSession() override;

    [[nodiscard]] const std::optional<Message> &current() const { return m_current; }

    /// The language in edit; of the main version at first.
    [[nodiscard]] QString language() const { return m_language; }

    /// The version in edit; null without a message. Valid until the next change.
    [[nodiscard]] const MessageVersion *version() const;

    [[nodiscard]] bool hasAudio() const { return version() && version()->hasAudio(); } ///< of the version in edit

    [[nodiscard]] Parts &parts() { return m_parts; }

    /// While held (recording) no other message or version is taken in hand, and this one is not removed.
    void setHeld(bool held) { m_held = held; }

    [[nodiscard]] bool isHeld() const { return m_held; }

    void select(const MessageId &id);
    void selectVersion(const QString &language);
    MessageId create(const QString &title);
    void setTitle(const QString &title);
    void setText(const QString &text);
    void setLanguage(const QString &language);
    void setTags(const QStringList &tags);
    void save(); ///< at once
    void removeCurrent();

    /// Adds a version and takes it in hand; nothing where the message has that language already.
    void addVersion(const MessageVersion &version, qsizetype at = -1);
    /// Takes a version out, with its audio's files left where they are; none: the last one cannot go. The next one is
    /// in hand then.
    std::optional<MessageVersion> removeVersion(const QString &language);
    void makeMain(const QString &language);

    /// Changes one version of any message and saves it at once, whatever is in edit. An error changes nothing.
    Result<void> changeVersion(
        const MessageId &id, const QString &language, const std::function<void(MessageVersion &)> &change);

    /// The version in edit is another one than before, though its language is the same.
    void announceVersion() { Q_EMIT versionChanged(); }

Q_SIGNALS:
    void leaving(); ///< another message or version follows, or none
    void currentChanged(); ///< another message
    void versionChanged(); ///< another version of the same message
    void messageChanged(); ///< words or audio of the same one
    void failed(const campanile::Error &error);

private:
    void saveNow();
    void changeWords(const std::function<bool(Message &, MessageVersion &)> &change);

    Parts m_parts;
    std::optional<Message> m_current;
    QString m_language;
    QTimer m_saveSoon;
    bool m_unsaved = false;
    bool m_held = false;
};

} // namespace campanile
