// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallpainter.h"

#include "hatch.h"
#include "icons.h"
#include "outcomebar.h"
#include "outcomemark.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

const QColor staleFigure(0x8C, 0x99, 0xA6);
const QColor staleFrame(0x4B, 0x57, 0x63);

/// One painting of one view.
class Painting final {
    Q_DECLARE_TR_FUNCTIONS(Wall)
public:
    Painting(QPainter &painter, QSizeF size, const WallView &view)
        : m_painter(painter)
        , m_size(size)
        , m_view(view)
        , m_t(tokens(Look::Dark))
    {
    }

    void all()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.fillRect(QRectF({}, m_size), m_t.bg);
        head();
        if (m_view.hasCampaign) {
            figures();
            if (m_view.stale)
                staleBar();
            else
                foot();
        } else {
            m_painter.fillRect(footRect(), m_t.surface);
        }
        frame();
    }

    /// Per cent of the height.
    [[nodiscard]] double p(double percent) const { return m_size.height() * percent / 100; }

    [[nodiscard]] double edge() const { return p(0.74); }

    [[nodiscard]] double margin() const { return p(3.7); }

    [[nodiscard]] double band() const { return m_view.hasCampaign && m_view.mode == Mode::Drill ? p(2.9) : 0; }

    [[nodiscard]] QRectF footRect() const
    {
        return {edge(), m_size.height() - p(11.9), m_size.width() - 2 * edge(), p(11.9) - edge()};
    }

    [[nodiscard]] double headBottom() const { return p(9.5); }

private:
    [[nodiscard]] QColor figureColour() const { return m_view.stale ? staleFigure : m_t.text; }

    [[nodiscard]] QColor labelColour() const { return m_view.stale ? staleFigure : m_t.text2; }

    double text(QPointF baseline, const QString &words, double percent, QFont::Weight weight, const QColor &colour,
        double room = 1e9, bool right = false)
    {
        double pixels = p(percent);
        QFont font = figureFont(pixels, weight);
        double width = QFontMetricsF(font).horizontalAdvance(words);
        const double least = p(2.6); // smaller is not read from five metres
        while (width > room && pixels > least) {
            pixels = std::max(least, pixels - 1);
            font = figureFont(pixels, weight);
            width = QFontMetricsF(font).horizontalAdvance(words);
        }
        m_painter.setFont(font);
        m_painter.setPen(colour);
        const QString shown = width > room ? QFontMetricsF(font).elidedText(words, Qt::ElideRight, room) : words;
        width = std::min(width, room);
        m_painter.drawText(QPointF(right ? baseline.x() - width : baseline.x(), baseline.y()), shown);
        return width;
    }

    void frame()
    {
        const QRectF whole({}, m_size);
        const double e = edge();
        const auto sides = {QRectF(0, 0, whole.width(), e), QRectF(0, whole.height() - e, whole.width(), e),
            QRectF(0, 0, e, whole.height()), QRectF(whole.width() - e, 0, e, whole.height())};
        for (const QRectF &side : sides) {
            if (m_view.stale)
                m_painter.fillRect(side, staleFrame);
            else if (!m_view.hasCampaign)
                m_painter.fillRect(side, m_t.frame);
            else if (m_view.mode == Mode::Drill)
                paintHatch(m_painter, side, m_t.hatch, m_t.hatchGap, p(0.74));
            else
                m_painter.fillRect(side, m_t.live);
        }
    }

    void head()
    {
        m_painter.fillRect(QRectF(edge(), edge(), m_size.width() - 2 * edge(), headBottom() - edge()), m_t.surface);
        m_painter.fillRect(QRectF(edge(), headBottom(), m_size.width() - 2 * edge(), 1), m_t.line);
        const double baseline = p(6.5);
        const double clockWidth =
            text({m_size.width() - margin(), p(7)}, m_view.clock, 6, QFont::Bold, m_t.text, 1e9, true);
        double left = margin();
        if (m_view.hasCampaign) {
            left += badge(left) + p(3);
        }
        text({left, baseline}, m_view.title, 4.2, QFont::DemiBold, m_view.stale ? staleFigure : m_t.text,
            m_size.width() - margin() - clockWidth - p(3) - left);
    }

    double badge(double left)
    {
        const bool drill = m_view.mode == Mode::Drill;
        const QString words = drill ? tr("DRILL") : tr("REAL ALERT");
        const QFont font = figureFont(p(3.4), QFont::ExtraBold);
        const double hatch = drill ? p(3.2) : 0;
        const double width = QFontMetricsF(font).horizontalAdvance(words) + p(4.6) + hatch;
        const QRectF box(left, p(1.8), width, p(6));
        if (drill) {
            paintBox(m_painter, box, p(0.3), m_view.stale ? staleFrame : m_t.surface, m_t.hatch, p(0.3));
            paintHatch(m_painter, QRectF(box.left() + p(0.3), box.top() + p(0.3), hatch, box.height() - p(0.6)),
                m_t.hatch, m_t.hatchGap, p(0.74));
        } else {
            paintBox(m_painter, box, p(0.3), m_view.stale ? staleFrame : m_t.live);
        }
        m_painter.setFont(font);
        m_painter.setPen(drill ? m_t.text : m_t.onFill);
        m_painter.drawText(box.adjusted(hatch, 0, 0, 0), Qt::AlignCenter, words);
        return width;
    }

    void figures()
    {
        const QRectF map = wallMapRect(m_size);
        const double left = map.right() + p(3.9);
        const double right = m_size.width() - margin();
        text({left, p(15.3)}, m_view.reachedLabel, 3.5, QFont::Normal, labelColour(), right - left);
        const double ofWidth = QFontMetricsF(figureFont(p(6), QFont::Normal)).horizontalAdvance(m_view.of) + p(3);
        const double width =
            text({left, p(32.7)}, m_view.reached, 18.5, QFont::Bold, figureColour(), right - left - ofWidth);
        text({left + width + p(3), p(32.7)}, m_view.of, 6, QFont::Normal, labelColour(), right - left - width - p(3));
        bar(QRectF(left, p(35.5), right - left, p(3.7)));

        double y = p(40.1);
        const double step = (footRect().top() - p(1) - y) / std::max<qsizetype>(1, m_view.rows.size());
        const MarkTheme theme{.dark = true, .grey = m_view.stale};
        for (const WallView::Row &row : m_view.rows) {
            const double middle = y + step / 2;
            paintMark(m_painter, row.mark, {left + p(2), middle}, p(row.mark == Mark::Help ? 1.15 : 1.4), theme);
            const double count = text({right, middle + p(1.6)}, row.count, 4.4, QFont::Bold,
                row.alarm && !m_view.stale ? markColour(Mark::Help, theme) : figureColour(), 1e9, true);
            text({left + p(5.2), middle + p(1.3)}, row.name, 3.5, QFont::Normal, labelColour(),
                right - left - p(6) - count);
            y += step;
            if (&row != &m_view.rows.constLast())
                m_painter.fillRect(QRectF(left, y, right - left, 1), m_t.line);
        }
    }

    void bar(const QRectF &rect)
    {
        const MarkTheme theme{.dark = true, .grey = m_view.stale};
        const double gap = std::max(2.0, p(0.2));
        const double least = std::max(3.0, p(0.3));
        int present = 0;
        for (const Mark mark : outcomeOrder())
            present += m_view.totals.of(mark) > 0;
        if (m_view.totals.recipients <= 0 || present == 0) {
            m_painter.fillRect(rect, m_t.line);
            return;
        }
        const double room = std::max(0.0, rect.width() - gap * (present - 1) - least * present);
        double x = rect.left();
        for (const Mark mark : outcomeOrder()) {
            const int count = m_view.totals.of(mark);
            if (count <= 0)
                continue;
            const double width = least + room * count / m_view.totals.recipients;
            m_painter.fillRect(
                QRectF(x, rect.top(), width, rect.height()), mark == Mark::Queued ? m_t.line : markColour(mark, theme));
            x += width + gap;
        }
    }

    void foot()
    {
        const QRectF rect = footRect();
        m_painter.fillRect(rect, m_t.surface);
        m_painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), m_t.line);
        const double label = rect.top() + p(3.6);
        const double figure = rect.top() + p(8.9);
        const double right = m_size.width() - margin();
        const double age = std::max(text({right, label}, m_view.ageLabel, 2.8, QFont::Normal, m_t.text2, 1e9, true),
            text({right, figure}, m_view.age, 5.2, QFont::Bold, m_t.ok, 1e9, true));
        double x = margin();
        const double end = right - age - p(4);
        for (const WallView::Foot &foot : m_view.feet) {
            if (end - x < p(12))
                break;
            text({x, label}, foot.label, 2.8, QFont::Normal, m_t.text2, end - x);
            const double width = text({x, figure}, foot.figure, 5.2, QFont::Bold, m_t.text, (end - x) * 0.75);
            const double detail = text(
                {x + width + p(1.4), figure}, foot.detail, 3.3, QFont::Normal, m_t.text2, end - x - width - p(1.4));
            const double labelWidth = QFontMetricsF(figureFont(p(2.8), QFont::Normal)).horizontalAdvance(foot.label);
            x += std::max(width + p(1.4) + detail, labelWidth) + p(5.2);
        }
    }

    void staleBar()
    {
        const QRectF rect = footRect();
        m_painter.fillRect(rect, m_t.stale);
        const double side = p(6.6);
        paintIcon(m_painter, QRectF(margin(), rect.center().y() - side / 2, side, side), u"warning"_s, m_t.staleText);
        const double left = margin() + side + p(2.6);
        const double room = m_size.width() - margin() - left;
        text({left, rect.top() + p(5.6)}, m_view.staleTitle, 5.2, QFont::Bold, m_t.staleText, room);
        text({left, rect.top() + p(9.6)}, m_view.staleDetail, 2.9, QFont::Normal, m_t.staleText, room);
    }

    QPainter &m_painter;
    QSizeF m_size;
    const WallView &m_view;
    const Tokens &m_t;
};

} // namespace

QRectF wallMapRect(QSizeF size)
{
    const double h = size.height() / 100;
    return {h * 3.7, h * 12.6, size.width() * 0.4875, h * (88.1 - 12.6 - 2.9)};
}

void paintWall(QPainter &painter, QSizeF size, const WallView &view)
{
    Painting(painter, size, view).all();
}

void paintFrozenMap(QPainter &painter, QSizeF size, const WallView &view)
{
    const double h = size.height() / 100;
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = figureFont(h * 3.2, QFont::Bold);
    const double width = QFontMetricsF(font).horizontalAdvance(view.frozenMap) + h * 3;
    const Tokens &t = tokens(Look::Dark);
    const QRectF box(0, 0, width, h * 5.6);
    painter.fillRect(box, t.bg);
    painter.setFont(font);
    painter.setPen(t.stale);
    painter.drawText(box.adjusted(h * 1.2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, view.frozenMap);
}

} // namespace campanile
