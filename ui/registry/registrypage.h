// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contactstore.h"

#include <QWidget>

class QStackedWidget;

namespace campanile {

class DirectoryImporter;
class Gazetteer;
class ImportPage;
class Note;
class OptOutList;
class RegistryOverview;

/// The registry: empty, filled, or with a directory on its way in.
class RegistryPage final : public QWidget {
    Q_OBJECT
public:
    /// `store` and `importer` outlive the page.
    RegistryPage(ContactStore &store, std::shared_ptr<const Gazetteer> gazetteer, DirectoryImporter &importer,
        QWidget *parent = nullptr);
    /// Shows what is in a file; writes nothing yet.
    void importFile(const QString &path);
    void useOptOuts(OptOutList &list); ///< once; outlives the page
    void showWithoutPosition(); ///< the contacts that no drawn area finds
    /// Asks for a file, without blocking.
    void chooseFile();

private:
    void read();
    void showRegistry();
    void showPage(QWidget *page);
    ContactStore &m_store;
    QStackedWidget *m_pages;
    QWidget *m_empty;
    Note *m_emptyProblem;
    RegistryOverview *m_overview;
    ImportPage *m_import;
    bool m_filled = false;
    bool m_reading = false;
    bool m_readAgain = false;
};

} // namespace campanile
