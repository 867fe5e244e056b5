// SPDX-License-Identifier: GPL-3.0-or-later
#include "wavrepair.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

template <class T> void put(QByteArray &to, T value)
{
    const T little = qToLittleEndian(value);
    to.append(reinterpret_cast<const char *>(&little), sizeof little);
}

template <class T> T get(const QByteArray &from, qsizetype at)
{
    return qFromLittleEndian<T>(from.constData() + at);
}

/// Whether the bytes from `at` to the end of the file are whole chunks, as an editor may append them.
bool isChunkChain(QFile &file, qint64 at)
{
    const qint64 end = file.size();
    while (at + 8 <= end) {
        if (!file.seek(at))
            return false;
        const QByteArray head = file.read(8);
        if (head.size() != 8
            || !std::all_of(head.begin(), head.begin() + 4, [](char c) { return c >= ' ' && c < 127; }))
            return false;
        const qint64 size = get<quint32>(head, 4);
        at += 8 + size + size % 2;
    }
    return at == end;
}

struct Layout {
    WavInfo info;
    qint64 dataSizeAt = 0; ///< where the data chunk's size is written
    qint64 dataSize = 0; ///< as written
    int frameBytes = 0;
};

Result<Layout> readLayout(QFile &file)
{
    const auto wrong = [&] { return failure(ErrorCode::FileWrongKind, {file.fileName(), u"WAV"_s}); };
    const QByteArray riff = file.read(12);
    if (riff.isEmpty())
        return failure(ErrorCode::AudioEmpty, {file.fileName()});
    if (riff.size() < 12 || !riff.startsWith("RIFF") || riff.sliced(8) != "WAVE")
        return wrong();
    Layout layout;
    qint64 at = 12;
    for (int chunk = 0; chunk < 64; ++chunk) {
        if (!file.seek(at))
            return wrong();
        const QByteArray head = file.read(8);
        if (head.size() < 8)
            return failure(ErrorCode::FileTruncated, {file.fileName()});
        const qint64 size = get<quint32>(head, 4);
        if (head.startsWith("fmt ")) {
            const QByteArray format = file.read(16);
            if (format.size() < 16 || size < 16)
                return wrong();
            layout.info.channels = get<quint16>(format, 2);
            layout.info.rate = static_cast<int>(std::min<quint32>(get<quint32>(format, 4), 1'000'000));
            layout.frameBytes = layout.info.channels * 2;
            if (get<quint16>(format, 0) != 1 || get<quint16>(format, 14) != 16 || layout.info.channels < 1
                || layout.info.channels > 8 || layout.info.rate == 0)
                return wrong();
        } else if (head.startsWith("data")) {
            if (layout.frameBytes == 0)
                return wrong();
            layout.dataSizeAt = at + 4;
            layout.dataSize = size;
            return layout;
        }
        at += 8 + size + size % 2;
    }
    return wrong();
}

} // namespace

QByteArray wavHeader(int rate, qint64 dataBytes)
{
    const auto size = static_cast<quint32>(std::clamp<qint64>(dataBytes, 0, std::numeric_limits<quint32>::max() - 37));
    QByteArray header;
    header.append("RIFF");
    put<quint32>(header, size + 36);
    header.append("WAVEfmt ");
    put<quint32>(header, 16);
    put<quint16>(header, 1); // PCM
    put<quint16>(header, 1); // mono
    put<quint32>(header, static_cast<quint32>(rate));
    put<quint32>(header, static_cast<quint32>(rate) * 2);
    put<quint16>(header, 2);
    put<quint16>(header, 16);
    header.append("data");
    put<quint32>(header, size);
    return header;
}

QByteArray littleEndian(std::span<const std::int16_t> samples)
{
    QByteArray bytes(static_cast<qsizetype>(samples.size_bytes()), Qt::Uninitialized);
    qToLittleEndian<std::int16_t>(samples.data(), static_cast<qsizetype>(samples.size()), bytes.data());
    return bytes;
}

Result<WavInfo> repairWav(const QString &path)
{
    const QFileInfo entry(path);
    if (!entry.exists())
        return failure(ErrorCode::FileNotFound, {path});
    if (!entry.isFile())
        return failure(ErrorCode::FileWrongKind, {path, u"WAV"_s});
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    auto layout = readLayout(file);
    if (!layout)
        return std::unexpected(layout.error());

    const qint64 dataAt = layout->dataSizeAt + 4;
    const qint64 there = file.size() - dataAt;
    const qint64 padded = layout->dataSize + layout->dataSize % 2;
    qint64 size = layout->dataSize;
    const bool agrees =
        padded == there || (padded < there && layout->dataSize > 0 && isChunkChain(file, dataAt + padded));
    if (!agrees) {
        size = there - there % layout->frameBytes;
        QByteArray sizes;
        put<quint32>(sizes, static_cast<quint32>(std::min<qint64>(size, std::numeric_limits<quint32>::max() - 37)));
        QByteArray riffSize;
        put<quint32>(
            riffSize, static_cast<quint32>(std::min<qint64>(dataAt - 8 + size, std::numeric_limits<quint32>::max())));
        const bool done = (size == there || file.resize(dataAt + size)) && file.seek(layout->dataSizeAt)
            && file.write(sizes) == sizes.size() && file.seek(4) && file.write(riffSize) == riffSize.size()
            && file.flush();
        if (!done)
            return failure(ErrorCode::FileUnwritable, {path, file.errorString()});
        layout->info.repaired = true;
    }
    if (size == 0)
        return failure(ErrorCode::AudioEmpty, {path});
    layout->info.frames = size / layout->frameBytes;
    return layout->info;
}

} // namespace campanile
