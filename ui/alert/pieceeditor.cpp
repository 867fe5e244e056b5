// SPDX-License-Identifier: GPL-3.0-or-later
#include "pieceeditor.h"

#include "alertwords.h"
#include "audiencecounter.h"
#include "button.h"
#include "campaigndraft.h"
#include "label.h"
#include "metrics.h"
#include "painting.h"
#include "pieceform.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr int cardWidth = 304;

}

PieceEditor::PieceEditor(CampaignDraft &draft, AudienceCounter &counter, const Gazetteer &gazetteer, QWidget *parent)
    : QFrame(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_gazetteer(gazetteer)
    , m_name(new Label(TextStyle::BodyStrong, Ink::Text, this))
    , m_count(new Label(TextStyle::BodyStrong, Ink::Text, this))
    , m_problem(new Label(TextStyle::Detail, Ink::Live, this))
    , m_body(new QVBoxLayout(this))
{
    setObjectName(u"pieceEditor"_s);
    setAccessibleName(tr("The area in edit"));
    m_name->setElided(true);
    m_count->setObjectName(u"pieceCount"_s);
    m_problem->setObjectName(u"pieceProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(space8);
    head->addWidget(m_name, 1);
    head->addWidget(m_count);
    auto *close = new IconButton(u"close"_s, tr("Close"), this);
    close->setObjectName(u"closePieceEditor"_s);
    close->setSide(24);
    head->addWidget(close);
    m_body->setContentsMargins(space12, space8, space12, space12);
    m_body->setSpacing(space8);
    m_body->addLayout(head);
    m_body->addWidget(m_problem);
    setFixedWidth(cardWidth);
    m_settleLater.setSingleShot(true);
    m_settleLater.setInterval(400ms);
    connect(&m_settleLater, &QTimer::timeout, this, &PieceEditor::settle);
    connect(close, &IconButton::clicked, this, &PieceEditor::dismiss);
    connect(&m_draft, &CampaignDraft::areaChanged, this, &PieceEditor::follow);
    connect(&m_draft, &CampaignDraft::currentPieceChanged, this, [this] {
        m_dismissed = {};
        follow();
    });
    connect(&m_counter, &AudienceCounter::countChanged, this, &PieceEditor::follow);
    // whatever comes next, a button or the map, finds the draft as it is shown
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        if (!now || !isAncestorOf(now))
            settle();
    });
    hide();
    follow();
}

std::optional<AreaPiece> PieceEditor::current() const
{
    const PieceId id = m_draft.currentPiece();
    if (id.isEmpty() || id == m_dismissed)
        return {};
    for (const AreaPiece &piece : m_draft.areaWithPreview().pieces) {
        if (piece.id == id && !piece.hidden)
            return piece;
    }
    return {};
}

void PieceEditor::follow()
{
    const std::optional<AreaPiece> piece = current();
    if (m_pending && !m_draft.areaWithPreview().pieces.contains(*m_pending)) {
        m_pending.reset(); // undone, or drawn otherwise, before it was settled
        m_settleLater.stop();
    }
    if (!piece) {
        settle();
        m_shown.reset();
        hide();
        return;
    }
    if (!m_shown || !PieceForm::sameKind(*m_shown, *piece)) {
        if (m_shown && m_shown->id != piece->id)
            settle();
        delete m_form;
        m_form = PieceForm::make(*piece, m_gazetteer, this);
        m_problem->hide();
        if (m_form) {
            m_body->insertWidget(1, m_form);
            connect(m_form, &PieceForm::edited, this, &PieceEditor::preview);
            connect(m_form, &PieceForm::refused, this, [this](const QString &why) {
                m_problem->setText(why);
                m_problem->setVisible(!why.isEmpty());
                Q_EMIT placeNeeded();
            });
        }
    }
    m_shown = piece;
    if (!m_form) { // nothing about it is a number
        hide();
        return;
    }
    m_form->setPiece(*piece);
    m_name->setText(piece->name);
    const QList<AreaPiece> pieces = m_draft.areaWithPreview().pieces;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (pieces[i].id == piece->id)
            m_count->setText(phonesInWords(m_counter.count().rows.value(i)));
    }
    const bool came = isHidden();
    show();
    if (came)
        raise();
    Q_EMIT placeNeeded();
}

void PieceEditor::preview(const AreaPiece &piece)
{
    m_pending = piece;
    m_settleLater.start();
    m_draft.setPreview(piece);
}

void PieceEditor::settle()
{
    m_settleLater.stop();
    if (const auto piece = std::exchange(m_pending, {}))
        m_draft.replacePiece(*piece);
}

void PieceEditor::begin()
{
    m_dismissed = {};
    follow();
    if (!isVisible())
        return;
    // its first field, whatever the form's kind
    for (QWidget *field = m_form->nextInFocusChain(); field && field != m_form; field = field->nextInFocusChain()) {
        if (m_form->isAncestorOf(field) && field->isVisibleTo(this) && (field->focusPolicy() & Qt::TabFocus)) {
            field->setFocus(Qt::TabFocusReason);
            break;
        }
    }
}

void PieceEditor::dismiss()
{
    settle();
    m_dismissed = m_draft.currentPiece();
    hide();
    m_shown.reset();
    Q_EMIT dismissed();
}

bool PieceEditor::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest && isVisible())
        Q_EMIT placeNeeded();
    return QFrame::event(event);
}

void PieceEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        settle();
    else
        QFrame::keyPressEvent(event);
}

void PieceEditor::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), radiusCard, t.surface, t.control, 1);
}

} // namespace campanile
