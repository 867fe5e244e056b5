// SPDX-License-Identifier: GPL-3.0-or-later
#include "pronunciationsheet.h"

#include "button.h"
#include "errorwords.h"
#include "label.h"
#include "languagechips.h"
#include "metrics.h"
#include "note.h"
#include "tables.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace campanile {

PronunciationSheet::PronunciationSheet(PronunciationStore &store, MessageSession &session, MessageListening &listening,
    MixerSheet::VoiceOf voice, QWidget *page)
    : PageSheet(tr("Pronunciations of the municipality"), {820, 620}, page)
    , m_store(store)
    , m_session(session)
    , m_listening(listening)
    , m_voice(std::move(voice))
    , m_model(new PronunciationModel(store, this))
    , m_table(new QTableView)
    , m_written(new QLineEdit)
    , m_spoken(new QLineEdit)
    , m_language(new QComboBox)
    , m_try(new Button(tr("Try it"), Button::Role::Neutral))
    , m_add(new Button(tr("Add"), Button::Role::Primary))
    , m_listen(new Button(tr("Listen"), Button::Role::Neutral))
    , m_remove(new Button(tr("Remove"), Button::Role::Neutral))
    , m_undo(new Button(tr("Undo the last change"), Button::Role::Link))
    , m_empty(new Label(tr("No word is read in its own way yet. Write one above, as it should sound: dòs trènto."),
          TextStyle::Body, Ink::Muted))
    , m_problem(new Note(Note::Kind::Error))
{
    setObjectName(u"pronunciationSheet"_s);
    setDetail(tr("How the synthetic voice reads names of this municipality, in every message."));
    build();
    connect(m_written, &QLineEdit::textChanged, this, &PronunciationSheet::refresh);
    connect(m_spoken, &QLineEdit::textChanged, this, &PronunciationSheet::refresh);
    connect(m_spoken, &QLineEdit::returnPressed, this, &PronunciationSheet::add);
    connect(m_add, &QPushButton::clicked, this, &PronunciationSheet::add);
    connect(m_try, &QPushButton::clicked, this,
        [this] { listen({m_written->text().simplified(), m_spoken->text().simplified(), {}}); });
    connect(m_listen, &QPushButton::clicked, this, [this] { listen(m_model->at(m_table->currentIndex().row())); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model->remove(m_table->currentIndex().row()); });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (auto undone = m_store.undo(); !undone) {
            m_problem->setText(words(undone.error()));
            m_problem->show();
        }
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PronunciationSheet::refresh);
    connect(&m_store, &PronunciationStore::changed, this, &PronunciationSheet::refresh, Qt::QueuedConnection);
    connect(m_model, &PronunciationModel::failed, this, [this](const Error &error) {
        m_problem->setText(words(error));
        m_problem->show();
    });
    connect(this, &PageSheet::closed, &m_listening, &MessageListening::stop);
}

void PronunciationSheet::build()
{
    m_problem->setObjectName(u"pronunciationProblem"_s);
    m_problem->hide();
    m_written->setObjectName(u"writtenWord"_s);
    m_written->setAccessibleName(tr("As written"));
    m_written->setPlaceholderText(tr("As written"));
    m_spoken->setObjectName(u"spokenWord"_s);
    m_spoken->setAccessibleName(tr("As read"));
    m_spoken->setPlaceholderText(tr("As read"));
    m_language->setObjectName(u"wordLanguage"_s);
    m_language->setAccessibleName(tr("Language"));
    m_language->addItem(tr("all languages"), QString());
    for (const QString &language : {u"it"_s, u"de"_s, u"en"_s, u"fr"_s, u"sl"_s, u"ro"_s, u"uk"_s, u"ar"_s})
        m_language->addItem(languageTitle(language), language);
    m_language->installEventFilter(this);
    m_try->setObjectName(u"tryWord"_s);
    m_try->setIconName(u"play"_s);
    m_add->setObjectName(u"addWord"_s);
    m_listen->setObjectName(u"listenWord"_s);
    m_listen->setIconName(u"play"_s);
    m_remove->setObjectName(u"removeWord"_s);
    m_remove->setIconName(u"trash"_s);
    m_undo->setObjectName(u"undoWord"_s);
    m_table->setObjectName(u"pronunciationTable"_s);
    m_table->setAccessibleName(tr("Pronunciations"));
    m_table->setModel(m_model);
    styleTable(m_table);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setTabKeyNavigation(false);

    body()->setSpacing(space12);
    body()->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    row->setSpacing(space8);
    row->addWidget(m_written, 3);
    row->addWidget(m_spoken, 3);
    row->addWidget(m_language, 2);
    row->addWidget(m_try);
    row->addWidget(m_add);
    body()->addLayout(row);
    m_empty->setWordWrap(true);
    body()->addWidget(m_empty);
    body()->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space8);
    foot->addWidget(m_listen);
    foot->addWidget(m_remove);
    foot->addStretch(1);
    foot->addWidget(m_undo);
    body()->addLayout(foot);
}

/// The columns stand under the fields that fill them.
bool PronunciationSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_language && (event->type() == QEvent::Move || event->type() == QEvent::Resize)) {
        m_table->setColumnWidth(PronunciationModel::Written, m_spoken->x() - m_written->x());
        m_table->setColumnWidth(PronunciationModel::Spoken, m_language->x() - m_spoken->x());
    }
    return PageSheet::eventFilter(watched, event);
}

void PronunciationSheet::openWith(const QString &word)
{
    m_written->setText(word);
    m_spoken->clear();
    m_problem->hide();
    open();
    (word.isEmpty() ? m_written : m_spoken)->setFocus();
    refresh();
}

void PronunciationSheet::add()
{
    const QString language = m_language->currentData().toString();
    if (!m_model->add({m_written->text().simplified(), m_spoken->text().simplified(), language}))
        return;
    m_written->clear();
    m_spoken->clear();
    m_problem->hide();
    m_written->setFocus();
}

void PronunciationSheet::listen(const Pronunciation &entry)
{
    const auto [voice, speed] = m_voice();
    if (!voice || entry.written.isEmpty() || entry.spoken.isEmpty())
        return;
    const QString path = m_scratch.filePath(u"word-%1.wav"_s.arg(++m_scratchCount));
    m_session.parts()
        .synthesiser
        .synthesise({.text = entry.written,
                        .voice = *voice,
                        .speed = speed,
                        .pronunciations = {{Pronunciation{entry.written, entry.spoken, {}}}}},
            path)
        .then(this, [this, path](const Result<Speech> &speech) {
            if (speech) {
                m_listening.listenTo(path);
                return;
            }
            m_problem->setText(words(speech.error()));
            m_problem->show();
        });
}

void PronunciationSheet::refresh()
{
    const bool complete = !m_written->text().simplified().isEmpty() && !m_spoken->text().simplified().isEmpty();
    const bool speaks = m_voice().first;
    m_add->setEnabled(complete);
    m_try->setEnabled(complete && speaks);
    const bool row = m_table->currentIndex().isValid();
    m_listen->setEnabled(row && speaks);
    m_remove->setEnabled(row);
    m_undo->setEnabled(m_store.canUndo());
    const bool none = m_model->rowCount() == 0;
    m_empty->setVisible(none);
    m_table->setVisible(!none);
}

} // namespace campanile
