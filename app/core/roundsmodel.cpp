// SPDX-License-Identifier: GPL-3.0-or-later
#include "roundsmodel.h"

#include "figures.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

QString hourOf(qint64 ms)
{
    return ms > 0 ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).time(), u"HH:mm"_s) : u"–"_s;
}

} // namespace

QList<RoundsModel::Row> RoundsModel::rowsOf(const CampaignProgress &progress, const ProgressForecast &forecast)
{
    QList<Row> rows;
    for (const Round &round : progress.rounds()) {
        Row row;
        row.attempt = round.attempt;
        row.startMs = round.firstMs;
        row.called = row.planned = round.called;
        row.reached = round.reached;
        row.active = round.active;
        const int ended = round.called - round.active;
        row.yield = ended > 0 ? static_cast<double>(round.reached) / ended : 0;
        row.running = round.active > 0;
        rows.append(row);
    }
    for (const ProgressForecast::Round &coming : forecast.rounds) {
        const auto it = std::ranges::find(rows, coming.attempt, &Row::attempt);
        if (it != rows.end()) {
            it->planned += static_cast<int>(std::lround(coming.calls));
            it->endMs = coming.endMs;
            it->running = true;
            continue;
        }
        Row row;
        row.attempt = coming.attempt;
        row.startMs = coming.startMs;
        row.endMs = coming.endMs;
        row.planned = static_cast<int>(std::lround(coming.calls));
        row.reached = static_cast<int>(std::lround(coming.reached));
        row.yield = coming.calls > 0 ? coming.reached / coming.calls : 0;
        row.expected = true;
        rows.append(row);
    }
    std::ranges::sort(rows, {}, &Row::attempt);
    // The forecast may be a second older than the counts, and on an accelerated network that is minutes of calls: no
    // round can be longer than what the one before left.
    int most = progress.totals().recipients;
    for (Row &row : rows) {
        if (!row.expected)
            row.planned = std::max(row.called, std::min(row.planned, most));
        most = row.planned - row.reached;
    }
    return rows;
}

void RoundsModel::setRows(const QList<Row> &rows)
{
    const auto shared = std::min(rows.size(), m_rows.size());
    for (qsizetype i = 0; i < shared; ++i) {
        if (m_rows.at(i) == rows.at(i))
            continue;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), ColumnCount - 1));
    }
    if (rows.size() < m_rows.size()) {
        beginRemoveRows({}, static_cast<int>(rows.size()), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    } else if (rows.size() > m_rows.size()) {
        beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(rows.size()) - 1);
        m_rows.append(rows.mid(m_rows.size()));
        endInsertRows();
    }
}

int RoundsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RoundsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RoundsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return display(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case ExpectedRole: return row.expected;
    case RunningRole: return row.running;
    case RoundRole: return row.attempt;
    default: return {};
    }
}

QString RoundsModel::display(const Row &row, int column) const
{
    const auto number = [&](int value) { return (row.expected ? u"≈ "_s : QString()) + campanile::figure(value); };
    switch (column) {
    case Name: return tr("Round %1").arg(row.attempt);
    case Start: return hourOf(row.startMs);
    case Called:
        return row.planned > row.called && !row.expected
            ? tr("%1 of %2").arg(campanile::figure(row.called), campanile::figure(row.planned))
            : number(row.planned);
    case Reached: return number(row.reached);
    case Yield:
        return (row.expected ? u"≈ "_s : QString()) + campanile::figure(static_cast<int>(std::lround(row.yield * 100)))
            + u"\u00a0%"_s;
    case Active: return row.expected ? u"–"_s : campanile::figure(row.active);
    case State:
        if (row.expected)
            return tr("expected");
        if (!row.running)
            return tr("completed");
        return row.endMs ? tr("ends %1").arg(hourOf(row.endMs)) : tr("in progress");
    default: return {};
    }
}

QVariant RoundsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Round");
    case Start: return tr("Start");
    case Called: return tr("Called");
    case Reached: return tr("Reached");
    case Yield: return tr("Yield");
    case Active: return tr("In call");
    case State: return tr("State");
    default: return {};
    }
}

} // namespace campanile
