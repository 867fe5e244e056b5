// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"
#include "result.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace campanile {

/// A town pack's layers, row by row.
class LayerFile final {
public:
    /// Quick, and refuses what PackFile refuses: looks at the header, the length and what the pack says of itself.
    static Result<LayerFile> open(const QString &path);
    LayerFile(LayerFile &&) noexcept;
    LayerFile &operator=(LayerFile &&) noexcept;
    ~LayerFile();

    /// One row of a query at a time.
    class Rows final {
    public:
        Rows(Rows &&) noexcept;
        Rows(const Rows &) = delete;
        Rows &operator=(const Rows &) = delete;
        ~Rows();
        [[nodiscard]] bool next(); ///< false: no more, or an error (see ok)

        [[nodiscard]] bool ok() const { return m_ok; }

        [[nodiscard]] std::string_view text(int column) const;
        [[nodiscard]] std::string_view blob(int column) const;
        [[nodiscard]] std::int64_t integer(int column) const;

    private:
        friend class LayerFile;
        explicit Rows(sqlite3_stmt *statement, bool ok);
        sqlite3_stmt *m_statement = nullptr;
        bool m_ok = true;
    };

    [[nodiscard]] Rows query(std::string_view sql) const;
    [[nodiscard]] Error damaged() const; ///< what to say when rows end with an error

    [[nodiscard]] const TownInfo &town() const { return m_town; }

private:
    LayerFile(sqlite3 *database, const QString &path, const TownInfo &town);
    sqlite3 *m_database = nullptr;
    QString m_path;
    TownInfo m_town;
};

} // namespace campanile
