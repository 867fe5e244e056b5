// SPDX-License-Identifier: GPL-3.0-or-later
#include "arealayers.h"

#include "areajson.h"
#include "ogrsession.h"

#include <QFile>
#include <QFileInfo>

#include <ogrsf_frmts.h>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostColumns = 24;
constexpr qsizetype longestValue = 120, mostValues = 8'000'000; // characters

const char *driverOf(AreaFormat format)
{
    switch (format) {
    case AreaFormat::GeoJson: return "GeoJSON";
    case AreaFormat::Kml: return "LIBKML";
    case AreaFormat::Shapefile: return "ESRI Shapefile";
    case AreaFormat::GeoPackage: return "GPKG";
    }
    return "";
}

QString nameOf(AreaFormat format)
{
    switch (format) {
    case AreaFormat::GeoJson: return u"GeoJSON"_s;
    case AreaFormat::Kml: return u"KML"_s;
    case AreaFormat::Shapefile: return u"Shapefile"_s;
    case AreaFormat::GeoPackage: return u"GeoPackage"_s;
    }
    return {};
}

/// Of KML, what says how to draw and not what it is.
bool isTechnical(const QString &column)
{
    static const QStringList all{u"timestamp"_s, u"begin"_s, u"end"_s, u"altitudeMode"_s, u"tessellate"_s, u"extrude"_s,
        u"visibility"_s, u"drawOrder"_s, u"icon"_s, u"snippet"_s};
    return all.contains(column);
}

qint64 cornersOf(const OGRGeometry *geometry)
{
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        qint64 sum = 0;
        for (const OGRGeometry *part : *geometry->toGeometryCollection())
            sum += cornersOf(part);
        return sum;
    }
    if (type == wkbPolyhedralSurface || type == wkbTIN) {
        qint64 sum = 0;
        for (const OGRPolygon *part : *geometry->toPolyhedralSurface())
            sum += cornersOf(part);
        return sum;
    }
    if (OGR_GT_IsSubClassOf(type, wkbCurvePolygon)) {
        qint64 sum = 0;
        for (const OGRCurve *ring : *geometry->toCurvePolygon())
            sum += ring->getNumPoints();
        return sum;
    }
    if (OGR_GT_IsSubClassOf(type, wkbCurve))
        return geometry->toCurve()->getNumPoints();
    return 1;
}

QString sampleOf(OGRLayer &layer)
{
    OGREnvelope box;
    if (layer.GetExtent(&box, FALSE) != OGRERR_NONE || !std::isfinite(box.MinX) || !std::isfinite(box.MinY))
        return {};
    return u"%1; %2"_s.arg(box.MinX, 0, 'g', 10).arg(box.MinY, 0, 'g', 10);
}

/// A JSON that ends as one does: whatever is wrong with it, it is not cut.
bool isWhole(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.seek(std::max<qint64>(0, file.size() - 512))
        && file.readAll().trimmed().endsWith('}');
}

} // namespace

LayerReader::LayerReader(QString path, QString crs, const AreaFileLimits &limits, const Interrupted &interrupted,
    const std::function<void(int)> &progress)
    : m_crs(std::move(crs))
    , m_limits(limits)
    , m_interrupted(interrupted)
    , m_progress(progress)
    , m_valueRoom(mostValues)
{
    m_file.path = std::move(path);
}

Result<void> LayerReader::read(const StagedAreas::Source &source, const OgrSession &session)
{
    m_format = source.format;
    const char *drivers[] = {driverOf(source.format), nullptr};
    std::vector<const char *> options;
    if (source.format == AreaFormat::GeoPackage) {
        options.push_back("LIST_ALL_TABLES=NO");
        // Without a log beside it nothing can be changing: then no file is made beside it either.
        if (!QFile::exists(source.path + u"-wal"_s))
            options.push_back("IMMUTABLE=YES");
    }
    if (source.format == AreaFormat::GeoJson)
        options.push_back("DATE_AS_STRING=YES"); // a name may look like a date
    options.push_back(nullptr);
    const int before = session.failures();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(QFile::encodeName(source.path).constData(),
        GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options.data(), nullptr));
    if (m_interrupted())
        return failure(ErrorCode::Cancelled);
    if (!dataset) {
        const bool alien = session.failures() == before || session.lastFailure().contains("not recognized"_L1)
            || (source.format == AreaFormat::GeoJson && isWhole(source.path));
        if (alien)
            return failure(ErrorCode::FileWrongKind, {m_file.path, nameOf(source.format)});
        return failure(ErrorCode::FileTruncated, {m_file.path});
    }
    if (session.failures() > before && !session.wantedNetwork())
        return failure(ErrorCode::FileTruncated, {m_file.path});
    for (OGRLayer *layer : dataset->GetLayers()) {
        if (layer->GetGeomType() == wkbNone)
            continue;
        if (Result<void> done = readLayer(*layer, session); !done)
            return done;
    }
    return {};
}

Result<void> LayerReader::readLayer(OGRLayer &layer, const OgrSession &session)
{
    const QString name = QString::fromUtf8(layer.GetName());
    const GIntBig expected = layer.GetFeatureCount(FALSE);
    if (expected > m_limits.features)
        return std::unexpected(areaFileTooMuch(m_file.path, AreaFileExcess::Features, expected, m_limits.features));
    // GDAL takes an address it may not ask for the usual degrees; it is a system nobody knows.
    const OGRSpatialReference *said = session.wantedNetwork() ? nullptr : layer.GetSpatialRef();
    std::optional<ToWgs84> toWgs84;
    const int before = session.failures();
    GIntBig read = 0;
    for (;;) {
        const OGRFeatureUniquePtr feature(layer.GetNextFeature());
        if (m_interrupted())
            return failure(ErrorCode::Cancelled);
        if (session.failures() > before) // what follows cannot be trusted to be all
            return failure(ErrorCode::FileTruncated, {m_file.path});
        if (!feature)
            break;
        if (!toWgs84) { // an empty layer needs none
            Result<ToWgs84> made = ToWgs84::from(said, m_crs, m_file.path, sampleOf(layer));
            if (!made)
                return std::unexpected(made.error());
            toWgs84.emplace(std::move(*made));
            m_file.crs = toWgs84->name();
        }
        if (Result<void> done = readFeature(*feature, *toWgs84, name); !done)
            return done;
        const int mapped = session.failures();
        if (mapped > before) // PROJ has complained of a coordinate; the feature says it
            return failure(ErrorCode::CrsContradicted, {m_file.path, toWgs84->name(), sampleOf(layer)});
        if (++read % 64 == 0 && expected > 0)
            m_progress(static_cast<int>(std::min<GIntBig>(1000, read * 1000 / expected)));
    }
    if (toWgs84 && toWgs84->onlyDegreesSeen())
        return failure(ErrorCode::CrsContradicted, {m_file.path, toWgs84->name(), sampleOf(layer)});
    return {};
}

Result<void> LayerReader::readFeature(OGRFeature &from, const ToWgs84 &toWgs84, const QString &layer)
{
    if (m_file.features.size() >= m_limits.features)
        return std::unexpected(
            areaFileTooMuch(m_file.path, AreaFileExcess::Features, m_file.features.size() + 1, m_limits.features));
    AreaFeature feature;
    const std::optional<AreaPiece> own = ownPiece(from);
    const OGRGeometry *geometry = from.GetGeometryRef();
    const bool nothing = !geometry || geometry->IsEmpty();
    if (nothing && !own) {
        ++m_file.skipped;
        return {};
    }
    const QString what = nameSoFar(from);
    if (!nothing) {
        m_corners += cornersOf(geometry);
        if (m_corners > m_limits.corners)
            return std::unexpected(areaFileTooMuch(m_file.path, AreaFileExcess::Corners, m_corners, m_limits.corners));
        Result<AreaFeature> mapped = areaFeature(*geometry, toWgs84, m_file.path, what);
        if (!mapped)
            return std::unexpected(mapped.error());
        feature = std::move(*mapped);
    }
    feature.layer = layer;
    readValues(from, feature);
    if (own && !feature.problem)
        feature.piece = restored(*own, feature, from);
    m_file.features.append(std::move(feature));
    return {};
}

QString LayerReader::nameSoFar(OGRFeature &feature) const
{
    for (const char *field : {"name", "nome"}) { // OGR does not mind capitals
        if (const int i = feature.GetFieldIndex(field); i >= 0 && feature.IsFieldSetAndNotNull(i))
            return QString::fromUtf8(feature.GetFieldAsString(i)).simplified().left(longestValue);
    }
    return u"%1 %2"_s.arg(QFileInfo(m_file.path).completeBaseName()).arg(m_file.features.size() + 1);
}

int LayerReader::columnFor(const QString &name)
{
    qsizetype column = m_file.columns.indexOf(name);
    if (column < 0 && m_file.columns.size() < mostColumns) {
        column = m_file.columns.size();
        m_file.columns.append(name);
    }
    return static_cast<int>(column);
}

void LayerReader::readValues(OGRFeature &from, AreaFeature &to)
{
    for (int i = 0; i < from.GetFieldCount(); ++i) {
        const OGRFieldDefn *field = from.GetFieldDefnRef(i);
        if (field->GetType() == OFTBinary || !from.IsFieldSetAndNotNull(i))
            continue;
        const QString name = QString::fromUtf8(field->GetNameRef()).left(60);
        if (m_format == AreaFormat::Kml && isTechnical(name))
            continue;
        const int column = columnFor(name);
        if (column < 0)
            continue;
        const QString value = QString::fromUtf8(from.GetFieldAsString(i)).left(4 * longestValue).simplified();
        if (value.isEmpty() || value.size() > m_valueRoom)
            continue;
        while (to.values.size() <= column)
            to.values.append(QString());
        to.values[column] = value.left(longestValue);
        m_valueRoom -= std::min(value.size(), longestValue);
    }
}

void LayerReader::dropEmptyColumns()
{
    for (qsizetype column = m_file.columns.size() - 1; column >= 0; --column) {
        const bool used = std::ranges::any_of(
            m_file.features, [column](const AreaFeature &f) { return !f.values.value(column).isEmpty(); });
        if (used)
            continue;
        m_file.columns.removeAt(column);
        for (AreaFeature &feature : m_file.features) {
            if (column < feature.values.size())
                feature.values.removeAt(column);
        }
    }
}

Result<AreaFile> LayerReader::finished()
{
    if (m_file.features.isEmpty())
        return failure(ErrorCode::AreaFileEmpty, {m_file.path});
    if (std::ranges::all_of(m_file.features, [](const AreaFeature &f) { return f.problem.has_value(); }))
        return std::unexpected(*m_file.features.front().problem);
    dropEmptyColumns();
    m_file.nameColumn = guessNameColumn(m_file);
    m_progress(1000);
    return std::move(m_file);
}

} // namespace campanile
