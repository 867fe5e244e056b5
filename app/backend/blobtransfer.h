// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialerlink.h"
#include "result.h"

#include <QFile>
#include <QFuture>
#include <QGrpcServerStream>
#include <QIODevice>
#include <QPromise>
#include <QTimer>

namespace campanile {

/// One blob on its way, in one direction. It ends once, for everybody who waits for it. A connection that breaks is
/// tried again where it stopped, a few times in a row without progress; the next transfer of the blob goes on there,
/// too.
class BlobTransfer : public QObject {
    Q_OBJECT
public:
    BlobTransfer(DialerLink &link, QByteArray digest, QObject *owner);
    ~BlobTransfer() override;

    [[nodiscard]] const QByteArray &digest() const { return m_digest; }

    [[nodiscard]] bool isUnderWay() const { return !m_done; }

    [[nodiscard]] QFuture<Result<void>> wait(); ///< while it is under way

Q_SIGNALS:
    void progress(qint64 done, qint64 size);

protected:
    virtual void ask() = 0; ///< begins, or begins again

    void met() { m_met = true; } ///< the dialer answered

    void goOn(); ///< there was progress
    void lost(const Error &error); ///< again in a while, or the end
    void busy(const Error &error); ///< somebody else is at it
    void finish(const Result<void> &result);

    DialerLink &m_link;
    QObject m_calls; ///< owner of the questions under way

private:
    void again(std::chrono::milliseconds pause);

    QByteArray m_digest;
    std::vector<QPromise<Result<void>>> m_waiting;
    bool m_met = false; ///< the dialer has answered once
    int m_losses = 0; ///< since the last progress
    int m_busy = 0;
    QTimer m_retry;
    bool m_done = false;
};

/// Segments of some chunks, each answered by how much is there: what was sent and not received is at most a segment,
/// and the dialer keeps every chunk of it that arrived.
class BlobUpload final : public BlobTransfer {
    Q_OBJECT
public:
    BlobUpload(DialerLink &link, QByteArray digest, std::unique_ptr<QIODevice> source, QObject *owner);

private:
    void ask() override;
    void sendSegment();

    std::unique_ptr<QIODevice> m_source;
    qint64 m_offset = 0;
    int m_chunks = 1; ///< of the next segment
};

/// Into a file beside the one it becomes, which appears when its SHA-256 is right.
class BlobDownload final : public BlobTransfer {
    Q_OBJECT
public:
    BlobDownload(DialerLink &link, QByteArray digest, QString path, QObject *owner);
    ~BlobDownload() override;

private:
    void ask() override;
    void open(qint64 size);
    void read();
    void end(const Result<void> &result);
    void close();
    void complete();

    QString m_path;
    QFile m_part;
    qint64 m_size = 0;
    std::unique_ptr<QGrpcServerStream> m_stream;
    std::shared_ptr<DialerChannel> m_channel;
    QTimer m_silence;
};

} // namespace campanile
