// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_NAME FOLDER|FILE...: feeds each file to the target, as libFuzzer does with a corpus. Built where libFuzzer is
// not.
#include "inputfile.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

int main(int argc, char *argv[])
{
    int fed = 0;
    const auto feed = [&](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "cannot read %s\n", qPrintable(path));
            return false;
        }
        const QByteArray bytes = file.readAll();
        std::printf("%s\n", qPrintable(path));
        std::fflush(stdout); // so that the last line names what broke it
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()), size_t(bytes.size()));
        ++fed;
        return true;
    };
    for (int i = 1; i < argc; ++i) {
        const QString path = QFile::decodeName(argv[i]);
        if (!QFileInfo(path).isDir()) {
            if (!feed(path))
                return 1;
            continue;
        }
        QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (!feed(files.next()))
                return 1;
        }
    }
    std::printf("%d inputs\n", fed);
    return fed > 0 ? 0 : 1; // a corpus that was not found proves nothing
}
