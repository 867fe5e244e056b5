// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QImage>
#include <QList>
#include <QString>

#include <sqlite3.h>

#include <cmath>
#include <numbers>
#include <utility>

namespace campanile {

/// Makes tile files, right ones and wrong ones.
class MbtilesMaker final {
public:
    explicit MbtilesMaker(const QString &path)
    {
        if (sqlite3_open(path.toUtf8().constData(), &m_db) != SQLITE_OK)
            qFatal("no test file");
        run("PRAGMA synchronous=OFF");
    }

    ~MbtilesMaker() { sqlite3_close(m_db); }
    Q_DISABLE_COPY_MOVE(MbtilesMaker)

    void run(const QByteArray &sql)
    {
        m_ok = sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr) == 0 && m_ok;
    }

    void tables()
    {
        run("CREATE TABLE metadata (name TEXT, value TEXT);"
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
            "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);");
    }

    void say(const QByteArray &name, const QByteArray &value)
    {
        run("INSERT INTO metadata VALUES ('" + name + "', '" + value + "')");
    }

    /// y counts from the north, as on screens; the file's rows count from the south.
    void put(int zoom, int x, int y, const QByteArray &bytes)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_db, "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)", -1, &statement, nullptr);
        sqlite3_bind_int(statement, 1, zoom);
        sqlite3_bind_int(statement, 2, x);
        sqlite3_bind_int(statement, 3, (1 << zoom) - 1 - y);
        sqlite3_bind_blob(statement, 4, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
        m_ok = sqlite3_step(statement) == SQLITE_DONE && m_ok;
        sqlite3_finalize(statement);
    }

    [[nodiscard]] bool ok() const { return m_ok; }

    [[nodiscard]] static QByteArray encoded(const QImage &image, const char *format)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, format);
        return buffer.data();
    }

    [[nodiscard]] static QByteArray plain(QRgb colour, const char *format = "png", int side = 256)
    {
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(colour);
        return encoded(image, format);
    }

    [[nodiscard]] static std::pair<int, int> tileAt(double latitude, double longitude, int zoom)
    {
        const double tiles = std::exp2(zoom), radians = latitude * std::numbers::pi / 180;
        return {int((longitude + 180) / 360 * tiles),
            int((1 - std::asinh(std::tan(radians)) / std::numbers::pi) / 2 * tiles)};
    }

private:
    sqlite3 *m_db = nullptr;
    bool m_ok = true;
};

} // namespace campanile
