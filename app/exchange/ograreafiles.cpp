// SPDX-License-Identifier: GPL-3.0-or-later
#include "ograreafiles.h"

#include "areajson.h"
#include "arealayers.h"
#include "ogrsession.h"

#include <QBuffer>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <atomic>

#include <cpl_vsi.h>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;

/// Cancelled, or out of time: which of both is asked afterwards.
class Deadline final {
public:
    Deadline(std::chrono::seconds time, const Interrupted &cancelled)
        : m_end(Clock::now() + time)
        , m_cancelled(cancelled)
    {
    }

    [[nodiscard]] bool isOver() const { return m_cancelled() || Clock::now() > m_end; }

    [[nodiscard]] Error error(const QString &path, std::chrono::seconds time) const
    {
        if (m_cancelled())
            return {ErrorCode::Cancelled, {}};
        return {ErrorCode::AreaFileTooSlow, {path, QString::number(time.count())}};
    }

private:
    Clock::time_point m_end;
    const Interrupted &m_cancelled;
};

} // namespace

Result<AreaFile> readAreaFile(const QString &path, const QString &crs, const AreaFileLimits &limits,
    const Interrupted &interrupted, const AreaProgress &progress)
{
    const OgrSession session;
    const Deadline deadline(limits.time, interrupted);
    const Interrupted over = [&deadline] { return deadline.isOver(); };
    const auto told = [&](const Error &error) {
        return std::unexpected(error.code == ErrorCode::Cancelled ? deadline.error(path, limits.time) : error);
    };
    const Result<StagedAreas> staged = stageAreas(path, limits, over);
    if (!staged)
        return told(staged.error());
    LayerReader reader(path, crs, limits, over, progress);
    for (const StagedAreas::Source &source : staged->sources) {
        if (const Result<void> read = reader.read(source, session); !read)
            return told(read.error());
    }
    return reader.finished();
}

Result<AreaFile> readAreaBytes(
    const QByteArray &bytes, AreaFormat format, const QString &crs, const AreaFileLimits &limits)
{
    const OgrSession session;
    const Interrupted never = [] { return false; };
    const QString path = u"memory"_s;
    if (bytes.size() > limits.textBytes)
        return std::unexpected(areaFileTooMuch(path, AreaFileExcess::Bytes, bytes.size(), limits.textBytes));
    if (format == AreaFormat::Kml) {
        QBuffer kml;
        kml.setData(bytes);
        kml.open(QIODevice::ReadOnly);
        if (const Result<void> fine = checkKml(kml, path, never); !fine)
            return std::unexpected(fine.error());
    }
    static std::atomic<quint64> next = 0;
    const QByteArray name =
        "/vsimem/campanile-" + QByteArray::number(++next) + (format == AreaFormat::Kml ? ".kml" : ".geojson");
    QByteArray copy = bytes; // GDAL wants to be able to write
    VSIFCloseL(VSIFileFromMemBuffer(
        name.constData(), reinterpret_cast<GByte *>(copy.data()), static_cast<vsi_l_offset>(copy.size()), FALSE));
    Result<AreaFile> result = [&]() -> Result<AreaFile> {
        LayerReader reader(path, crs, limits, never, [](int) { });
        if (const Result<void> read = reader.read({QString::fromLatin1(name), format}, session); !read)
            return std::unexpected(read.error());
        return reader.finished();
    }();
    VSIUnlink(name.constData());
    return result;
}

OgrAreaFiles::OgrAreaFiles(const AreaFileLimits &limits)
    : m_limits(limits)
{
    m_pool.setMaxThreadCount(1);
}

OgrAreaFiles::~OgrAreaFiles()
{
    m_reading.cancel();
    m_pool.waitForDone();
}

QFuture<Result<AreaFile>> OgrAreaFiles::read(const QString &path, const QString &crs)
{
    m_reading = QtConcurrent::run(&m_pool, [path, crs, limits = m_limits](QPromise<Result<AreaFile>> &promise) {
        promise.setProgressRange(0, 1000);
        Result<AreaFile> file = readAreaFile(
            path, crs, limits, [&promise] { return promise.isCanceled(); },
            [&promise](int thousandths) { promise.setProgressValue(thousandths); });
        if (!promise.isCanceled())
            promise.addResult(std::move(file));
    });
    return m_reading;
}

QFuture<Result<void>> OgrAreaFiles::write(const QString &path, const Area &area)
{
    return QtConcurrent::run(&m_pool, [path, area] { return writeGeoJson(path, area); });
}

} // namespace campanile
