// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorfile.h"

#include "addressnormaliser.h"

#include <QFile>
#include <QFileInfo>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <mutex>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostBytes = 1'000'000'000; ///< formats that are partly read into memory
constexpr qint64 mostTableBytes = 8'000'000'000; ///< CSV is read line by line: the national archive has 3 GB
constexpr qsizetype mostVertices = 5'000'000;

// GDAL says why on its own channel; ours are values.
class Quiet final {
public:
    Quiet()
    {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }

    ~Quiet() { CPLPopErrorHandler(); }
    Q_DISABLE_COPY_MOVE(Quiet)

    [[nodiscard]] static QString words()
    {
        const QString text = QString::fromUtf8(CPLGetLastErrorMsg());
        return text.isEmpty() ? u"GDAL does not say why"_s : text.section(u'\n', 0, 0);
    }
};

void prepareGdal()
{
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL"); // no network
        CPLSetConfigOption("GML_DOWNLOAD_SCHEMA", "NO");
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "none");
    });
    OSRSetPROJEnableNetwork(false); // a thread's own setting
}

QString fileTable(const QString &name)
{
    return name.section(u'.', -1).toLower();
}

// Not every single thing in a zip is the data: a Shapefile has five files.
int preference(const QString &extension)
{
    static const QStringList order{
        u"gpkg"_s, u"shp"_s, u"geojson"_s, u"json"_s, u"fgb"_s, u"kml"_s, u"gml"_s, u"tab"_s, u"mif"_s, u"csv"_s};
    const qsizetype at = order.indexOf(extension);
    return at < 0 ? 99 : static_cast<int>(at);
}

// The file inside a zip that holds the data, by GDAL's own path.
Result<QString> insideZip(const QString &path)
{
    const QString root = u"/vsizip/{"_s + path + u'}';
    char **names = VSIReadDirRecursive(root.toUtf8().constData());
    QString best;
    qint64 bytes = 0;
    int rank = 99;
    for (char **name = names; name && *name; ++name) {
        const QString inner = QString::fromUtf8(*name);
        VSIStatBufL stat;
        const QString full = root + u'/' + inner;
        if (VSIStatL(full.toUtf8().constData(), &stat) != 0)
            continue;
        bytes += static_cast<qint64>(stat.st_size);
        const int here = preference(fileTable(inner));
        if (here < rank || (here == rank && here < 99 && full < best))
            rank = here, best = full;
    }
    CSLDestroy(names);
    if (bytes > (fileTable(best) == u"csv" ? mostTableBytes : mostBytes))
        return failure(ErrorCode::FileTooLarge, {path});
    if (best.isEmpty())
        return failure(ErrorCode::FileWrongKind, {path, u"a vector file (there is none in this zip)"_s});
    return best;
}

// Bytes that are not UTF-8 are taken for Windows' Latin letters.
QString textOf(const char *bytes)
{
    const QByteArrayView view(bytes);
    if (view.isValidUtf8())
        return QString::fromUtf8(view).trimmed();
    return QString::fromLatin1(view).trimmed();
}

} // namespace

struct VectorFile::Private {
    QString path;
    GDALDatasetUniquePtr dataset;
    QStringList columns;
    bool shapes = false;
    OGRSpatialReference own; ///< a table's, or that of layers that do not say
    bool hasOwn = false;
    mutable std::unique_ptr<OGRCoordinateTransformation> toWgs84; ///< of `own`

    [[nodiscard]] Result<std::unique_ptr<OGRCoordinateTransformation>> transformation(
        const OGRSpatialReference &from) const
    {
        OGRSpatialReference source = from, target;
        target.importFromEPSG(4326);
        source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        OGRCoordinateTransformationOptions options;
        options.SetBallparkAllowed(false); // a datum shift left out is a hundred metres
        std::unique_ptr<OGRCoordinateTransformation> made(OGRCreateCoordinateTransformation(&source, &target, options));
        if (!made)
            return failure(ErrorCode::CrsUnknown, {QString::fromUtf8(source.GetName())});
        return made;
    }
};

VectorFile::VectorFile(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

VectorFile::VectorFile(VectorFile &&) noexcept = default;
VectorFile &VectorFile::operator=(VectorFile &&) noexcept = default;
VectorFile::~VectorFile() = default;

Result<VectorFile> VectorFile::open(const QString &path, const QString &crs)
{
    prepareGdal();
    const Quiet quiet;
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorCode::FileNotFound, {path});
    if (info.isDir())
        return failure(ErrorCode::FileUnreadable, {path, u"it is a folder"_s});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    const QByteArray head = file.read(4);
    if (head.isEmpty())
        return failure(ErrorCode::FileTruncated, {path});

    auto data = std::make_unique<Private>();
    data->path = path;
    QString source = info.absoluteFilePath();
    const QString extension = fileTable(path);
    if (head == QByteArray("PK\x03\x04", 4)) {
        const auto inner = insideZip(source);
        if (!inner)
            return std::unexpected(inner.error());
        if (extension != u"kmz")
            source = *inner;
    } else if (info.size() > (extension == u"csv" || extension == u"txt" ? mostTableBytes : mostBytes)) {
        return failure(ErrorCode::FileTooLarge, {path});
    }
    const char *const drivers[]{"GPKG", "ESRI Shapefile", "GeoJSON", "TopoJSON", "FlatGeobuf", "LIBKML", "KML", "GML",
        "MapInfo File", "CSV", nullptr};
    if (extension == u"txt" || extension == u"tsv" || extension == u"dat")
        source.prepend(u"CSV:"_s);
    data->dataset.reset(
        GDALDataset::Open(source.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, nullptr, nullptr));
    if (!data->dataset || data->dataset->GetLayerCount() == 0)
        return failure(ErrorCode::FileWrongKind,
            {path, u"a vector file or table (GeoPackage, Shapefile, GeoJSON, KML, CSV, ...)"_s});
    for (OGRLayer *layer : data->dataset->GetLayers()) {
        OGRFeatureDefn *definition = layer->GetLayerDefn();
        data->shapes = data->shapes || definition->GetGeomFieldCount() > 0;
        for (int i = 0; i < definition->GetFieldCount(); ++i) {
            QString name = textOf(definition->GetFieldDefn(i)->GetNameRef());
            if (name.startsWith(u'\ufeff'))
                name.remove(0, 1);
            if (!data->columns.contains(name))
                data->columns += name;
        }
    }
    if (!crs.isEmpty()) {
        if (data->own.SetFromUserInput(
                crs.toUtf8().constData(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get())
            != OGRERR_NONE)
            return failure(ErrorCode::CrsUnknown, {crs});
        auto transformation = data->transformation(data->own);
        if (!transformation)
            return failure(ErrorCode::CrsUnknown, {crs});
        data->toWgs84 = *std::move(transformation);
        data->hasOwn = true;
    }
    return VectorFile(std::move(data));
}

const QStringList &VectorFile::columns() const
{
    return d->columns;
}

qsizetype VectorFile::column(const QString &name) const
{
    const QString wanted = addressnormaliser::fold(name);
    for (qsizetype i = 0; i < d->columns.size(); ++i) {
        if (d->columns[i].compare(name, Qt::CaseInsensitive) == 0 || addressnormaliser::fold(d->columns[i]) == wanted)
            return i;
    }
    return -1;
}

bool VectorFile::hasShapes() const
{
    return d->shapes;
}

QString VectorFile::crs() const
{
    const auto nameOf = [](const OGRSpatialReference &srs) {
        const char *code = srs.GetAuthorityCode(nullptr), *authority = srs.GetAuthorityName(nullptr);
        return code && authority ? u"%1:%2"_s.arg(QString::fromUtf8(authority), QString::fromUtf8(code))
                                 : QString::fromUtf8(srs.GetName());
    };
    for (OGRLayer *layer : d->dataset->GetLayers()) {
        if (const OGRSpatialReference *srs = layer->GetSpatialRef())
            return nameOf(*srs);
    }
    return d->hasOwn ? nameOf(d->own) : QString();
}

qint64 VectorFile::rowCount() const
{
    qint64 count = 0;
    for (OGRLayer *layer : d->dataset->GetLayers()) {
        const auto here = layer->GetFeatureCount(0);
        if (here < 0)
            return -1;
        count += static_cast<qint64>(here);
    }
    return count;
}

GeoPoint VectorFile::point(double x, double y) const
{
    if (d->toWgs84 && d->toWgs84->Transform(1, &x, &y) != TRUE)
        return GeoPoint::fromDegrees(std::nan(""), 0);
    return GeoPoint::fromDegrees(y, x);
}

QString VectorFile::likelyCrs(double x, double y)
{
    if (y < 3'900'000 || y > 5'300'000)
        return {};
    if (x > 1'200'000 && x < 1'900'000)
        return u"EPSG:3003"_s;
    if (x > 2'200'000 && x < 3'000'000)
        return u"EPSG:3004"_s;
    if (x > 200'000 && x < 1'000'000)
        return u"EPSG:25832 (or EPSG:25833 in the east)"_s;
    return {};
}

namespace {

Path pathOf(const OGRSimpleCurve &curve)
{
    Path path;
    path.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i)
        path.push_back(GeoPoint::fromDegrees(curve.getY(i), curve.getX(i)));
    return path;
}

void collect(Shape &shape, const OGRGeometry &geometry)
{
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPoint) {
        const OGRPoint *point = geometry.toPoint();
        if (!point->IsEmpty())
            shape = Shape::point(GeoPoint::fromDegrees(point->getY(), point->getX()));
    } else if (type == wkbPolygon || type == wkbTriangle) {
        std::vector<Path> rings;
        for (const OGRLinearRing *ring : *geometry.toPolygon())
            rings.push_back(pathOf(*ring));
        if (!rings.empty() && rings.front().size() >= 4) {
            if (shape.kind != Shape::Kind::Polygons)
                shape = {Shape::Kind::Polygons, {}};
            shape.parts.push_back(std::move(rings));
        }
    } else if (type == wkbLineString) {
        if (shape.isEmpty())
            shape.kind = Shape::Kind::Lines;
        if (shape.kind == Shape::Kind::Lines)
            shape.parts.push_back({pathOf(*geometry.toLineString())});
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry *part : *geometry.toGeometryCollection())
            collect(shape, *part);
    }
}

bool isOnEarth(const Shape &shape)
{
    return std::ranges::all_of(shape.parts, [](const auto &part) {
        return std::ranges::all_of(
            part, [](const Path &path) { return std::ranges::all_of(path, [](GeoPoint p) { return p.isValid(); }); });
    });
}

qsizetype vertices(const Shape &shape)
{
    qsizetype count = 0;
    for (const auto &part : shape.parts) {
        for (const Path &path : part)
            count += static_cast<qsizetype>(path.size());
    }
    return count;
}

} // namespace

Result<void> VectorFile::read(const std::function<bool(Row &)> &each, const std::stop_token &stop) const
{
    prepareGdal();
    const Quiet quiet;
    qsizetype total = 0;
    for (OGRLayer *layer : d->dataset->GetLayers()) {
        std::unique_ptr<OGRCoordinateTransformation> layers;
        OGRCoordinateTransformation *transformation = d->toWgs84.get();
        const bool shapes = layer->GetLayerDefn()->GetGeomFieldCount() > 0;
        if (const OGRSpatialReference *srs = layer->GetSpatialRef(); shapes && srs) {
            auto made = d->transformation(*srs);
            if (!made)
                return std::unexpected(made.error());
            layers = *std::move(made);
            transformation = layers.get();
        }
        std::vector<qsizetype> columnOf;
        for (int i = 0; i < layer->GetLayerDefn()->GetFieldCount(); ++i) {
            QString name = textOf(layer->GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
            if (name.startsWith(u'\ufeff'))
                name.remove(0, 1);
            columnOf.push_back(d->columns.indexOf(name));
        }
        layer->ResetReading();
        qsizetype count = 0;
        for (;;) {
            CPLErrorReset();
            const OGRFeatureUniquePtr feature{layer->GetNextFeature()};
            if (!feature) {
                if (CPLGetLastErrorType() == CE_Failure) // the rest of it would be missing without a word
                    return failure(ErrorCode::FileUnreadable, {d->path, Quiet::words()});
                break;
            }
            if (++count % 256 == 0 && stop.stop_requested())
                return failure(ErrorCode::Cancelled);
            Row row;
            row.values.resize(d->columns.size());
            for (std::size_t i = 0; i < columnOf.size(); ++i) {
                if (feature->IsFieldSetAndNotNull(static_cast<int>(i)))
                    row.values[columnOf[i]] = textOf(feature->GetFieldAsString(static_cast<int>(i)));
            }
            if (OGRGeometry *geometry = feature->GetGeometryRef(); geometry && !geometry->IsEmpty()) {
                if (!transformation)
                    return failure(ErrorCode::CrsMissing, {d->path, QString()});
                std::unique_ptr<OGRGeometry> flat(geometry->getLinearGeometry());
                if (flat && flat->transform(transformation) == OGRERR_NONE)
                    collect(row.shape, *flat);
                if (!isOnEarth(row.shape))
                    row.shape = {Shape::Kind::Polygons, {}};
                if (row.shape.kind != Shape::Kind::Point && (total += vertices(row.shape)) > mostVertices)
                    return failure(ErrorCode::FileTooLarge, {d->path});
            }
            if (!each(row))
                return {};
        }
    }
    return {};
}

} // namespace campanile
