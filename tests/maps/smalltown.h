// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

/// A village as OpenStreetMap XML (data/smalltown.osm): small enough to know every answer by heart.
namespace smalltown {

inline QByteArray xml()
{
    QFile file(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/maps/data/smalltown.osm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace smalltown
