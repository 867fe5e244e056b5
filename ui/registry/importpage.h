// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directoryimporter.h"

#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QLineEdit;
class QProgressBar;
class QScrollArea;
class QTableView;

namespace campanile {

class Button;
class Card;
class CheckedRowsModel;
class CoverageList;
class ImportSteps;
class Label;
class Note;
class QualityList;

/// A directory on its way into the registry: what was found in the file, the columns to put right, what would be
/// imported and what not, and why these people may be called. Nothing is written before the last button.
class ImportPage final : public QWidget {
    Q_OBJECT
public:
    /// `importer` outlives the page.
    explicit ImportPage(DirectoryImporter &importer, QWidget *parent = nullptr);
    ~ImportPage() override;
    void open(const QString &path);

    [[nodiscard]] bool isImporting() const { return m_importing.isRunning(); }

Q_SIGNALS:
    void finished(const campanile::ImportReport &report);
    void failed(const campanile::Error &error);
    void cancelled(bool wroteSome);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *buildHead();
    QWidget *buildColumns();
    QWidget *buildSide();
    QWidget *buildFoot();
    void showFile();
    void recheck();
    void showCheck();
    void showRows();
    void startImport();
    void refresh();
    [[nodiscard]] DirectoryTerms terms() const;

    DirectoryImporter &m_importer;
    QFutureWatcher<Result<DirectoryFile>> m_inspecting;
    QFutureWatcher<Result<DirectoryCheck>> m_checking;
    QFutureWatcher<Result<ImportReport>> m_importing;
    DirectoryFile m_file;
    std::optional<DirectoryCheck> m_check;
    bool m_onlyProblems = false;
    QTimer m_recheckLater;

    ImportSteps *m_steps = nullptr;
    Label *m_about = nullptr, *m_shown = nullptr, *m_timing = nullptr, *m_kinds = nullptr, *m_foot = nullptr;
    Note *m_problem = nullptr, *m_poor = nullptr;
    QTableView *m_table = nullptr;
    CheckedRowsModel *m_rows = nullptr;
    QualityList *m_quality = nullptr;
    CoverageList *m_coverage = nullptr;
    QButtonGroup *m_basis = nullptr;
    QLineEdit *m_otherBasis = nullptr;
    QProgressBar *m_progress = nullptr;
    Card *m_columnsCard = nullptr, *m_basisCard = nullptr;
    QGridLayout *m_basisChoices = nullptr;
    QScrollArea *m_side = nullptr;
    Button *m_toggle = nullptr, *m_back = nullptr, *m_go = nullptr;
};

} // namespace campanile
