// SPDX-License-Identifier: GPL-3.0-or-later
#include "townsheet.h"

#include "alertwords.h"
#include "audiencecounter.h"
#include "button.h"
#include "campaigndraft.h"
#include "figures.h"
#include "gazetteer.h"
#include "label.h"
#include "metrics.h"
#include "painting.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int sheetWidth = 520;

/// Its surface; the page behind lies under the scrim.
class SheetBox final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        paintBox(painter, rect(), radiusCard, t.surface, t.control, 1);
    }
};

AreaPiece townPiece(const Gazetteer &gazetteer)
{
    const TownInfo &town = gazetteer.town();
    QList<GeoRing> rings = gazetteer.boundary();
    if (rings.isEmpty()) {
        const GeoBox &b = town.bounds;
        rings = {{{b.south, b.west}, {b.south, b.east}, {b.north, b.east}, {b.north, b.west}}};
    }
    return {.id = PieceId::create(), .kind = PieceKind::Town, .name = town.name, .rings = rings, .street = {}};
}

} // namespace

TownSheet::TownSheet(CampaignDraft &draft, AudienceCounter &counter, const Gazetteer &gazetteer, QWidget *over)
    : QWidget(over)
    , m_draft(draft)
    , m_counter(counter)
    , m_gazetteer(gazetteer)
    , m_sheet(new SheetBox(this))
    , m_phones(new Label(TextStyle::LargeFigure, Ink::Text, m_sheet))
    , m_facts(new Label(TextStyle::Body, Ink::Text2, m_sheet))
    , m_replaces(new Label(TextStyle::Body, Ink::Text2, m_sheet))
    , m_name(new QLineEdit(m_sheet))
    , m_take(new Button(tr("Choose the whole municipality"), Button::Role::Primary, m_sheet))
{
    setObjectName(u"townSheet"_s);
    const QString &town = gazetteer.town().name;
    setAccessibleName(tr("The whole municipality of %1").arg(town));
    m_phones->setObjectName(u"townPhones"_s);
    m_facts->setObjectName(u"townFacts"_s);
    m_name->setObjectName(u"townName"_s);
    m_take->setObjectName(u"townTake"_s);
    m_facts->setWordWrap(true);
    m_replaces->setWordWrap(true);
    m_name->setMinimumHeight(buttonHeight);
    m_name->setTextMargins(space8, 0, space8, 0);
    m_name->setAccessibleName(tr("Type the municipality's name"));
    auto *back = new Button(tr("Back"), Button::Role::Neutral, m_sheet);
    back->setObjectName(u"townBack"_s);
    auto *layout = new QVBoxLayout(m_sheet);
    layout->setContentsMargins(cardPadding, cardPadding, cardPadding, cardPadding);
    layout->setSpacing(space12);
    auto *title = new Label(tr("The whole municipality of %1").arg(town), TextStyle::PageTitle, Ink::Text, m_sheet);
    title->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(m_phones);
    layout->addWidget(m_facts);
    layout->addWidget(m_replaces);
    auto *ask =
        new Label(tr("To choose it, type <b>%1</b>:").arg(town.toHtmlEscaped()), TextStyle::Body, Ink::Text, m_sheet);
    ask->setTextFormat(Qt::RichText);
    layout->addWidget(ask);
    layout->addWidget(m_name);
    layout->addSpacing(space4);
    auto *foot = new QHBoxLayout;
    foot->addWidget(back);
    foot->addStretch(1);
    foot->addWidget(m_take);
    layout->addLayout(foot);
    connect(back, &Button::clicked, this, &QWidget::hide);
    connect(m_name, &QLineEdit::textChanged, this, &TownSheet::refresh);
    connect(m_name, &QLineEdit::returnPressed, this, &TownSheet::take);
    connect(m_take, &Button::clicked, this, &TownSheet::take);
    connect(&m_counter, &AudienceCounter::countChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    over->installEventFilter(this);
    hide();
}

void TownSheet::open()
{
    m_name->clear();
    refresh();
    arrange();
    show();
    raise();
    m_name->setFocus(Qt::PopupFocusReason);
}

bool TownSheet::isNameTyped() const
{
    // accents and capitals are no safety, the name is
    const auto plain = [](const QString &text) {
        QString result;
        for (const QChar c : text.simplified().normalized(QString::NormalizationForm_D).toCaseFolded()) {
            if (c.category() != QChar::Mark_NonSpacing)
                result += c == u'’' ? QChar(u'\'') : c;
        }
        return result;
    };
    return plain(m_name->text()) == plain(m_gazetteer.town().name);
}

void TownSheet::refresh()
{
    const AudienceCount count = m_counter.countOf({{townPiece(m_gazetteer)}});
    m_phones->setText(phonesInWords(count.phones));
    const TownInfo &town = m_gazetteer.town();
    QStringList facts{tr("%1 landlines, %2 mobiles").arg(figure(count.landlines), figure(count.mobiles))};
    if (count.households > 0)
        facts += tr("%1 household(s)", nullptr, count.households).arg(figure(count.households));
    facts += tr("%1 street(s)", nullptr, town.streets).arg(figure(town.streets));
    if (count.withoutPosition > 0)
        facts += tr("%1 of them without a position on the map", nullptr, count.withoutPosition)
                     .arg(figure(count.withoutPosition));
    m_facts->setText(facts.join(u" · "_s));
    const auto pieces = static_cast<int>(m_draft.area().pieces.size());
    m_replaces->setVisible(pieces > 0);
    m_replaces->setText(tr("It takes the place of the %1 area(s) chosen now; undo brings them back.", nullptr, pieces)
            .arg(figure(pieces)));
    m_take->setEnabled(isNameTyped() && count.phones > 0);
}

void TownSheet::take()
{
    if (!m_take->isEnabled())
        return;
    hide();
    m_draft.setArea({{townPiece(m_gazetteer)}});
    Q_EMIT chosen();
}

void TownSheet::arrange()
{
    setGeometry(parentWidget()->rect());
    m_sheet->setFixedWidth(std::min(sheetWidth, width() - 2 * space24));
    m_sheet->adjustSize();
    m_sheet->move((width() - m_sheet->width()) / 2, std::max(space24, (height() - m_sheet->height()) / 3));
}

bool TownSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        arrange();
    return QWidget::eventFilter(watched, event);
}

bool TownSheet::focusNextPrevChild(bool next)
{
    // what lies under the scrim cannot be reached
    QWidget *now = focusWidget();
    if (!QWidget::focusNextPrevChild(next))
        return false;
    QWidget *then = window()->focusWidget();
    if (then && !isAncestorOf(then)) {
        if (now == m_name)
            m_take->isEnabled() ? m_take->setFocus(Qt::TabFocusReason) : m_name->setFocus(Qt::TabFocusReason);
        else
            m_name->setFocus(Qt::TabFocusReason);
    }
    return true;
}

void TownSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QWidget::keyPressEvent(event);
}

void TownSheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor scrim = tokensFor(this).scrim;
    painter.fillRect(rect(), scrim);
}

} // namespace campanile
