// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagefiles.h"
#include "messagesession.h"

namespace campanile {

/// Messages carried in a file: written out, taken in, and what became of them in words. One at a time.
class MessageCarrier final : public QObject {
    Q_OBJECT
public:
    MessageCarrier(MessageSession &session, MessageFiles &files, QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return m_busy; }

    void write(const QString &path, const QList<MessageId> &ids);
    void import(const QString &path);

    /// "campanile-message": the files' ending.
    static const QString suffix;

Q_SIGNALS:
    void busyChanged(bool busy);
    void done(const QString &words); ///< a sentence for the screen
    void failed(const QString &words);
    void imported(const campanile::MessageId &id); ///< the one to open

private:
    void setBusy(bool busy);
    MessageSession &m_session;
    MessageFiles &m_files;
    bool m_busy = false;
};

/// "3 added, 1 already here, 1 kept as a second copy."
[[nodiscard]] QString importWords(const QList<ImportedMessage> &imported);

} // namespace campanile
