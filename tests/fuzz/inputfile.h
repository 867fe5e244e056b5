// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <cstdlib>
#include <unistd.h>

namespace campanile::fuzz {

/// The input as a file, in memory where the system has such a folder, for parsers that take a path. (SQLite refuses
/// one that has no name.)
class InputFile final {
public:
    InputFile(const std::uint8_t *data, std::size_t size)
    {
        const char *folder = ::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
        m_path = QByteArray(folder) + "/campanile-fuzz-XXXXXX";
        const int descriptor = ::mkstemp(m_path.data());
        if (descriptor < 0 || (size > 0 && ::write(descriptor, data, size) != static_cast<ssize_t>(size)))
            std::abort();
        ::close(descriptor);
    }

    ~InputFile() { ::unlink(m_path.constData()); }
    Q_DISABLE_COPY_MOVE(InputFile)

    [[nodiscard]] QString path() const { return QString::fromLatin1(m_path); }

private:
    QByteArray m_path;
};

/// What must hold for every input; a crash is what the fuzzer looks for.
inline void must(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace campanile::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
