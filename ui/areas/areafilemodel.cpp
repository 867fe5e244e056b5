// SPDX-License-Identifier: GPL-3.0-or-later
#include "areafilemodel.h"

#include "errorwords.h"
#include "figures.h"

#include <QLocale>

namespace campanile {

using namespace Qt::StringLiterals;

AreaFileModel::AreaFileModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void AreaFileModel::setFile(const AreaFile &file)
{
    beginResetModel(); // another file is another model
    m_file = file;
    m_nameColumn = file.nameColumn;
    m_chosen = QList<bool>(file.features.size(), false);
    if (file.features.size() == 1 && !file.features.front().problem)
        m_chosen[0] = true;
    endResetModel();
    Q_EMIT chosenChanged();
}

int AreaFileModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_file.features.size());
}

QString AreaFileModel::detail(const AreaFeature &feature) const
{
    if (feature.problem)
        return words(*feature.problem);
    if (feature.flaw)
        return words(*feature.flaw);
    const int corners = static_cast<int>(feature.corners());
    switch (feature.kind) {
    case AreaFeature::Kind::Line: return tr("line, %n point(s)", nullptr, corners);
    case AreaFeature::Kind::Point: return corners == 1 ? tr("point") : tr("%n point(s)", nullptr, corners);
    case AreaFeature::Kind::Polygon: break;
    }
    const double surface = squareKilometres({.id = {}, .name = {}, .rings = feature.rings, .street = std::nullopt});
    return surface < 0.1 ? tr("%1 m²").arg(figure(std::llround(surface * 1e6)))
                         : tr("%1 km²").arg(QLocale().toString(surface, 'f', surface < 10 ? 2 : 1));
}

QVariant AreaFileModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AreaFeature &feature = m_file.features[index.row()];
    switch (role) {
    case Qt::DisplayRole: return m_file.nameOf(index.row(), m_nameColumn);
    case Qt::AccessibleTextRole: return u"%1, %2"_s.arg(m_file.nameOf(index.row(), m_nameColumn), detail(feature));
    case Qt::CheckStateRole: return m_chosen[index.row()] ? Qt::Checked : Qt::Unchecked;
    case DetailRole: return detail(feature);
    case ProblemRole: return feature.problem.has_value();
    case FlawRole: return feature.flaw.has_value();
    default: return {};
    }
}

bool AreaFileModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const bool chosen = value.value<Qt::CheckState>() == Qt::Checked;
    if (m_chosen[index.row()] != chosen) {
        m_chosen[index.row()] = chosen;
        Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
        Q_EMIT chosenChanged();
    }
    return true;
}

Qt::ItemFlags AreaFileModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_file.features[index.row()].problem)
        return Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

void AreaFileModel::setNameColumn(int column)
{
    m_nameColumn = column;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole, Qt::AccessibleTextRole});
}

void AreaFileModel::setAllChosen(bool chosen)
{
    for (int i = 0; i < rowCount(); ++i)
        m_chosen[i] = chosen && !m_file.features[i].problem;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

QList<int> AreaFileModel::chosen() const
{
    QList<int> rows;
    for (int i = 0; i < m_chosen.size(); ++i) {
        if (m_chosen[i])
            rows.append(i);
    }
    return rows;
}

bool AreaFileModel::needsMetres() const
{
    return std::ranges::any_of(chosen(), [this](int row) {
        const AreaFeature &feature = m_file.features[row];
        return !feature.piece && feature.kind != AreaFeature::Kind::Polygon;
    });
}

Result<QList<AreaPiece>> AreaFileModel::pieces(double metres, bool exclude) const
{
    QList<AreaPiece> all;
    for (const int row : chosen()) {
        const auto some = piecesOf(m_file.features[row], {m_file.nameOf(row, m_nameColumn), exclude, metres});
        if (!some)
            return std::unexpected(some.error());
        all += *some;
    }
    return all;
}

} // namespace campanile
