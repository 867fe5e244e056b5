// SPDX-License-Identifier: GPL-3.0-or-later
// A file of messages, unpacked. What begins with "{" is taken for a manifest and put into an archive first, so that the
// fuzzer need not find its checksum.
#include "inputfile.h"

#include "messagepacking.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <zip.h>

using namespace campanile;
using namespace campanile::fuzz;
using namespace Qt::StringLiterals;

namespace {

QString packed(const QTemporaryDir &folder, const std::uint8_t *data, std::size_t size)
{
    const QString path = folder.filePath(u"in.zip"_s);
    int error = 0;
    zip_t *zip = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    must(zip);
    const zip_int64_t index =
        zip_file_add(zip, "manifest.json", zip_source_buffer(zip, data, size, 0), ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    must(zip_close(zip) == 0);
    return path;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QString memory = QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm"_s : QDir::tempPath();
    const QTemporaryDir around(memory + u"/campanile-fuzz-XXXXXX"_s);
    must(around.isValid() && QDir(around.path()).mkdir(u"out"_s));
    const QString out = around.filePath(u"out"_s);
    const InputFile input(data, size);
    const QString path = size > 0 && data[0] == '{' ? packed(around, data, size) : input.path();
    const MessageFileLimits limits{
        .bytes = 1 << 20, .entries = 50, .messages = 20, .manifestBytes = 1 << 18, .ratio = 50};
    const auto unpacked = unpackMessages(path, out, limits);
    // whatever it is: nothing was written but sounds, into the folder, within the limit
    qint64 written = 0;
    const QFileInfoList files = QDir(out).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QFileInfo &file : files) {
        must(file.isFile() && !file.isSymLink() && file.fileName().size() == 68 && file.suffix() == "wav"_L1);
        written += file.size();
    }
    must(written <= limits.bytes);
    must(QDir(around.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden).size() <= 2);
    if (!unpacked)
        return 0;
    must(!unpacked->messages.isEmpty() && unpacked->messages.size() <= limits.messages);
    for (const Message &message : unpacked->messages) {
        must(!message.id.text().contains(u'/') && !message.id.text().contains(u'.'));
        for (const MessageVersion &version : message.versions) {
            must(version.audioPath.isEmpty() || QFileInfo(version.audioPath).absolutePath() == out);
            must(version.takePath.isEmpty() || QFileInfo(version.takePath).absolutePath() == out);
        }
    }
    return 0;
}
