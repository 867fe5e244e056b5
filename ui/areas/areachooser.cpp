// SPDX-License-Identifier: GPL-3.0-or-later
#include "areachooser.h"

#include "areachooserparts.h"
#include "areafilemodel.h"
#include "areashapes.h"
#include "audiencecounter.h"
#include "button.h"
#include "campaigndraft.h"
#include "errorwords.h"
#include "figures.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "savedareadelegate.h"
#include "segmented.h"
#include "tokens.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QProgressBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace campanile {

using namespace Qt::StringLiterals;

AreaChooser::AreaChooser(CampaignDraft &draft, AudienceCounter &counter, AreaFiles &files, QWidget *page)
    : QWidget(page)
    , m_draft(draft)
    , m_counter(counter)
    , m_files(files)
    , m_page(page)
    , m_model(new AreaFileModel(this))
    , m_box(new SheetBox(this))
    , m_title(new Label(TextStyle::PageTitle, Ink::Text, m_box))
    , m_detail(new Label(TextStyle::Detail, Ink::Text2, m_box))
    , m_states(new QStackedWidget(m_box))
    , m_phones(new Label(TextStyle::PageTitle, Ink::Text, m_box))
    , m_addButton(new Button({}, Button::Role::Primary, m_box))
    , m_cancel(new Button(tr("Cancel"), Button::Role::Neutral, m_box))
{
    setObjectName(u"areaChooser"_s);
    setAccessibleName(tr("Areas from a file"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    m_page->installEventFilter(this);
    m_counting.setSingleShot(true);
    m_counting.setInterval(0);
    connect(&m_counting, &QTimer::timeout, this, &AreaChooser::count);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &AreaChooser::finished);
    connect(&m_reading, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(m_model, &AreaFileModel::chosenChanged, this, &AreaChooser::refresh);
    connect(m_metres, &QDoubleSpinBox::valueChanged, this, &AreaChooser::refresh);
    connect(m_sense, &Segmented::chosen, this, &AreaChooser::refresh);
    connect(m_nameColumn, &QComboBox::activated, this,
        [this](int index) { m_model->setNameColumn(m_nameColumn->itemData(index).toInt()); });
    connect(m_again, &Button::clicked, this, [this] { read(m_crs->currentData().toString()); });
    connect(m_addButton, &Button::clicked, this, &AreaChooser::add);
    connect(m_cancel, &Button::clicked, this, &AreaChooser::next);
    hide();
}

AreaChooser::~AreaChooser()
{
    m_reading.cancel();
}

void AreaChooser::build()
{
    m_detail->setElided(true);
    m_title->setElided(true);
    m_addButton->setObjectName(u"addChosenAreas"_s);
    m_cancel->setObjectName(u"cancelAreaFile"_s);
    m_readingState = buildReading();
    m_questionState = buildQuestion();
    m_choiceState = buildChoice();
    for (QWidget *state : {m_readingState, m_questionState, m_choiceState})
        m_states->addWidget(state);
    auto *layout = new QVBoxLayout(m_box);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_detail);
    layout->addSpacing(4);
    layout->addWidget(m_states, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(m_phones, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_addButton);
    layout->addSpacing(4);
    layout->addLayout(foot);
}

QWidget *AreaChooser::buildReading()
{
    auto *state = new QWidget(m_states);
    m_progress = new QProgressBar(state);
    m_progress->setObjectName(u"areaFileProgress"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Reading"));
    auto *layout = new QVBoxLayout(state);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new Label(tr("Reading the file…"), TextStyle::Body, Ink::Text, state));
    layout->addWidget(m_progress);
    layout->addStretch(1);
    return state;
}

QWidget *AreaChooser::buildQuestion()
{
    auto *state = new QWidget(m_states);
    m_problem = new Note(Note::Kind::Error, {}, state);
    m_problem->setObjectName(u"areaFileProblem"_s);
    m_crsRow = new QWidget(state);
    m_crs = new QComboBox(m_crsRow);
    m_crs->setObjectName(u"areaFileCrs"_s);
    m_crs->setAccessibleName(tr("Coordinate reference system"));
    for (const KnownCrs &crs : usualCrs())
        m_crs->addItem(u"%1 · %2"_s.arg(crs.name, crs.code), crs.code);
    m_again = new Button(tr("Read it so"), Button::Role::Primary, m_crsRow);
    m_again->setObjectName(u"readWithCrs"_s);
    auto *row = new QVBoxLayout(m_crsRow);
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    row->addWidget(new Label(tr("Its coordinates are in:"), TextStyle::BodyStrong, Ink::Text, m_crsRow));
    auto *line = new QHBoxLayout;
    line->addWidget(m_crs, 1);
    line->addWidget(m_again);
    row->addLayout(line);
    auto *hint = new Label(tr("Ask whoever made the file. What comes out is shown before it is added."),
        TextStyle::Caption, Ink::Muted, m_crsRow);
    hint->setWordWrap(true);
    row->addWidget(hint);
    auto *layout = new QVBoxLayout(state);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_problem);
    layout->addWidget(m_crsRow);
    layout->addStretch(1);
    return state;
}

QWidget *AreaChooser::buildChoice()
{
    auto *state = new QWidget(m_states);
    m_nameColumn = new QComboBox(state);
    m_nameColumn->setObjectName(u"areaFileNameColumn"_s);
    m_nameColumn->setAccessibleName(tr("Named by"));
    m_list = new QListView(state);
    m_list->setObjectName(u"areaFileList"_s);
    m_list->setAccessibleName(tr("Areas in the file"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FeatureDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_sketch = new SketchView(state);
    m_chosen = new Label(TextStyle::Detail, Ink::Text2, state);
    m_phones->setObjectName(u"areaFilePhones"_s);
    m_metres = new QDoubleSpinBox(state);
    m_metres->setObjectName(u"areaFileMetres"_s);
    m_metres->setRange(1, widestCorridor);
    m_metres->setDecimals(0);
    m_metres->setSingleStep(50);
    m_metres->setValue(200);
    m_metres->setSuffix(tr(" m"));
    m_metresWords = new Label(TextStyle::Body, Ink::Text, state);
    m_metresWords->setBuddy(m_metres);
    m_sense = new Segmented({tr("Add"), tr("Take away")}, state);
    m_sense->setObjectName(u"areaFileSense"_s);
    m_refused = new Note(Note::Kind::Error, {}, state);
    m_refused->hide();
    auto *all = new Button(tr("All"), Button::Role::Link, state);
    all->setObjectName(u"chooseAllAreas"_s);
    auto *none = new Button(tr("None"), Button::Role::Link, state);
    none->setObjectName(u"chooseNoArea"_s);
    connect(all, &Button::clicked, this, [this] { m_model->setAllChosen(true); });
    connect(none, &Button::clicked, this, [this] { m_model->setAllChosen(false); });

    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_chosen, 1);
    head->addWidget(all);
    head->addWidget(none);
    left->addLayout(head);
    left->addWidget(m_list, 1);
    auto *named = new QHBoxLayout;
    named->addWidget(new Label(tr("Named by"), TextStyle::Detail, Ink::Text2, state));
    named->addWidget(m_nameColumn, 1);
    left->addLayout(named);
    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(m_sketch, 1);
    auto *around = new QHBoxLayout;
    around->addWidget(m_metresWords, 1);
    around->addWidget(m_metres);
    right->addLayout(around);
    right->addWidget(m_refused);
    right->addWidget(m_sense, 0, Qt::AlignLeft);
    auto *layout = new QHBoxLayout(state);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(24);
    layout->addLayout(left, 1);
    layout->addLayout(right, 1);
    return state;
}

void AreaChooser::open(const QStringList &paths)
{
    m_waiting += paths;
    if (!isVisible() || m_path.isEmpty())
        next();
}

void AreaChooser::next()
{
    m_reading.cancel();
    m_reading.setFuture({}); // what was cancelled says nothing any more
    m_path.clear();
    if (m_waiting.isEmpty()) {
        hide();
        m_page->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_path = m_waiting.takeFirst();
    read({});
}

void AreaChooser::read(const QString &crs)
{
    m_givenCrs = crs;
    m_title->setText(QFileInfo(m_path).fileName());
    m_detail->setText(m_path);
    m_progress->setValue(0);
    m_phones->clear();
    m_cancel->setText(tr("Cancel"));
    m_addButton->hide();
    m_states->setCurrentWidget(m_readingState);
    arrange();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
    m_reading.setFuture(m_files.read(m_path, crs));
}

void AreaChooser::finished()
{
    if (m_path.isEmpty() || m_reading.isCanceled() || m_reading.future().resultCount() == 0)
        return;
    const Result<AreaFile> file = m_reading.result();
    if (!file) {
        const ErrorCode code = file.error().code;
        ask(file.error(),
            code == ErrorCode::CrsMissing || code == ErrorCode::CrsUnknown || code == ErrorCode::CrsContradicted);
        return;
    }
    choose(*file);
}

void AreaChooser::ask(const Error &error, bool crs)
{
    // The path is in the head of the sheet; in the sentence its name is enough.
    Error shorter = error;
    for (QString &arg : shorter.args) {
        if (arg == m_path)
            arg = QFileInfo(m_path).fileName();
    }
    m_problem->setText(words(shorter).toHtmlEscaped());
    m_problem->setKind(crs ? Note::Kind::Warning : Note::Kind::Error);
    m_crsRow->setVisible(crs);
    if (crs && m_givenCrs.isEmpty())
        m_crs->setCurrentIndex(1); // not the degrees it said it has
    m_cancel->setText(crs ? tr("Cancel") : tr("Close"));
    m_states->setCurrentWidget(m_questionState);
    arrange();
    (crs ? static_cast<QWidget *>(m_crs) : m_cancel)->setFocus(Qt::OtherFocusReason);
}

void AreaChooser::choose(const AreaFile &file)
{
    m_model->setFile(file);
    const AreaFeature &first = file.features.front();
    // Where a given reference system puts it is looked at first.
    if (file.features.size() == 1 && first.kind == AreaFeature::Kind::Polygon && !first.flaw && m_givenCrs.isEmpty()) {
        if (const auto pieces = m_model->pieces(0, false)) {
            place(*pieces);
            next();
            return;
        }
    }
    m_nameColumn->clear();
    m_nameColumn->addItem(tr("Number"), -1);
    for (int i = 0; i < file.columns.size(); ++i)
        m_nameColumn->addItem(file.columns[i], i);
    m_nameColumn->setCurrentIndex(m_nameColumn->findData(m_model->nameColumn()));
    QString detail = tr("%n feature(s)", nullptr, static_cast<int>(file.features.size()));
    if (!file.crs.isEmpty())
        detail += u" · "_s + file.crs;
    if (file.skipped > 0)
        detail += u" · "_s + tr("%n without a shape left out", nullptr, file.skipped);
    m_detail->setText(detail);
    m_sense->setCurrent(0);
    m_addButton->show();
    m_states->setCurrentWidget(m_choiceState);
    m_list->setCurrentIndex(m_model->index(0));
    arrange();
    refresh();
    m_list->setFocus(Qt::OtherFocusReason);
}

void AreaChooser::refresh()
{
    const QList<int> rows = m_model->chosen();
    m_chosen->setText(tr("%1 of %2 chosen").arg(figure(rows.size()), figure(m_model->rowCount())));
    m_addButton->setEnabled(!rows.isEmpty());
    m_addButton->setText(m_sense->current() == 0 ? tr("Add %n area(s)", nullptr, static_cast<int>(rows.size()))
                                                 : tr("Take %n area(s) away", nullptr, static_cast<int>(rows.size())));
    const bool metres = m_model->needsMetres();
    bool points = false;
    for (const int row : rows)
        points = points || m_model->file().features[row].kind == AreaFeature::Kind::Point;
    m_metres->setVisible(metres);
    m_metresWords->setVisible(metres);
    m_metresWords->setText(points ? tr("Circles around the points, radius") : tr("Along the lines, to each side"));
    m_counting.start();
}

void AreaChooser::count()
{
    if (m_states->currentWidget() != m_choiceState)
        return;
    QList<SketchShape> shapes;
    const QList<AreaFeature> &features = m_model->file().features;
    for (int row = 0; row < features.size(); ++row) {
        using Kind = AreaFeature::Kind;
        using Form = SketchShape::Form;
        const Kind kind = features[row].kind;
        shapes.append(
            {features[row].rings, m_model->isChosen(row) ? SketchShape::Part::Chosen : SketchShape::Part::Other,
                kind == Kind::Polygon    ? Form::Polygon
                    : kind == Kind::Line ? Form::Lines
                                         : Form::Points});
    }
    const Result<QList<AreaPiece>> pieces = m_model->pieces(m_metres->value(), false);
    m_refused->setVisible(!pieces);
    if (!pieces) {
        m_refused->setText(words(pieces.error()).toHtmlEscaped());
        m_phones->clear();
    } else {
        if (m_model->needsMetres()) {
            for (const AreaPiece &piece : *pieces)
                shapes.append({piece.rings, SketchShape::Part::Chosen, SketchShape::Form::Polygon});
        }
        const int phones = pieces->isEmpty() ? 0 : m_counter.countOf({*pieces}).phones;
        m_phones->setText(pieces->isEmpty() ? QString() : tr("%1 phone(s)", nullptr, phones).arg(figure(phones)));
    }
    m_addButton->setEnabled(pieces && !pieces->isEmpty());
    m_sketch->setShapes(shapes);
}

void AreaChooser::add()
{
    const auto pieces = m_model->pieces(m_metres->value(), m_sense->current() == 1);
    if (!pieces || pieces->isEmpty())
        return;
    place(*pieces);
    next();
}

void AreaChooser::place(const QList<AreaPiece> &pieces)
{
    m_draft.addPieces(pieces);
    Q_EMIT added(static_cast<int>(pieces.size()));
}

void AreaChooser::arrange()
{
    setGeometry(m_page->rect());
    const bool choice = m_states->currentWidget() == m_choiceState;
    const QSize size(std::min(choice ? 960 : 640, width() - 64), std::min(choice ? 680 : 320, height() - 48));
    m_box->setGeometry(QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size));
}

void AreaChooser::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensFor(this).scrim);
}

void AreaChooser::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        next();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        add();
    else
        event->accept(); // nothing under the scrim hears a key
}

bool AreaChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page && event->type() == QEvent::Resize && isVisible())
        arrange();
    return QWidget::eventFilter(watched, event);
}

} // namespace campanile
