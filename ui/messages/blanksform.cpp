// SPDX-License-Identifier: GPL-3.0-or-later
#include "blanksform.h"

#include "label.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// "ora limite" -> "Ora limite"
QString fieldTitle(const QString &words)
{
    QString title = words.sliced(1, words.size() - 2).simplified();
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return title;
}

} // namespace

BlanksForm::BlanksForm(QWidget *parent)
    : QFrame(parent)
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"blanksForm"_s);
    setAccessibleName(tr("To fill in"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space12, space8, space4, space8);
    outer->setSpacing(space8);
    outer->addWidget(new Label(tr("To fill in"), TextStyle::DetailStrong));
    auto *content = new QWidget;
    content->setLayout(m_rows);
    m_rows->setContentsMargins(3, 0, space8, 3);
    m_rows->setSpacing(space8);
    m_rows->addStretch();
    auto *area = new QScrollArea;
    area->setFrameShape(NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    content->setAutoFillBackground(false); // the area has switched it on
    outer->addWidget(area, 1);
}

void BlanksForm::setPlaces(const QStringList &names)
{
    m_places = names;
}

void BlanksForm::setBlanks(const QString &text, const QList<TypedBlank> &blanks, const QString &language)
{
    QStringList wanted;
    QList<std::optional<TemplateBlank>> kinds;
    for (const TypedBlank &blank : blanks) {
        const QString words = text.sliced(blank.span.start, blank.span.length);
        if (words.size() > 2 && !wanted.contains(words)) {
            wanted.append(words);
            kinds.append(blank.blank);
        }
    }
    for (qsizetype i = m_fields.size() - 1; i >= 0; --i) {
        if (wanted.contains(m_fields.at(i).words))
            continue;
        m_fields.at(i).row->hide();
        m_fields.at(i).row->deleteLater(); // it may be the one that told
        m_fields.removeAt(i);
    }
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (i < m_fields.size() && m_fields.at(i).words == wanted.at(i))
            continue;
        const auto there = std::ranges::find(m_fields, wanted.at(i), &Field::words);
        if (there != m_fields.end()) {
            m_fields.move(there - m_fields.begin(), i);
            m_rows->removeWidget(m_fields.at(i).row);
            m_rows->insertWidget(static_cast<int>(i), m_fields.at(i).row);
        } else {
            m_fields.insert(i, make(wanted.at(i), kinds.at(i), language));
            m_rows->insertWidget(static_cast<int>(i), m_fields.at(i).row);
        }
    }
    for (qsizetype i = 1; i < m_fields.size(); ++i)
        setTabOrder(m_fields.at(i - 1).line, m_fields.at(i).line);
}

BlanksForm::Field BlanksForm::make(
    const QString &words, const std::optional<TemplateBlank> &blank, const QString &language)
{
    Field field{.words = words, .row = new QWidget, .editor = nullptr, .line = nullptr};
    auto *column = new QVBoxLayout(field.row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(new Label(fieldTitle(words), TextStyle::Caption, Ink::Muted));
    const QStringList choices = blank ? blank->choices.value(language) : QStringList();
    if (!choices.isEmpty()) {
        auto *box = new QComboBox;
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->addItems(choices);
        box->setCurrentIndex(-1);
        box->lineEdit()->setPlaceholderText(tr("Choose or write"));
        connect(box, &QComboBox::activated, this, [this, words] { take(words); });
        field.editor = box;
        field.line = box->lineEdit();
    } else {
        field.line = new QLineEdit;
        field.editor = field.line;
        const BlankKind kind = blank ? blank->kind : BlankKind::Text;
        if (kind == BlankKind::Time)
            field.line->setPlaceholderText(u"14:30"_s);
        if ((kind == BlankKind::Place || kind == BlankKind::Road) && !m_places.isEmpty()) {
            auto *completer = new QCompleter(m_places, field.line);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            field.line->setCompleter(completer);
        }
    }
    field.editor->setObjectName(u"blank-%1"_s.arg(blank ? blank->name : words));
    field.line->setAccessibleName(fieldTitle(words));
    field.editor->setAccessibleName(fieldTitle(words));
    field.line->setMaxLength(300);
    field.editor->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    field.line->installEventFilter(this);
    field.line->setProperty("blank", words);
    // Later: what is written takes the row away, and the focus must have gone on by then.
    connect(field.line, &QLineEdit::editingFinished, this, [this, words] { take(words); }, Qt::QueuedConnection);
    column->addWidget(field.editor);
    return field;
}

void BlanksForm::take(const QString &words)
{
    const auto field = std::ranges::find(m_fields, words, &Field::words);
    if (field == m_fields.end())
        return;
    const QString value = field->line->text().simplified();
    if (value.isEmpty())
        return;
    // by Enter the focus is still here: the next one gets it
    if (window()->focusWidget() == field->line) {
        const qsizetype at = field - m_fields.begin();
        if (at + 1 < m_fields.size())
            m_fields.at(at + 1).line->setFocus();
        else if (at > 0)
            m_fields.first().line->setFocus();
    }
    Q_EMIT filled(words, value);
}

void BlanksForm::focusFirst()
{
    if (!m_fields.isEmpty())
        m_fields.first().line->setFocus();
}

bool BlanksForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        if (const QString words = watched->property("blank").toString(); !words.isEmpty())
            Q_EMIT blankEntered(words);
    }
    return QFrame::eventFilter(watched, event);
}

void BlanksForm::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter, rect(), radiusButton, t.sunken, t.line, 1);
}

} // namespace campanile
