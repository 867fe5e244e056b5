// SPDX-License-Identifier: GPL-3.0-or-later
#include "polygonfile.h"

#include "addressnormaliser.h"
#include "civicregister.h"
#include "columnguess.h"

#include <QFileInfo>

#include <map>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

bool isPolygon(const Shape &shape)
{
    return shape.kind == Shape::Kind::Polygons && !shape.isEmpty();
}

Error noPolygon(const QString &path)
{
    return {ErrorCode::FileWrongKind, {path, u"a file with polygons in it"_s}};
}

} // namespace

Result<NamedPolygon> readBoundaryFile(
    const TownBuilder::Boundary &boundary, BuildReport &report, const std::stop_token &stop)
{
    const auto file = VectorFile::open(boundary.file, boundary.crs);
    if (!file)
        return std::unexpected(file.error());
    const auto columns = ColumnGuess::of(*file, boundary.file, {}, {u"name"_s});
    if (!columns)
        return std::unexpected(columns.error());
    const auto filter = RowFilter::of(*file, boundary.file, boundary.where);
    if (!filter)
        return std::unexpected(filter.error());
    const qsizetype name = columns->at(u"name"_s);
    NamedPolygon result;
    bool byName = false;
    QStringList names;
    qint64 count = 0;
    const auto read = file->read(
        [&](VectorFile::Row &row) {
            if (!isPolygon(row.shape))
                return true;
            const QString called = name < 0 ? QString() : row.values[name];
            if (names.size() < 30 && !called.isEmpty() && !names.contains(called))
                names += called;
            const bool named = boundary.where.isEmpty() && !boundary.municipality.isEmpty()
                && addressnormaliser::fold(called) == addressnormaliser::fold(boundary.municipality);
            if (!filter->passes(row))
                return true;
            if (named && !byName) { // this one, not those before it
                byName = true;
                result = {};
                count = 0;
            } else if (byName && !named) {
                return true;
            }
            ++count;
            if (result.name.isEmpty())
                result.name = called;
            // a municipality's parts may be features of their own
            std::ranges::move(row.shape.parts, std::back_inserter(result.polygon.parts));
            return true;
        },
        stop);
    if (!read)
        return std::unexpected(read.error());
    if (count > 1 && boundary.where.isEmpty() && !byName)
        return failure(ErrorCode::FeatureNotChosen, {boundary.file, QString::number(count), names.join(u", "_s)});
    if (count == 0 && !boundary.where.isEmpty() && !names.isEmpty())
        return failure(
            ErrorCode::NotFound, {u"feature with %1 in %2"_s.arg(boundary.where, boundary.file), names.join(u", "_s)});
    if (count == 0)
        return std::unexpected(noPolygon(boundary.file));
    report.inputs += {u"boundary"_s, QFileInfo(boundary.file).fileName(), count, file->crs(), {}};
    return result;
}

Result<std::vector<NamedPolygon>> readQuarterFile(
    const TownBuilder::Quarters &quarters, BuildReport &report, const std::stop_token &stop)
{
    const auto file = VectorFile::open(quarters.file, quarters.crs);
    if (!file)
        return std::unexpected(file.error());
    QMap<QString, QString> told;
    if (!quarters.name.isEmpty())
        told.insert(u"name"_s, quarters.name);
    const auto columns = ColumnGuess::of(*file, quarters.file, told, {u"name"_s});
    if (!columns)
        return std::unexpected(columns.error());
    const qsizetype name = columns->at(u"name"_s);
    if (name < 0)
        return failure(ErrorCode::ColumnMissing, {quarters.file, u"name"_s, file->columns().join(u", "_s)});
    std::map<QString, Shape> byName;
    qint64 count = 0;
    const auto read = file->read(
        [&](VectorFile::Row &row) {
            if (!isPolygon(row.shape) || row.values[name].isEmpty())
                return true;
            ++count;
            auto &shape = byName.try_emplace(row.values[name], Shape{Shape::Kind::Polygons, {}}).first->second;
            std::ranges::move(row.shape.parts, std::back_inserter(shape.parts));
            return true;
        },
        stop);
    if (!read)
        return std::unexpected(read.error());
    if (byName.empty())
        return std::unexpected(noPolygon(quarters.file));
    report.inputs +=
        {u"quarters"_s, QFileInfo(quarters.file).fileName(), count, file->crs(), {{u"name"_s, file->columns()[name]}}};
    std::vector<NamedPolygon> result;
    for (auto &[called, shape] : byName)
        result.push_back({tidyStreetName(called), std::move(shape)});
    return result;
}

} // namespace campanile
