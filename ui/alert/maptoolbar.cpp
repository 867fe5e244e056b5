// SPDX-License-Identifier: GPL-3.0-or-later
#include "maptoolbar.h"

#include "campaigndraft.h"
#include "icons.h"
#include "mappane.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int partingWidth = 11;

class ToolButton final : public QAbstractButton {
public:
    ToolButton(const QString &icon, const QString &words, const QString &keys, bool wordless, QWidget *parent)
        : QAbstractButton(parent)
        , m_icon(icon)
        , m_wordless(wordless)
    {
        setText(words);
        setAccessibleName(words);
        setToolTip(keys.isEmpty() ? words : words + u" ("_s + keys + u')');
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    void setSpacing(bool compact, bool tight)
    {
        m_compact = compact;
        m_tight = tight || compact;
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        if (silent())
            return {m_compact ? 40 : m_tight ? 36 : 42, 38};
        const int words = QFontMetrics(textFont(TextStyle::DetailStrong)).horizontalAdvance(text());
        return {edge() + 20 + gap() + words + edge() - 2, 38};
    }

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void checkStateSet() override
    {
        QAbstractButton::checkStateSet();
        updateGeometry();
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        const bool on = isChecked();
        if (on)
            painter.fillRect(rect(), t.primaryFill);
        else if (isEnabled() && (underMouse() || isDown()))
            painter.fillRect(rect(), isDown() ? t.tint : t.sunken);
        QColor ink = on ? t.onFill : t.text;
        if (!isEnabled())
            ink = mix(t.muted, t.surface, 0.6);
        const double left = silent() ? (width() - 20) / 2.0 : edge();
        paintIcon(painter, QRectF(left, (height() - 20) / 2.0, 20, 20), m_icon, ink);
        if (silent())
            return;
        painter.setFont(textFont(on ? TextStyle::DetailStrong : TextStyle::Detail));
        painter.setPen(ink);
        painter.drawText(rect().adjusted(edge() + 20 + gap(), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    }

private:
    [[nodiscard]] bool silent() const { return m_wordless || (m_compact && isCheckable() && !isChecked()); }

    [[nodiscard]] int edge() const { return m_tight ? 9 : 16; }

    [[nodiscard]] int gap() const { return m_tight ? 5 : 8; }

    QString m_icon;
    bool m_wordless, m_compact = false, m_tight = false;
};

} // namespace

MapToolbar::MapToolbar(MapPane &map, CampaignDraft &draft, QWidget *parent)
    : QFrame(parent)
    , m_map(map)
    , m_draft(draft)
{
    setObjectName(u"mapToolbar"_s);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(1, 1, 1, 1);
    line->setSpacing(0);
    const auto add = [&](const QString &icon, const QString &words, const QString &name, const QString &keys,
                         bool wordless = false) {
        auto *button = new ToolButton(icon, words, keys, wordless, this);
        button->setObjectName(name);
        line->addWidget(button);
        return button;
    };
    const auto addTool = [&](MapTool tool, const QString &icon, const QString &words, const QString &name,
                             const QString &keys) {
        auto *button = add(icon, words, name, keys);
        button->setCheckable(true);
        m_tools.insert(tool, button);
        connect(button, &QAbstractButton::clicked, this, [this, tool] {
            m_map.setTool(tool);
            refresh();
        });
    };
    addTool(MapTool::Select, u"select"_s, tr("Select"), u"toolSelect"_s, tr("Alt+1"));
    addTool(MapTool::Street, u"street"_s, tr("Street"), u"toolStreet"_s, tr("Alt+2"));
    addTool(MapTool::Quarter, u"quarter"_s, tr("Quarter"), u"toolQuarter"_s, tr("Alt+3"));
    addTool(MapTool::Polygon, u"polygon"_s, tr("Polygon"), u"toolPolygon"_s, tr("Alt+4"));
    addTool(MapTool::Rectangle, u"rectangle"_s, tr("Rectangle"), u"toolRectangle"_s, tr("Alt+7"));
    addTool(MapTool::Circle, u"circle"_s, tr("Circle"), u"toolCircle"_s, tr("Alt+5"));
    addTool(MapTool::Corridor, u"corridor"_s, tr("Corridor"), u"toolCorridor"_s, tr("Alt+8"));
    m_subtract = add(u"subtract"_s, tr("Subtract"), u"toolSubtract"_s, tr("Alt+6"));
    m_subtract->setCheckable(true);
    line->addSpacing(partingWidth);
    m_undo = add(u"undo"_s, tr("Undo"), u"undo"_s, tr("Ctrl+Z"), true);
    m_redo = add(u"redo"_s, tr("Redo"), u"redo"_s, tr("Ctrl+Shift+Z"), true);
    line->addSpacing(partingWidth);
    m_town = add(u"town"_s, tr("The whole town…"), u"toolTown"_s, {});
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    connect(m_subtract, &QAbstractButton::clicked, this, [this](bool on) { m_map.setSubtract(on); });
    connect(m_undo, &QAbstractButton::clicked, &m_draft, &CampaignDraft::undo);
    connect(m_redo, &QAbstractButton::clicked, &m_draft, &CampaignDraft::redo);
    connect(m_town, &QAbstractButton::clicked, this, &MapToolbar::townRequested);
    // The first tools' keys are the page's own; these came later and go on from there.
    for (const auto &[tool, key] :
        {std::pair(MapTool::Rectangle, Qt::Key_7), std::pair(MapTool::Corridor, Qt::Key_8)}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::ALT | key), parent ? parent : this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, wanted = tool] { m_map.setTool(wanted); });
    }
    m_map.installEventFilter(this);
    connect(&m_map, &MapPane::toolChanged, this, &MapToolbar::refresh);
    connect(&m_map, &MapPane::subtractChanged, this, &MapToolbar::refresh);
    connect(&m_draft, &CampaignDraft::areaChanged, this, &MapToolbar::refresh);
    refresh();
}

void MapToolbar::setCompact(bool compact)
{
    m_compact = compact;
    refresh();
}

void MapToolbar::refresh()
{
    for (auto [tool, button] : m_tools.asKeyValueRange())
        button->setChecked(tool == m_map.tool());
    m_subtract->setChecked(m_map.subtract());
    m_undo->setEnabled(m_draft.canUndo());
    m_redo->setEnabled(m_draft.canRedo());
    fit();
}

void MapToolbar::apply(Width width)
{
    m_width = width;
    for (auto *button : findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly))
        static_cast<ToolButton *>(button)->setSpacing(width == Width::Compact, width == Width::Tight);
    layout()->invalidate();
    adjustSize();
}

/// The widest that lies on the map.
void MapToolbar::fit()
{
    const int room = m_map.width() - x() - space16;
    for (const Width width : {Width::Roomy, Width::Tight, Width::Compact}) {
        if (m_compact && width != Width::Compact)
            continue;
        apply(width);
        if (sizeHint().width() <= room)
            return;
    }
}

void MapToolbar::moveEvent(QMoveEvent *event)
{
    QFrame::moveEvent(event);
    fit();
}

bool MapToolbar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_map && event->type() == QEvent::Resize)
        fit();
    return QFrame::eventFilter(watched, event);
}

void MapToolbar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    // Over the map the edge is the control colour: a divider's would vanish there.
    paintBox(painter, rect(), radiusCard, t.surface, t.control, 1);
    for (const QAbstractButton *after : {m_undo, m_town})
        painter.fillRect(QRect(after->x() - (partingWidth + 1) / 2, 8, 1, height() - 16), t.line);
}

} // namespace campanile
