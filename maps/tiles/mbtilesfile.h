// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photoreport.h"
#include "result.h"

#include <QByteArray>

#include <memory>
#include <mutex>

struct sqlite3;
struct sqlite3_stmt;

namespace campanile {

/// The SQLite side of a tile file: what it says of itself, and bytes by address. Safe from any thread.
class MbtilesFile final {
public:
    static constexpr int largestTile = 4 << 20; ///< bytes of one picture
    static constexpr int deepestZoom = 24;

    /// Errors: FileNotFound, FileUnreadable, FileTruncated, FileWrongKind, TilesVector, TilesFormat, TilesEmpty.
    [[nodiscard]] static Result<std::unique_ptr<MbtilesFile>> open(const QString &path);
    ~MbtilesFile();
    Q_DISABLE_COPY_MOVE(MbtilesFile)

    [[nodiscard]] const PhotoReport &report() const { return m_report; }

    /// y counts from the north. Empty: none there, too large, or not to be read.
    [[nodiscard]] QByteArray tile(int zoom, int x, int y) const;

private:
    explicit MbtilesFile(QString path);
    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> readMetadata();
    [[nodiscard]] Result<void> readExtent();
    [[nodiscard]] Error refusal() const;

    PhotoReport m_report;
    QString m_said; ///< the format that its metadata names
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_tile = nullptr;
    mutable std::mutex m_mutex;
    mutable qint64 m_deadline = 0; ///< of the query that runs, steady milliseconds
};

} // namespace campanile
