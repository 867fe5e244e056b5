// SPDX-License-Identifier: GPL-3.0-or-later
#include "localtownworkshop.h"

#include "packfile.h"
#include "phototiles.h"
#include "townbuilder.h"
#include "townidentity.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>
#include <QtConcurrentRun>

#include <cerrno>
#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int examplesShown = 5;
const QString unfinished = u".building-"_s; // a name that no chooser shows

Result<PackReport> readPack(const QString &path)
{
    const auto pack = PackFile::read(path); // whole: what is accepted here, the console opens
    if (!pack)
        return std::unexpected(pack.error());
    return PackReport{path, pack->town, pack->dataTimestamp, QFileInfo(path).size()};
}

TownBuilder::Options optionsFor(const TownSources &sources)
{
    TownBuilder::Options options;
    options.maps = sources.maps;
    options.boundary.file = sources.boundary;
    options.boundary.where = sources.boundaryWhere;
    if (sources.boundary.isEmpty() && sources.municipality.relation != 0)
        options.boundary.municipality = QString::number(sources.municipality.relation);
    if (sources.municipality.relation != 0)
        options.name = sources.municipality.name;
    for (const QString &file : sources.registers) {
        TownBuilder::Register source;
        source.file = file;
        source.where = sources.registersWhere;
        options.registers.append(source);
    }
    options.quarters.file = sources.quarters;
    return options;
}

QList<TownConflict> conflictsOf(const BuildReport &report)
{
    QList<TownConflict> result;
    for (const auto &[kind, count] : report.counts.asKeyValueRange()) {
        TownConflict conflict{.kind = BuildReport::keyOf(kind), .count = count, .examples = {}};
        for (const BuildReport::Finding &finding : report.findings) {
            if (finding.kind != kind || conflict.examples.size() >= examplesShown)
                continue;
            const QString example = u"%1 %2"_s.arg(finding.street, finding.civic).trimmed();
            if (!example.isEmpty() && !conflict.examples.contains(example))
                conflict.examples.append(example);
        }
        if (count > 0)
            result.append(conflict);
    }
    return result;
}

} // namespace

LocalTownWorkshop::LocalTownWorkshop(QString folder, QObject *parent)
    : TownWorkshop(parent)
    , m_folder(std::move(folder))
{
    m_tell.setInterval(std::chrono::milliseconds(250));
    connect(&m_tell, &QTimer::timeout, this, &TownWorkshop::progressed);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_tell.stop();
        m_building = false;
        Q_EMIT finished(m_watcher.result());
    });
}

LocalTownWorkshop::~LocalTownWorkshop()
{
    m_stop.request_stop();
    m_looking.request_stop();
    m_watcher.disconnect(this);
    m_watcher.waitForFinished();
    for (QFuture<void> &look : m_looks)
        look.waitForFinished();
}

QFuture<Result<PackReport>> LocalTownWorkshop::inspectPack(const QString &path)
{
    return QtConcurrent::run([path] { return readPack(path); });
}

QFuture<Result<QList<Municipality>>> LocalTownWorkshop::municipalities(const QStringList &maps)
{
    const auto look = QtConcurrent::run([maps, stop = m_looking.get_token()]() -> Result<QList<Municipality>> {
        const auto found = TownBuilder::municipalities(maps, {}, stop);
        if (!found)
            return std::unexpected(found.error());
        QList<Municipality> result;
        for (const TownBuilder::Municipality &municipality : *found)
            result.append({municipality.relation, municipality.name});
        return result;
    });
    m_looks.removeIf([](const QFuture<void> &old) { return old.isFinished(); });
    m_looks.append(QFuture<void>(look));
    return look;
}

QFuture<Result<PhotoReport>> LocalTownWorkshop::inspectPhoto(const QString &path)
{
    return QtConcurrent::run([path]() -> Result<PhotoReport> {
        const auto photo = PhotoTiles::open(path);
        if (!photo)
            return std::unexpected(photo.error());
        return (*photo)->report();
    });
}

void LocalTownWorkshop::build(const TownSources &sources)
{
    if (m_building)
        return;
    m_building = true;
    m_stop = std::stop_source();
    m_step = 0;
    m_done = 0;
    m_watcher.setFuture(QtConcurrent::run([this, sources, stop = m_stop.get_token()] { return make(sources, stop); }));
    m_tell.start();
    Q_EMIT started();
}

void LocalTownWorkshop::cancel()
{
    m_stop.request_stop();
}

bool LocalTownWorkshop::isBuilding() const
{
    return m_building;
}

TownWorkshop::Step LocalTownWorkshop::step() const
{
    return static_cast<Step>(m_step.load());
}

double LocalTownWorkshop::done() const
{
    return m_done;
}

Result<TownBuilt> LocalTownWorkshop::make(const TownSources &sources, std::stop_token stop)
{
    QDir folder(m_folder);
    if (!folder.mkpath(u"."_s))
        return failure(ErrorCode::FileUnwritable, {m_folder, QString::fromLocal8Bit(std::strerror(errno))});
    for (const QString &left : folder.entryList({unfinished + u"*"_s}, QDir::Files | QDir::Hidden))
        folder.remove(left); // of a build that ended with its program
    const QString path = folder.filePath(unfinished + QUuid::createUuid().toString(QUuid::Id128));

    const auto summary = TownBuilder::build(
        optionsFor(sources), path,
        [this](TownBuilder::Step step, double done) {
            static_assert(int(TownBuilder::Step::Writing) == int(Step::Writing));
            m_step = static_cast<int>(step);
            m_done = done;
        },
        stop);
    if (!summary)
        return std::unexpected(summary.error());
    auto report = readPack(path);
    if (!report) {
        folder.remove(path);
        return std::unexpected(report.error());
    }
    // Whoever has the old pack open keeps it; whoever opens the name from now on has the new one. Never half of one.
    const QString place = placeFor(report->town);
    if (std::rename(QFile::encodeName(path).constData(), QFile::encodeName(place).constData()) != 0) {
        const QString why = QString::fromLocal8Bit(std::strerror(errno));
        folder.remove(path);
        return failure(ErrorCode::FileUnwritable, {place, why});
    }
    report->path = place;
    return TownBuilt{*report, conflictsOf(summary->report), summary->municipalities};
}

// The name of a pack of the same town, which is replaced; never that of a namesake or of something else.
QString LocalTownWorkshop::placeFor(const TownInfo &town) const
{
    const QString name = townFileName(town.name);
    for (int i = 1;; ++i) {
        const QString path =
            QDir(m_folder).filePath((i == 1 ? name : u"%1-%2"_s.arg(name, QString::number(i))) + u".townpack"_s);
        if (!QFileInfo::exists(path))
            return path;
        const auto there = PackFile::readInfo(path);
        if (there && isSameTown(there->name, there->bounds, town))
            return path;
    }
}

} // namespace campanile
