// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"

#include <QObject>

#include <functional>

class QMimeData;

namespace campanile {

class IconButton;
class MessageCarrier;
class MessageFiles;
class MessageLibrary;
class MessageSession;

/// Messages to and from files: the button's menu, the library's own wish, what is dropped on the page.
class MessageFilesMenu final : public QObject {
    Q_OBJECT
public:
    /// Asks for a message file to open or (with the name to begin with) to write; calls back with its path, at once or
    /// later; never for none.
    using Chooser = std::function<void(
        QWidget *parent, bool save, const QString &name, std::function<void(const QString &)> chosen)>;

    /// The button is hidden until there are files.
    MessageFilesMenu(MessageSession &session, MessageLibrary &library, IconButton &button, QWidget *page);
    void setChooser(Chooser chooser);
    void use(MessageFiles &files);

    [[nodiscard]] bool takes(const QMimeData &data) const;
    void drop(const QMimeData &data);

private:
    void open();
    void copy(const QList<MessageId> &ids);
    MessageSession &m_session;
    MessageLibrary &m_library;
    IconButton &m_button;
    QWidget *m_page;
    Chooser m_choose;
    MessageCarrier *m_carrier = nullptr; ///< null: no files
};

} // namespace campanile
