// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"
#include "photoreport.h"

#include <QFuture>
#include <QMetaType>
#include <QObject>

namespace campanile {

/// What is in a town pack, read whole before anybody takes it.
struct PackReport {
    QString path;
    TownInfo town;
    QString dataTimestamp; ///< when the newest thing on the map was edited, ISO 8601; empty: unknown
    qint64 bytes = 0;
    friend bool operator==(const PackReport &, const PackReport &) = default;
};

/// A municipality whose boundary is in a map file.
struct Municipality {
    qint64 relation = 0; ///< OpenStreetMap's
    QString name;
    friend bool operator==(const Municipality &, const Municipality &) = default;
};

/// Out of which a pack is built.
struct TownSources {
    QStringList maps{}; ///< OpenStreetMap extracts
    Municipality municipality{}; ///< cut to it; relation 0: by the boundary file, else what most of the data lies in
    QString boundary{}; ///< any vector file; empty: none
    QStringList registers{}; ///< official civic numbers
    QString quarters{}; ///< any vector file; empty: as the map has them
    QString boundaryWhere{}; ///< FIELD=VALUE, where the boundary file has several polygons
    QString registersWhere{}; ///< FIELD=VALUE: only those rows of the registers (a national one)
    friend bool operator==(const TownSources &, const TownSources &) = default;
};

/// What did not fit together, counted: nothing is hidden, nothing is guessed.
struct TownConflict {
    QString kind; ///< the builder's stable name of it: "civic_moved"
    qint64 count = 0;
    QStringList examples; ///< a few, as they stand in the sources
    friend bool operator==(const TownConflict &, const TownConflict &) = default;
};

struct TownBuilt {
    PackReport pack;
    QList<TownConflict> conflicts;
    QStringList municipalities; ///< nothing was cut, and the map has these whole: perhaps one of them was meant
    friend bool operator==(const TownBuilt &, const TownBuilt &) = default;
};

/// Where town packs are looked at and built, on worker threads. One build at a time; it outlives any page that shows
/// it. A pack appears under its name only when it is complete: a console that has the old one open keeps it.
class TownWorkshop : public QObject {
    Q_OBJECT
public:
    enum class Step { Reading, Registers, Streets, Writing };
    Q_ENUM(Step)

    using QObject::QObject;
    /// Errors: FileNotFound, FileUnreadable, FileTruncated, FileWrongKind, FileTooNew, DatabaseFailed.
    virtual QFuture<Result<PackReport>> inspectPack(const QString &path) = 0;
    /// By name, each once. Errors: FileNotFound, FileUnreadable, FileTruncated, FileWrongKind.
    virtual QFuture<Result<QList<Municipality>>> municipalities(const QStringList &maps) = 0;
    /// Errors: FileNotFound, FileUnreadable, FileTruncated, FileWrongKind, TilesVector, TilesFormat, TilesEmpty.
    virtual QFuture<Result<PhotoReport>> inspectPhoto(const QString &path) = 0;

    virtual void build(const TownSources &sources) = 0; ///< nothing while one runs
    virtual void cancel() = 0;
    [[nodiscard]] virtual bool isBuilding() const = 0;
    [[nodiscard]] virtual Step step() const = 0;
    [[nodiscard]] virtual double done() const = 0; ///< 0..1 of the whole build

Q_SIGNALS:
    void started();
    void progressed();
    /// Exactly once a build. Errors: those of the sources, FileUnwritable, DiskFull, DatabaseFailed, Cancelled.
    void finished(const campanile::Result<campanile::TownBuilt> &built);
};

} // namespace campanile
