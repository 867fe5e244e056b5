// SPDX-License-Identifier: GPL-3.0-or-later
#include "directoryinspection.h"

#include "csvreader.h"
#include "textencoding.h"

#include <QFileInfo>

namespace campanile {

using namespace Qt::StringLiterals;

Result<DirectoryFile> inspectDirectory(const QString &path, const std::function<bool(double)> &goOn)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorCode::FileNotFound, {path});
    QFile file(path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});

    DirectoryFile result{.path = path, .bytes = file.size(), .encoding = {}, .columns = {}, .fields = {}};
    EncodingGuess guess(path);
    QByteArray head;
    bool lineHasText = false;
    for (;;) {
        const QByteArray bytes = file.read(1024 * 1024);
        if (bytes.isEmpty())
            break;
        guess.feed(bytes);
        if (head.isEmpty())
            head = bytes;
        for (const char c : bytes) {
            if (c == '\n') {
                result.rows += lineHasText;
                lineHasText = false;
            } else if (c != '\r' && c != '\0' && c != ' ') {
                lineHasText = true;
            }
        }
        if (!goOn(static_cast<double>(file.pos()) / static_cast<double>(std::max<qint64>(file.size(), 1))))
            return failure(ErrorCode::Cancelled);
    }
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    if (head.isEmpty())
        return failure(ErrorCode::FileTruncated, {path});
    result.rows += lineHasText;
    const Result<QString> encoding = guess.result();
    if (!encoding)
        return std::unexpected(encoding.error());
    result.encoding = *encoding;
    QStringDecoder decoder(encoding->toLatin1().constData());
    const QString text = decoder.decode(head);
    result.delimiter = guessDelimiter(text);

    CsvReader reader(path, result.encoding, result.delimiter);
    if (const Result<void> opened = reader.open(); !opened)
        return std::unexpected(opened.error());
    reader.onProgress([&](double) { return goOn(1); }); // a first line may be a gigabyte
    CsvRecord record;
    QList<QStringList> sample;
    while (sample.size() < 100 && reader.next(record)) {
        if (!record.problem)
            sample.append(record.fields);
    }
    if (reader.error())
        return std::unexpected(*reader.error());
    if (sample.isEmpty())
        return failure(ErrorCode::FileWrongKind, {path, u"CSV"_s});
    result.hasHeader = !isDataRow(sample.front());
    if (result.hasHeader) {
        result.columns = sample.takeFirst();
        result.fields = fieldsByName(result.columns);
        --result.rows;
    } else {
        qsizetype width = 0;
        for (const QStringList &row : sample)
            width = std::max(width, row.size());
        result.columns.resize(width);
        result.fields.fill(DirectoryField::Ignore, width);
    }
    if (!result.fields.contains(DirectoryField::Phone)) {
        if (const int phones = phoneColumnByContent(sample); phones >= 0 && phones < result.fields.size())
            result.fields[phones] = DirectoryField::Phone;
    }
    return result;
}

} // namespace campanile
