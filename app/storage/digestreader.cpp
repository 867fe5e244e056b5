// SPDX-License-Identifier: GPL-3.0-or-later
#include "digestreader.h"

#include <QCryptographicHash>
#include <QFile>

namespace campanile {

DigestReader::DigestReader(QStringList paths, std::function<void()> done)
    : m_thread([this, paths = std::move(paths), done = std::move(done)](const std::stop_token &stop) {
        for (const QString &path : paths) {
            if (m_digests.contains(path))
                continue;
            if (const QByteArray digest = digestOf(path, stop); !digest.isEmpty())
                m_digests.insert(path, digest);
            if (stop.stop_requested())
                return;
        }
        done();
    })
{
}

QHash<QString, QByteArray> DigestReader::wait()
{
    if (m_thread.joinable())
        m_thread.join();
    return m_digests;
}

QByteArray DigestReader::digestOf(const QString &path, const std::stop_token &stop)
{
    constexpr qint64 piece = 256 * 1024;
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray bytes(piece, Qt::Uninitialized);
    for (;;) {
        const qint64 read = file.read(bytes.data(), piece);
        if (read < 0 || stop.stop_requested())
            return {};
        if (read == 0)
            return hash.result();
        hash.addData(QByteArrayView(bytes).first(read));
    }
}

} // namespace campanile
