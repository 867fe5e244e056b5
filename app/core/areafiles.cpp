// SPDX-License-Identifier: GPL-3.0-or-later
#include "areafiles.h"

#include "areashapes.h"
#include "figures.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {
struct AreaFileWords {
    Q_DECLARE_TR_FUNCTIONS(AreaFileWords)
};

} // namespace

qsizetype AreaFeature::corners() const
{
    qsizetype sum = 0;
    for (const GeoRing &ring : rings)
        sum += ring.size();
    return sum;
}

QString AreaFile::nameOf(qsizetype feature, int column) const
{
    const AreaFeature &f = features.at(feature);
    if (f.piece)
        return f.piece->name;
    const QString value = f.values.value(column);
    if (!value.isEmpty())
        return value;
    const QString file = QFileInfo(path).completeBaseName();
    return features.size() == 1 ? file : u"%1 %2"_s.arg(file).arg(feature + 1);
}

Error areaFileTooMuch(const QString &path, AreaFileExcess what, qint64 found, qint64 limit)
{
    const auto inWords = [what](qint64 n) {
        switch (what) {
        case AreaFileExcess::Bytes: return QLocale().formattedDataSize(n, 1, QLocale::DataSizeSIFormat);
        case AreaFileExcess::ZipEntries: return AreaFileWords::tr("%1 files inside").arg(figure(n));
        case AreaFileExcess::Features: return AreaFileWords::tr("%1 features").arg(figure(n));
        case AreaFileExcess::Corners: return AreaFileWords::tr("%1 corners").arg(figure(n));
        }
        return QString();
    };
    return {ErrorCode::AreaFileTooMuch, {path, inWords(found), inWords(limit)}};
}

Result<QList<AreaPiece>> piecesOf(const AreaFeature &feature, const FeatureUse &use)
{
    if (feature.problem)
        return std::unexpected(*feature.problem);
    if (feature.piece) {
        AreaPiece piece = *feature.piece;
        piece.id = PieceId::create();
        piece.name = use.name;
        piece.exclude = piece.exclude != use.exclude;
        return QList{piece};
    }
    AreaPiece piece{.id = PieceId::create(),
        .kind = PieceKind::Polygon,
        .name = use.name,
        .exclude = use.exclude,
        .rings = feature.rings,
        .street = std::nullopt};
    if (feature.kind == AreaFeature::Kind::Polygon)
        return QList{piece};
    if (feature.kind == AreaFeature::Kind::Line) {
        const CorridorShape shape{.lines = feature.rings, .metres = use.metres};
        Result<QList<GeoRing>> rings = corridorRings(shape);
        if (!rings)
            return std::unexpected(rings.error());
        piece.kind = PieceKind::Corridor;
        piece.rings = std::move(*rings);
        piece.shape = shape;
        return QList{piece};
    }
    QList<AreaPiece> circles;
    const GeoRing points = feature.rings.value(0);
    piece.kind = PieceKind::Circle;
    for (qsizetype i = 0; i < points.size(); ++i) {
        piece.id = PieceId::create();
        piece.name = points.size() == 1 ? use.name : u"%1 %2"_s.arg(use.name).arg(i + 1);
        piece.rings = {circleRing(points[i], use.metres)};
        piece.shape = CircleShape{points[i], use.metres};
        circles.append(piece);
    }
    return circles;
}

QList<KnownCrs> usualCrs()
{
    return {
        {u"EPSG:4326"_s, AreaFileWords::tr("Degrees, WGS84 (GPS)")},
        {u"EPSG:32632"_s, AreaFileWords::tr("WGS84 / UTM zone 32 (western Italy)")},
        {u"EPSG:32633"_s, AreaFileWords::tr("WGS84 / UTM zone 33 (eastern Italy)")},
        {u"EPSG:3003"_s, AreaFileWords::tr("Monte Mario, Gauss-Boaga west")},
        {u"EPSG:3004"_s, AreaFileWords::tr("Monte Mario, Gauss-Boaga east")},
        {u"EPSG:6707"_s, AreaFileWords::tr("RDN2008 / UTM zone 32 (north, east)")},
        {u"EPSG:6708"_s, AreaFileWords::tr("RDN2008 / UTM zone 33 (north, east)")},
        {u"EPSG:7791"_s, AreaFileWords::tr("RDN2008 / UTM zone 32")},
        {u"EPSG:7792"_s, AreaFileWords::tr("RDN2008 / UTM zone 33")},
        {u"EPSG:4265"_s, AreaFileWords::tr("Degrees, Monte Mario")},
    };
}

} // namespace campanile
