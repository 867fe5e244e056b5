// SPDX-License-Identifier: GPL-3.0-or-later
#include "coveragelist.h"

#include "metrics.h"
#include "tokens.h"
#include "typescale.h"

#include <QFontMetrics>
#include <QPainter>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineStep = 36;
constexpr int barHeight = 8;

} // namespace

int coveredPercent(const QuarterCoverage &coverage)
{
    return coverage.civicNumbers ? static_cast<int>(qint64{100} * coverage.covered / coverage.civicNumbers) : 0;
}

CoverageList::CoverageList(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void CoverageList::setCoverage(QList<QuarterCoverage> coverage)
{
    m_coverage = std::move(coverage);
    QStringList spoken;
    for (const QuarterCoverage &c : m_coverage)
        spoken.append(u"%1 %2 %"_s.arg(c.name).arg(coveredPercent(c)));
    setAccessibleName(spoken.join(u", "_s));
    setToolTip(spoken.join(u'\n'));
    updateGeometry();
    update();
}

QSize CoverageList::sizeHint() const
{
    return {240, std::min<int>(static_cast<int>(m_coverage.size()), 12) * lineStep};
}

QSize CoverageList::minimumSizeHint() const
{
    return {200, std::min<int>(static_cast<int>(m_coverage.size()), 3) * lineStep};
}

void CoverageList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const qsizetype room = std::max(1, height() / lineStep);
    QList<QuarterCoverage> shown = m_coverage.first(std::min(room, m_coverage.size()));
    if (!shown.isEmpty())
        shown.back() = m_coverage.back();
    const int names = width() * 2 / 5;
    int y = 0;
    for (const QuarterCoverage &c : std::as_const(shown)) {
        const int percent = coveredPercent(c);
        painter.setFont(textFont(TextStyle::Body));
        painter.setPen(t.text2);
        painter.drawText(QRect(0, y, names - space8, lineStep), Qt::AlignVCenter,
            painter.fontMetrics().elidedText(c.name, Qt::ElideRight, names - space8));
        const QRect bar(names, y + (lineStep - barHeight) / 2, width() - names - 64, barHeight);
        painter.fillRect(bar, t.line);
        painter.fillRect(QRect(bar.topLeft(), QSize(bar.width() * percent / 100, barHeight)),
            percent < poor ? t.warnMark : t.primaryFill);
        painter.setFont(textFont(TextStyle::BodyStrong));
        painter.setPen(t.text);
        painter.drawText(QRect(0, y, width(), lineStep), Qt::AlignVCenter | Qt::AlignRight, u"%1 %"_s.arg(percent));
        y += lineStep;
    }
}

} // namespace campanile
