// SPDX-License-Identifier: GPL-3.0-or-later
#include "firstpage.h"

#include "button.h"
#include "card.h"
#include "icons.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int pageWidth = 1200;
constexpr int hatchWidth = 16;

/// The round picture at the head of a step.
class Medallion final : public QWidget {
public:
    Medallion(const QString &icon, QWidget *parent)
        : QWidget(parent)
        , m_icon(icon)
    {
        setFixedSize(72, 72);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(this);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.tint);
        painter.drawEllipse(rect());
        paintIcon(painter, QRectF(20, 20, 32, 32), m_icon, t.primary);
    }

private:
    QString m_icon;
};

/// A step's number, or a tick when it is done.
class StepDisc final : public QWidget {
public:
    StepDisc(int number, QWidget *parent)
        : QWidget(parent)
        , m_number(number)
    {
        setFixedSize(24, 24);
    }

    void set(bool done, bool next)
    {
        m_done = done;
        m_next = next;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(this);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_done ? t.ok : m_next ? t.primaryFill : t.strong);
        painter.drawEllipse(rect());
        const QColor ink = m_done ? t.surface : m_next ? t.onFill : t.onStrong;
        if (m_done) {
            paintIcon(painter, QRectF(5, 5, 14, 14), u"check"_s, ink);
            return;
        }
        painter.setPen(ink);
        painter.setFont(textFont(TextStyle::DetailStrong));
        painter.drawText(rect(), Qt::AlignCenter, QString::number(m_number));
    }

private:
    int m_number;
    bool m_done = false;
    bool m_next = false;
};

} // namespace

class FirstPage::StepCard final : public QWidget {
public:
    StepCard(int number, const QString &icon, const QString &title, const QString &words, const QString &action,
        const QString &again, const QString &objectName, QWidget *parent)
        : QWidget(parent)
        , m_action(action)
        , m_again(again)
    {
        m_card = new Card(this);
        auto *outer = new QVBoxLayout(this);
        outer->setContentsMargins({});
        outer->addWidget(m_card);
        QVBoxLayout *body = m_card->body();
        body->setContentsMargins(space32, space32, space32, space16);
        body->addWidget(new Medallion(icon, m_card));
        body->addSpacing(space8);
        auto *head = new QHBoxLayout;
        head->setSpacing(space12);
        m_disc = new StepDisc(number, m_card);
        head->addWidget(m_disc);
        head->addWidget(new Label(title, TextStyle::PageTitle, Ink::Text, m_card), 1);
        body->addLayout(head);
        auto *text = new Label(words, TextStyle::CardTitle, Ink::Text2, m_card);
        QFont plain = text->font();
        plain.setWeight(QFont::Normal);
        text->setFont(plain);
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        text->setMinimumHeight(3 * 24);
        body->addWidget(text, 1);
        m_button = new Button(action, Button::Role::Neutral, m_card);
        m_button->setObjectName(objectName);
        m_button->setTall(true);
        body->addWidget(m_button);
        m_time = new Label(TextStyle::Detail, Ink::Muted, m_card);
        m_time->setAlignment(Qt::AlignHCenter);
        body->addWidget(m_time);
    }

    void set(bool done, bool next, const QString &time)
    {
        m_disc->set(done, next);
        m_card->setHighlighted(next);
        m_button->setRole(next ? Button::Role::Primary : Button::Role::Neutral);
        m_button->setText(done ? m_again : m_action);
        m_time->setText(done ? FirstPage::tr("done") : time);
    }

    [[nodiscard]] Button *button() const { return m_button; }

private:
    QString m_action, m_again;
    Card *m_card;
    StepDisc *m_disc;
    Button *m_button;
    Label *m_time;
};

FirstPage::FirstPage(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QWidget(this);
    column->setMaximumWidth(pageWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->setSpacing(space24);

    auto *title = new Label(tr("Three things, and you can call"), TextStyle::Figure, Ink::Text, column);
    layout->addWidget(title);
    auto *lead = new Label(tr("In any order. As long as something is missing, Campanile can call nobody."),
        TextStyle::Body, Ink::Text2, column);
    layout->addWidget(lead);
    m_problem = new Note(Note::Kind::Error, {}, column);
    m_problem->hide();
    layout->addWidget(m_problem);

    auto *cards = new QHBoxLayout;
    cards->setSpacing(space24);
    m_town = new StepCard(1, u"town"_s, tr("Choose the municipality"),
        tr("The map with streets, civic numbers and quarters: a single file, it works without a network too."),
        tr("Open a town pack"), tr("Open another"), u"openTown"_s, column);
    m_registry = new StepCard(2, u"contacts"_s, tr("Load the registry"),
        tr("A CSV list with telephone and address. You see its mistakes before anything is written."),
        tr("Import a list"), tr("Import another"), u"importDirectory"_s, column);
    m_dialer = new StepCard(3, u"server"_s, tr("Connect the dialer"),
        tr("The address that your operator gave you, and where its access code is kept."), tr("Connect"), tr("Change"),
        u"connectDialer"_s, column);
    for (StepCard *card : {m_town, m_registry, m_dialer})
        cards->addWidget(card, 1);
    layout->addLayout(cards);

    auto *drill = new Card(column);
    drill->setHatched(true);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(hatchWidth, 0, 0, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new Label(tr("Or try a drill at once"), TextStyle::CardTitle, Ink::Text, drill));
    words->addWidget(
        new Label(tr("An invented town with simulated telephones: draw, record, launch. No real telephone rings."),
            TextStyle::Detail, Ink::Text2, drill));
    line->addLayout(words, 1);
    auto *sample = new Button(tr("Try with the sample town"), Button::Role::Drill, drill);
    sample->setObjectName(u"trySample"_s);
    line->addWidget(sample);
    drill->body()->addLayout(line);
    layout->addWidget(drill);

    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(column, 100);
    centred->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space32, space24, space32, space24);
    page->addStretch(2);
    page->addLayout(centred);
    page->addStretch(3);

    connect(m_town->button(), &Button::clicked, this, &FirstPage::openTown);
    connect(m_registry->button(), &Button::clicked, this, &FirstPage::importDirectory);
    connect(m_dialer->button(), &Button::clicked, this, &FirstPage::connectDialer);
    connect(sample, &Button::clicked, this, &FirstPage::trySample);
    setDone({});
}

void FirstPage::setDone(const Done &done)
{
    m_town->set(done.town, !done.town, tr("about 2 minutes"));
    m_registry->set(done.registry, done.town && !done.registry, tr("about 5 minutes"));
    m_dialer->set(done.dialer, done.town && done.registry && !done.dialer, tr("about 3 minutes"));
    // Contacts are placed on the town's civic numbers: without a town there is nothing to place them on.
    m_registry->button()->setEnabled(done.town);
    m_registry->button()->setToolTip(done.town ? QString() : tr("Choose the municipality first"));
}

void FirstPage::setProblem(const QString &words)
{
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

void FirstPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensFor(this).bg);
}

} // namespace campanile
