// SPDX-License-Identifier: GPL-3.0-or-later
#include "arealibrary.h"

#include "areafiles.h"
#include "audiencecounter.h"
#include "button.h"
#include "campaigndraft.h"
#include "clock.h"
#include "errorwords.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "painting.h"
#include "saveareaform.h"
#include "savedareadelegate.h"
#include "savedareasmodel.h"
#include "searchfield.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int libraryWidth = 480;

Area withNewIds(Area area)
{
    for (AreaPiece &piece : area.pieces)
        piece.id = PieceId::create(); // the same area twice is two areas
    return area;
}

} // namespace

AreaLibrary::AreaLibrary(CampaignDraft &draft, AudienceCounter &counter, AreaStore &store, AreaFiles &files,
    const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_store(store)
    , m_files(files)
    , m_clock(clock)
    , m_model(new SavedAreasModel(store, this))
    , m_search(new SearchField(tr("Search areas and folders"), this))
    , m_list(new QListView(this))
    , m_empty(new Label(TextStyle::Detail, Ink::Text2, this))
    , m_note(new Note(Note::Kind::Info, {}, this))
    , m_add(new Button(tr("Add to the alert"), Button::Role::Primary, this))
    , m_replace(new Button(tr("Replace"), Button::Role::Neutral, this))
    , m_save(new Button(tr("Save this area…"), Button::Role::Link, this))
    , m_rename(new IconButton(u"edit"_s, tr("Rename or move"), this))
    , m_remove(new IconButton(u"trash"_s, tr("Delete"), this))
    , m_export(new IconButton(u"upload"_s, tr("Export as GeoJSON…"), this))
    , m_form(new SaveAreaForm(this))
{
    setObjectName(u"areaLibrary"_s);
    setAccessibleName(tr("Saved areas"));
    build();
    m_counting.setInterval(0);
    connect(&m_counting, &QTimer::timeout, this, &AreaLibrary::countNext);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setSearch(text);
        refresh();
    });
    connect(&m_store, &AreaStore::changed, this, &AreaLibrary::refresh);
    connect(&m_draft, &CampaignDraft::areaChanged, this, &AreaLibrary::refresh);
    connect(&m_counter, &AudienceCounter::indexChanged, this, [this] {
        m_model->forgetPhones();
        refresh();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AreaLibrary::refresh);
    connect(m_list, &QListView::doubleClicked, this, [this] { take(false); });
    connect(m_add, &Button::clicked, this, [this] { take(false); });
    connect(m_replace, &Button::clicked, this, [this] { take(true); });
    connect(m_save, &Button::clicked, this, &AreaLibrary::beginSave);
    connect(m_rename, &IconButton::clicked, this, &AreaLibrary::beginRename);
    connect(m_remove, &IconButton::clicked, this, &AreaLibrary::removeCurrent);
    connect(m_export, &IconButton::clicked, this, &AreaLibrary::chooseExport);
    connect(m_form, &SaveAreaForm::accepted, this, &AreaLibrary::finishForm);
    connect(m_form, &SaveAreaForm::cancelled, m_form, &QWidget::hide);
    connect(m_note, &Note::linkActivated, this, [this] {
        m_note->hide();
        if (const Result<void> back = m_store.restore(m_removed); !back)
            say(back.error());
        else
            m_list->setCurrentIndex(m_model->indexOf(m_removed));
    });
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] {
        if (const Result<void> written = m_writing.result(); !written)
            say(written.error());
    });
    hide();
}

void AreaLibrary::build()
{
    m_search->setObjectName(u"areaLibrarySearch"_s);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"areaLibraryList"_s);
    m_list->setAccessibleName(tr("Saved areas"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SavedAreaDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->installEventFilter(this);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(space24, 0, space24, 0);
    m_note->setObjectName(u"areaLibraryNote"_s);
    m_note->hide();
    m_add->setObjectName(u"addSavedArea"_s);
    m_replace->setObjectName(u"replaceWithSavedArea"_s);
    m_save->setObjectName(u"saveThisArea"_s);
    m_rename->setObjectName(u"renameSavedArea"_s);
    m_remove->setObjectName(u"deleteSavedArea"_s);
    m_export->setObjectName(u"exportSavedArea"_s);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 12, 1, 8);
    layout->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 12, 0);
    head->addWidget(new Label(tr("Saved areas"), TextStyle::CardTitle, Ink::Text, this), 1);
    auto *close = new IconButton(u"close"_s, tr("Close"), this);
    close->setObjectName(u"closeAreaLibrary"_s);
    connect(close, &IconButton::clicked, this, &QWidget::hide);
    head->addWidget(close);
    layout->addLayout(head);
    const auto inset = [layout](QWidget *widget) {
        auto *line = new QHBoxLayout;
        line->setContentsMargins(16, 0, 16, 0);
        line->addWidget(widget);
        layout->addLayout(line);
    };
    inset(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    inset(m_note);
    auto *actions = new QHBoxLayout;
    actions->setContentsMargins(16, 0, 12, 0);
    actions->setSpacing(8);
    actions->addWidget(m_add);
    actions->addWidget(m_replace);
    actions->addStretch(1);
    actions->addWidget(m_rename);
    actions->addWidget(m_export);
    actions->addWidget(m_remove);
    layout->addLayout(actions);
    layout->addWidget(m_form);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 0, 16, 0);
    foot->setSpacing(16);
    foot->addWidget(m_save);
    auto *import = new Button(tr("Import from file…"), Button::Role::Link, this);
    import->setObjectName(u"importAreas"_s);
    connect(import, &Button::clicked, this, &AreaLibrary::chooseImport);
    foot->addWidget(import);
    foot->addStretch(1);
    layout->addLayout(foot);
}

void AreaLibrary::open(const QPoint &topRight, int highest)
{
    m_note->hide();
    m_form->hide();
    m_search->clear();
    const QSize size(libraryWidth, std::min(highest, 640));
    int top = topRight.y();
    if (parentWidget())
        top = std::clamp(top, 8, std::max(8, parentWidget()->height() - size.height() - 8));
    setGeometry(QRect(QPoint(std::max(8, topRight.x() - size.width()), top), size));
    for (int row = 0; row < m_model->rowCount() && !current(); ++row)
        m_list->setCurrentIndex(m_model->areaAt(m_model->index(row)) ? m_model->index(row) : QModelIndex());
    refresh();
    show();
    raise();
    m_search->setFocus(Qt::PopupFocusReason);
}

std::optional<SavedArea> AreaLibrary::current() const
{
    return m_model->areaAt(m_list->currentIndex());
}

void AreaLibrary::refresh()
{
    const bool some = m_model->rowCount() > 0;
    m_list->setVisible(some);
    m_empty->setVisible(!some);
    m_empty->setText(m_search->text().isEmpty() ? tr("No area is saved yet.\nDraw one on the map and save it here, so "
                                                     "that it is ready when the river rises.")
                                                : tr("No saved area has these words in its name or folder."));
    const bool chosen = current().has_value();
    for (QWidget *each : {static_cast<QWidget *>(m_add), static_cast<QWidget *>(m_replace),
             static_cast<QWidget *>(m_rename), static_cast<QWidget *>(m_remove)})
        each->setEnabled(chosen);
    m_replace->setVisible(!m_draft.area().pieces.isEmpty());
    m_export->setEnabled(chosen);
    m_save->setEnabled(!m_draft.area().isEmpty());
    if (m_counter.index())
        m_counting.start();
}

void AreaLibrary::countNext()
{
    // One at a time, between two events: a long library never holds the window up.
    const std::optional<SavedArea> next = m_model->firstUncounted();
    const auto index = m_counter.registry();
    if (!next || !index || !isVisible()) {
        m_counting.stop();
        return;
    }
    m_model->setPhones(next->id, index->count(next->area.shown(), next->filter).phones);
}

void AreaLibrary::take(bool replace)
{
    const std::optional<SavedArea> saved = current();
    if (!saved)
        return;
    hide();
    if (replace || m_draft.area().pieces.isEmpty())
        m_draft.setArea(withNewIds(saved->area), saved->filter);
    else // its filter would change who is called in the area that is there
        m_draft.addPieces(withNewIds(saved->area).pieces);
    Q_EMIT areaTaken();
}

void AreaLibrary::beginSave()
{
    m_renaming = {};
    m_form->open(tr("Save the area of this alert"), m_draft.placeWords(), current() ? current()->folder : QString(),
        m_model->folders());
}

void AreaLibrary::beginRename()
{
    if (const std::optional<SavedArea> saved = current()) {
        m_renaming = saved->id;
        m_form->open(tr("Rename or move"), saved->name, saved->folder, m_model->folders());
    }
}

void AreaLibrary::finishForm(const QString &name, const QString &folder)
{
    SavedArea saved;
    if (m_renaming.isEmpty()) {
        saved.id = SavedAreaId::create();
        saved.area = m_draft.area();
        saved.filter = m_draft.filter();
    } else if (const auto there = m_store.area(m_renaming)) {
        saved = *there;
    }
    saved.name = name;
    saved.folder = folder;
    saved.changed = m_clock.now();
    if (const Result<void> done = m_store.save(saved); !done) {
        say(done.error());
        return;
    }
    m_form->hide();
    m_search->clear();
    m_list->setCurrentIndex(m_model->indexOf(saved.id));
    m_list->setFocus(Qt::OtherFocusReason);
}

void AreaLibrary::removeCurrent()
{
    const std::optional<SavedArea> saved = current();
    if (!saved)
        return;
    if (const Result<void> gone = m_store.remove(saved->id); !gone) {
        say(gone.error());
        return;
    }
    m_removed = saved->id;
    m_note->setKind(Note::Kind::Info);
    m_note->setIconName(u"trash"_s);
    m_note->setText(tr("“%1” was deleted.").arg(saved->name.toHtmlEscaped()));
    m_note->setLink(tr("Undo"));
    m_note->show();
    refresh();
}

void AreaLibrary::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import areas"), {},
        tr("Areas (*.geojson *.json *.kml *.kmz *.shp *.zip *.gpkg)") + u";;"_s + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        hide();
        Q_EMIT importRequested(paths);
    });
    dialog->open();
}

void AreaLibrary::chooseExport()
{
    const std::optional<SavedArea> saved = current();
    if (!saved)
        return;
    QString name = saved->name;
    name.replace(u'/', u'-');
    auto *dialog = new QFileDialog(this, tr("Export as GeoJSON"), {}, tr("GeoJSON (*.geojson)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"geojson"_s);
    dialog->selectFile(
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u'/' + name + u".geojson"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, area = saved->area](const QString &path) { exportTo(path, area); });
    dialog->open();
}

void AreaLibrary::exportTo(const QString &path, const Area &area)
{
    m_writing.setFuture(m_files.write(path, area));
}

void AreaLibrary::say(const Error &error)
{
    m_note->setKind(Note::Kind::Error);
    m_note->setIconName({});
    m_note->setText(words(error).toHtmlEscaped());
    m_note->setLink({});
    m_note->show();
}

void AreaLibrary::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), radiusCard, t.surface, t.control, 1);
}

void AreaLibrary::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

bool AreaLibrary::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: take(key->modifiers() & Qt::ControlModifier); return true;
        case Qt::Key_Delete:
            if (watched != m_list)
                break;
            removeCurrent();
            return true;
        case Qt::Key_F2: beginRename(); return true;
        case Qt::Key_Down:
        case Qt::Key_Up: // from the search into the list and on
            if (watched != m_search)
                break;
            for (int row = m_list->currentIndex().row(), step = key->key() == Qt::Key_Down ? 1 : -1;;) {
                row += step;
                if (row < 0 || row >= m_model->rowCount())
                    return true;
                if (m_model->areaAt(m_model->index(row))) {
                    m_list->setCurrentIndex(m_model->index(row));
                    return true;
                }
            }
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace campanile
