// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areastore.h"

#include <QFrame>
#include <QFutureWatcher>
#include <QTimer>

class QListView;

namespace campanile {

class AreaFiles;
class AudienceCounter;
class Button;
class CampaignDraft;
class Clock;
class IconButton;
class Label;
class Note;
class SaveAreaForm;
class SavedAreasModel;
class SearchField;

/// The saved areas, with their phones: add one to the alert, replace the alert's area with it, save the one that is
/// drawn, bring areas in from a file and write them to one. Floats beside the column; Esc closes.
class AreaLibrary final : public QFrame {
    Q_OBJECT
public:
    AreaLibrary(CampaignDraft &draft, AudienceCounter &counter, AreaStore &store, AreaFiles &files, const Clock &clock,
        QWidget *parent);
    void open(const QPoint &topRight, int highest);
    void exportTo(const QString &path, const Area &area);

Q_SIGNALS:
    void importRequested(const QStringList &paths);
    void areaTaken(); ///< added to the alert or put in its place: the map should show it

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void refresh();
    void countNext();
    void take(bool replace);
    void beginSave();
    void beginRename();
    void finishForm(const QString &name, const QString &folder);
    void removeCurrent();
    void chooseImport();
    void chooseExport();
    void say(const Error &error);
    [[nodiscard]] std::optional<SavedArea> current() const;

    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    AreaStore &m_store;
    AreaFiles &m_files;
    const Clock &m_clock;
    SavedAreasModel *m_model;
    SearchField *m_search;
    QListView *m_list;
    Label *m_empty;
    Note *m_note;
    Button *m_add, *m_replace, *m_save;
    IconButton *m_rename, *m_remove, *m_export;
    SaveAreaForm *m_form;
    SavedAreaId m_renaming; ///< empty: the form is for a new one
    SavedAreaId m_removed; ///< the one the note can bring back
    QTimer m_counting;
    QFutureWatcher<Result<void>> m_writing;
};

} // namespace campanile
