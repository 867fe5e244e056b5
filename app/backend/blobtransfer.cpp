// SPDX-License-Identifier: GPL-3.0-or-later
#include "blobtransfer.h"

#include "pendingcall.h"

#include <QCryptographicHash>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace pb = campanile::v1;

namespace {

constexpr qint64 chunkSize = 64 * 1024;
constexpr int mostChunks = 8; ///< a segment
constexpr int mostLosses = 4;
constexpr int mostBusy = 60;
constexpr auto segmentDeadline = 20s; ///< 3 kB/s are enough
constexpr auto quick = 1s;

bool isReason(const Error &error, QLatin1StringView reason)
{
    return error.code == ErrorCode::DialerRefused && error.args.value(0) == reason;
}

bool isNetwork(const Error &error)
{
    return error.code == ErrorCode::DialerUnreachable || error.code == ErrorCode::DialerTimeout
        || error.code == ErrorCode::Cancelled || isReason(error, "CANCELLED"_L1) || isReason(error, "UNKNOWN"_L1)
        || isReason(error, "INTERNAL"_L1);
}

bool isBusy(const Error &error)
{
    return isReason(error, "UPLOAD_BUSY"_L1) || isReason(error, "UPLOAD_TAKEN_OVER"_L1)
        || isReason(error, "TOO_MANY_TRANSFERS"_L1);
}

} // namespace

BlobTransfer::BlobTransfer(DialerLink &link, QByteArray digest, QObject *owner)
    : QObject(owner)
    , m_link(link)
    , m_digest(std::move(digest))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { ask(); });
    m_retry.start(0ms);
}

BlobTransfer::~BlobTransfer()
{
    finish(failure(ErrorCode::Cancelled));
    qDeleteAll(m_calls.children()); // their answers find that it is over
}

QFuture<Result<void>> BlobTransfer::wait()
{
    m_waiting.emplace_back();
    m_waiting.back().start();
    return m_waiting.back().future();
}

void BlobTransfer::again(std::chrono::milliseconds pause)
{
    if (!m_done)
        m_retry.start(pause);
}

void BlobTransfer::goOn()
{
    m_met = true;
    m_losses = 0;
    m_busy = 0;
}

void BlobTransfer::lost(const Error &error)
{
    // Where nobody has answered yet the one who waits decides whether to try again.
    if (!isNetwork(error) || !m_met || ++m_losses > mostLosses)
        return finish(std::unexpected(error));
    again(m_link.patience().firstRetry * m_losses);
}

void BlobTransfer::busy(const Error &error)
{
    if (++m_busy > mostBusy)
        return finish(std::unexpected(error));
    again(1s);
}

void BlobTransfer::finish(const Result<void> &result)
{
    if (m_done)
        return;
    m_done = true;
    m_retry.stop();
    auto waiting = std::exchange(m_waiting, {});
    deleteLater();
    for (QPromise<Result<void>> &promise : waiting) {
        promise.addResult(result);
        promise.finish();
    }
}

BlobUpload::BlobUpload(DialerLink &link, QByteArray digest, std::unique_ptr<QIODevice> source, QObject *owner)
    : BlobTransfer(link, std::move(digest), owner)
    , m_source(std::move(source))
{
}

void BlobUpload::ask()
{
    pb::GetBlobRequest request;
    request.setSha256(digest());
    askDialer<pb::Blob>(
        m_link, m_calls, m_link.patience().deadline,
        [&](DialerChannel &channel, const QGrpcCallOptions &options) {
            return channel.library.GetBlob(request, options);
        },
        messageIn<pb::Blob>)
        .then(&m_calls, [this](const Result<pb::Blob> &there) {
            if (!isUnderWay())
                return;
            if (!there && !isReason(there.error(), "BLOB_NOT_FOUND"_L1))
                return lost(there.error());
            met();
            m_offset = there ? qint64(there->received()) : 0;
            if (there && there->received() == there->size()) {
                Q_EMIT progress(m_source->size(), m_source->size());
                return finish({});
            }
            sendSegment();
        });
}

void BlobUpload::sendSegment()
{
    QList<QByteArray> chunks;
    bool read = m_source->seek(m_offset);
    for (qint64 left = m_chunks * chunkSize; read && left > 0 && !m_source->atEnd();) {
        chunks.append(m_source->read(chunkSize));
        read = !chunks.last().isEmpty();
        left -= chunkSize;
    }
    if (!read || chunks.isEmpty())
        return finish(failure(ErrorCode::FileUnreadable, {u"audio"_s, m_source->errorString()}));
    pb::UploadBlobHeader header;
    header.setSha256(digest());
    header.setSize(m_source->size());
    header.setOffset(m_offset);
    const auto began = std::chrono::steady_clock::now();
    askDialer<pb::Blob>(
        m_link, m_calls, segmentDeadline,
        [&](DialerChannel &channel, const QGrpcCallOptions &options) {
            pb::UploadBlobRequest part;
            part.setHeader(header);
            std::unique_ptr<QGrpcClientStream> stream = channel.library.UploadBlob(part, options);
            for (const QByteArray &chunk : std::as_const(chunks)) {
                part = {};
                part.setChunk(chunk);
                if (stream)
                    stream->writeMessage(part);
            }
            if (stream)
                stream->writesDone();
            return stream;
        },
        messageIn<pb::Blob>)
        .then(&m_calls, [this, began](const Result<pb::Blob> &there) {
            if (!isUnderWay())
                return;
            if (!there) {
                m_chunks = 1;
                if (isBusy(there.error()))
                    return busy(there.error());
                if (isReason(there.error(), "WRONG_OFFSET"_L1)) // somebody else's, or of ours that was slow to arrive
                    return lost({ErrorCode::DialerUnreachable, {m_link.endpoint().address}});
                return lost(there.error());
            }
            if (qint64(there->received()) > m_offset)
                goOn();
            m_offset = there->received();
            Q_EMIT progress(m_offset, m_source->size());
            if (m_offset >= m_source->size())
                return finish({});
            m_chunks = std::chrono::steady_clock::now() - began < quick ? std::min(m_chunks * 2, mostChunks) : 1;
            sendSegment();
        });
}

BlobDownload::BlobDownload(DialerLink &link, QByteArray digest, QString path, QObject *owner)
    : BlobTransfer(link, std::move(digest), owner)
    , m_path(std::move(path))
    , m_part(m_path + u".part"_s)
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        m_link.renew(m_channel);
        end(failure(ErrorCode::DialerTimeout));
    });
}

BlobDownload::~BlobDownload()
{
    close();
}

void BlobDownload::close()
{
    m_silence.stop();
    m_part.close();
    if (m_stream) {
        disconnect(m_stream.get(), nullptr, this, nullptr);
        DialerLink::abandon(std::move(m_stream), std::move(m_channel));
    }
    m_channel.reset();
}

void BlobDownload::ask()
{
    pb::GetBlobRequest request;
    request.setSha256(digest());
    askDialer<pb::Blob>(
        m_link, m_calls, m_link.patience().deadline,
        [&](DialerChannel &channel, const QGrpcCallOptions &options) {
            return channel.library.GetBlob(request, options);
        },
        messageIn<pb::Blob>)
        .then(&m_calls, [this](const Result<pb::Blob> &there) {
            if (!isUnderWay())
                return;
            if (!there)
                return lost(there.error());
            met();
            if (there->received() < there->size()) // whoever sends it is not done
                return finish(failure(ErrorCode::DialerRefused, {u"BLOB_NOT_FOUND"_s, {}}));
            open(there->size());
        });
}

void BlobDownload::open(qint64 size)
{
    close();
    m_size = size;
    if (!m_part.open(QFile::ReadWrite | QFile::Append))
        return finish(failure(ErrorCode::FileUnwritable, {m_part.fileName(), m_part.errorString()}));
    if (m_part.size() > m_size)
        m_part.resize(0);
    if (m_part.size() == m_size)
        return complete();
    m_channel = m_link.channel();
    pb::DownloadBlobRequest request;
    request.setSha256(digest());
    request.setOffset(m_part.size());
    if (m_channel)
        m_stream = m_channel->library.DownloadBlob(request, QGrpcCallOptions());
    if (!m_stream)
        return end(failure(ErrorCode::DialerUnreachable, {m_link.endpoint().address}));
    connect(m_stream.get(), &QGrpcServerStream::messageReceived, this, &BlobDownload::read);
    connect(m_stream.get(), &QGrpcOperation::finished, this, [this](const QGrpcStatus &status) {
        if (!status.isOk())
            return end(std::unexpected(errorOf(status, m_link.endpoint().address)));
        complete();
    });
    m_silence.start(segmentDeadline);
}

void BlobDownload::read()
{
    const auto message = m_stream->read<pb::DownloadBlobResponse>();
    if (!message)
        return end(failure(ErrorCode::DialerUnreachable, {m_link.endpoint().address}));
    const QByteArray chunk = message->chunk();
    if (m_part.size() + chunk.size() > m_size || m_part.write(chunk) != chunk.size() || !m_part.flush())
        return end(failure(ErrorCode::FileUnwritable, {m_part.fileName(), m_part.errorString()}));
    m_silence.start(segmentDeadline);
    goOn();
    Q_EMIT progress(m_part.size(), m_size);
}

/// A stream ended before its end.
void BlobDownload::end(const Result<void> &result)
{
    close();
    lost(result.error());
}

void BlobDownload::complete()
{
    close();
    if (m_part.size() < m_size)
        return lost({ErrorCode::DialerUnreachable, {m_link.endpoint().address}});
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!m_part.open(QFile::ReadOnly) || !hash.addData(&m_part) || hash.result() != digest()) {
        m_part.close();
        m_part.remove(); // not what it says it is: from the beginning, another time
        return finish(failure(ErrorCode::FileTruncated, {m_path}));
    }
    m_part.close();
    if (!QFile::exists(m_path) && !m_part.rename(m_path))
        return finish(failure(ErrorCode::FileUnwritable, {m_path, m_part.errorString()}));
    finish({});
}

} // namespace campanile
