// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagefilesmenu.h"

#include "button.h"
#include "messagecarrier.h"
#include "messagelibrary.h"
#include "messagelistmodel.h"
#include "messagesession.h"

#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace campanile {

MessageFilesMenu::MessageFilesMenu(MessageSession &session, MessageLibrary &library, IconButton &button, QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_library(library)
    , m_button(button)
    , m_page(page)
    , m_choose([this](
                   QWidget *over, bool save, const QString &name, const std::function<void(const QString &)> &chosen) {
        auto *dialog = new QFileDialog(over, save ? tr("Copy messages to a file") : tr("Take messages from a file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
        dialog->setFileMode(save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
        dialog->setNameFilter(tr("Messages of Campanile (*.%1)").arg(MessageCarrier::suffix));
        dialog->setDefaultSuffix(MessageCarrier::suffix);
        dialog->selectFile(name);
        connect(dialog, &QFileDialog::fileSelected, this, chosen);
        dialog->open();
    })
{
    m_button.hide();
    connect(&m_button, &QAbstractButton::clicked, this, &MessageFilesMenu::open);
}

void MessageFilesMenu::setChooser(Chooser chooser)
{
    m_choose = std::move(chooser);
}

void MessageFilesMenu::use(MessageFiles &files)
{
    m_carrier = new MessageCarrier(m_session, files, this);
    m_library.setExportable(true);
    m_button.show();
    m_page->setAcceptDrops(true);
    connect(
        m_carrier, &MessageCarrier::done, &m_library, [this](const QString &words) { m_library.tell(words, false); });
    connect(
        m_carrier, &MessageCarrier::failed, &m_library, [this](const QString &words) { m_library.tell(words, true); });
    connect(m_carrier, &MessageCarrier::imported, &m_library, &MessageLibrary::show);
    connect(m_carrier, &MessageCarrier::busyChanged, &m_button, &QWidget::setDisabled);
    connect(&m_library, &MessageLibrary::exportWanted, this, &MessageFilesMenu::copy);
}

void MessageFilesMenu::open()
{
    auto *menu = new QMenu(m_page);
    menu->setObjectName(u"filesMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Take messages from a file…")), &QAction::triggered, this,
        [this] { m_choose(m_page, false, {}, [this](const QString &path) { m_carrier->import(path); }); });
    QAction *all = menu->addAction(tr("Copy all messages to a file…"));
    all->setEnabled(m_library.model().rowCount() > 0);
    connect(all, &QAction::triggered, this, [this] {
        QList<MessageId> ids;
        for (const Message &message : m_library.model().messages())
            ids.append(message.id);
        copy(ids);
    });
    menu->popup(m_button.mapToGlobal(QPoint(0, m_button.height() + 4)));
}

void MessageFilesMenu::copy(const QList<MessageId> &ids)
{
    const auto first = ids.isEmpty() ? std::nullopt : m_session.parts().store.message(ids.first());
    if (!first)
        return;
    QString name = ids.size() == 1 ? first->title : tr("messages");
    static const QRegularExpression strange(u"[^\\p{L}\\d ._-]"_s, QRegularExpression::UseUnicodePropertiesOption);
    name.remove(strange);
    name = u"%1.%2"_s.arg(name.simplified().left(60), MessageCarrier::suffix);
    m_choose(m_page, true, name, [this, ids](const QString &path) { m_carrier->write(path, ids); });
}

bool MessageFilesMenu::takes(const QMimeData &data) const
{
    const QList<QUrl> urls = data.urls();
    return m_carrier && urls.size() == 1 && urls.first().isLocalFile()
        && urls.first().toLocalFile().endsWith(u'.' + MessageCarrier::suffix);
}

void MessageFilesMenu::drop(const QMimeData &data)
{
    if (takes(data))
        m_carrier->import(data.urls().first().toLocalFile());
}

} // namespace campanile
