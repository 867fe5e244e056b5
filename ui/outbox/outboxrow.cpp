// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxrow.h"

#include "button.h"
#include "hatch.h"
#include "icons.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "painting.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int iconSide = 22, wordsLeft = space16 + iconSide + space12, barHeight = 6;

/// LIVE in an outline, DRILL with its hatch: a small badge, because nothing here can call.
class WorldTag final : public QWidget {
public:
    explicit WorldTag(QWidget *parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    void set(Mode mode)
    {
        m_mode = mode;
        setAccessibleName(words());
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const int hatch = m_mode == Mode::Drill ? hatchWidth + space4 : 0;
        return {QFontMetrics(textFont(TextStyle::CaptionStrong)).horizontalAdvance(words()) + 2 * space8 + hatch, 20};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        const bool drill = m_mode == Mode::Drill;
        paintBox(painter, rect(), radiusTag, t.surface, drill ? t.text : t.live, 1.5);
        int left = space8;
        if (drill) {
            paintHatch(painter, QRectF(2, 2, hatchWidth, height() - 4), t.hatch, t.hatchGap, 3);
            left += hatchWidth;
        }
        painter.setFont(textFont(TextStyle::CaptionStrong));
        painter.setPen(drill ? t.text : t.liveText);
        painter.drawText(rect().adjusted(left, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, words());
    }

private:
    static constexpr int hatchWidth = 14;

    [[nodiscard]] QString words() const
    {
        return m_mode == Mode::Drill ? OutboxRow::tr("DRILL") : OutboxRow::tr("LIVE");
    }

    Mode m_mode = Mode::Drill;
};

} // namespace

OutboxRow::OutboxRow(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(TextStyle::BodyStrong, Ink::Text, this))
    , m_detail(new Label(TextStyle::Detail, Ink::Muted, this))
    , m_world(new WorldTag(this))
    , m_progress(new QProgressBar(this))
    , m_trouble(new Note(Note::Kind::Warning, {}, this))
    , m_actions(new QHBoxLayout)
{
    m_title->setElided(true);
    m_title->setObjectName(u"outboxTitle"_s);
    m_detail->setWordWrap(true);
    m_detail->setObjectName(u"outboxDetail"_s);
    m_trouble->setObjectName(u"outboxTrouble"_s);
    m_trouble->setFlat(true);
    m_progress->setObjectName(u"outboxProgress"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(barHeight);
    m_progress->setAccessibleName(tr("Sent so far"));
    m_actions->setSpacing(space16);

    auto *head = new QHBoxLayout;
    head->setSpacing(space8);
    head->addWidget(m_title, 1);
    head->addWidget(m_world);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(wordsLeft, space12, space16, space12);
    column->setSpacing(space4);
    column->addLayout(head);
    column->addWidget(m_detail);
    column->addWidget(m_progress);
    column->addWidget(m_trouble);
    column->addLayout(m_actions);
    set({});
}

void OutboxRow::set(const OutboxRowWords &words)
{
    const bool sameActions = words.actions == m_words.actions && !m_buttons.isEmpty();
    m_words = words;
    m_title->setText(words.title);
    m_detail->setText(words.detail);
    m_detail->setVisible(!words.detail.isEmpty());
    m_world->setVisible(words.mode.has_value());
    if (words.mode)
        static_cast<WorldTag *>(m_world)->set(*words.mode);
    m_progress->setVisible(words.progress >= 0);
    m_progress->setValue(qRound(words.progress * 1000));
    m_trouble->setVisible(!words.trouble.isEmpty());
    m_trouble->setText(words.trouble);
    setAccessibleName(u"%1: %2. %3. %4"_s.arg(words.kind, words.title, words.detail, words.trouble));
    update();
    if (sameActions) // a countdown goes on: the button that has the focus stays
        return;
    for (Button *button : std::as_const(m_buttons)) { // one of them may be what was just clicked
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    while (QLayoutItem *item = m_actions->takeAt(0))
        delete item;
    using Action = OutboxRowWords::Action;
    for (const auto &[action, label] : words.actions) {
        const bool main = action == Action::Confirm || action == Action::PrepareNow;
        auto *button = new Button(label, main ? Button::Role::Secondary : Button::Role::Link, this);
        static const QHash<Action, QString> names{{Action::Confirm, u"outboxConfirm"_s},
            {Action::PrepareNow, u"outboxPrepare"_s}, {Action::Retry, u"outboxRetry"_s},
            {Action::Discard, u"outboxDiscard"_s}, {Action::Undo, u"outboxUndo"_s}};
        button->setObjectName(names.value(action));
        button->setAccessibleName(u"%1: %2"_s.arg(label, words.title));
        connect(button, &Button::clicked, this, [this, action] { Q_EMIT acted(action); });
        m_actions->addWidget(button);
        m_buttons.append(button);
        button->show();
    }
    m_actions->addStretch(1);
}

void OutboxRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const bool gone = m_words.tone == OutboxRowWords::Tone::Discarded;
    if (m_words.tone == OutboxRowWords::Tone::Asking)
        painter.fillRect(rect(), t.tint);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (m_words.mode == Mode::Drill)
        paintHatch(painter, QRectF(0, 0, space4, height() - 1), t.hatch, t.hatchGap, 4);
    else if (m_words.mode == Mode::Live)
        painter.fillRect(QRect(0, 0, space4, height() - 1), t.live);
    if (!m_words.icon.isEmpty())
        paintIcon(painter, QRectF(space16, space12, iconSide, iconSide), m_words.icon, gone ? t.muted : t.text2);
}

} // namespace campanile
