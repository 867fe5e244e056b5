// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areafiles.h"

#include <QFutureWatcher>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QListView;
class QProgressBar;
class QStackedWidget;

namespace campanile {

class AreaFileModel;
class AudienceCounter;
class Button;
class CampaignDraft;
class Label;
class Note;
class Segmented;
class SketchView;

/// From files to the alert: reads each with progress and cancel, asks for the coordinate reference system when the file
/// does not say or contradicts itself, and lets the wanted features be ticked. A file of one sound area is added at
/// once. A sheet over the page; Esc goes on to the next file, or closes.
class AreaChooser final : public QWidget {
    Q_OBJECT
public:
    AreaChooser(CampaignDraft &draft, AudienceCounter &counter, AreaFiles &files, QWidget *page);
    ~AreaChooser() override;
    void open(const QStringList &paths);

Q_SIGNALS:
    void added(int pieces);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildReading();
    [[nodiscard]] QWidget *buildQuestion();
    [[nodiscard]] QWidget *buildChoice();
    void arrange();
    void next();
    void read(const QString &crs);
    void finished();
    void ask(const Error &error, bool crs);
    void choose(const AreaFile &file);
    void refresh();
    void count();
    void add();
    void place(const QList<AreaPiece> &pieces);

    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    AreaFiles &m_files;
    QWidget *m_page;
    QStringList m_waiting;
    QString m_path, m_givenCrs;
    QFutureWatcher<Result<AreaFile>> m_reading;
    AreaFileModel *m_model;
    QTimer m_counting;
    QWidget *m_box;
    Label *m_title, *m_detail;
    QStackedWidget *m_states;
    QWidget *m_readingState, *m_questionState, *m_choiceState;
    QProgressBar *m_progress;
    Note *m_problem, *m_refused;
    QWidget *m_crsRow;
    QComboBox *m_crs, *m_nameColumn;
    Label *m_phones;
    Button *m_addButton, *m_cancel, *m_again;
    QListView *m_list;
    Label *m_chosen, *m_metresWords;
    QDoubleSpinBox *m_metres;
    Segmented *m_sense;
    SketchView *m_sketch;
};

} // namespace campanile
