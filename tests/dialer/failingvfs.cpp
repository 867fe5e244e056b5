// SPDX-License-Identifier: GPL-3.0-or-later
#include "failingvfs.h"

#include <sqlite3.h>

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace campanile::dialer {

namespace {

std::atomic<bool> full = false;
std::atomic<bool> syncFails = false;
std::atomic<bool> writeFails = false;

// SQLite gives szOsFile bytes: ours first, the real file behind.
struct File {
    sqlite3_file base;
    sqlite3_file *real;
};

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real;
}

int close(sqlite3_file *file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}

int read(sqlite3_file *file, void *to, int count, sqlite3_int64 at)
{
    return realOf(file)->pMethods->xRead(realOf(file), to, count, at);
}

int write(sqlite3_file *file, const void *from, int count, sqlite3_int64 at)
{
    if (writeFails)
        return SQLITE_IOERR_WRITE;
    if (full)
        return SQLITE_FULL;
    return realOf(file)->pMethods->xWrite(realOf(file), from, count, at);
}

int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int sync(sqlite3_file *file, int flags)
{
    return syncFails ? SQLITE_IOERR_FSYNC : realOf(file)->pMethods->xSync(realOf(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lock(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlock(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int checkReserved(sqlite3_file *file, int *out)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), out);
}

int control(sqlite3_file *file, int op, void *argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), op, argument);
}

int sectorSize(sqlite3_file *file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int characteristics(sqlite3_file *file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, out);
}

int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void shmBarrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int shmUnmap(sqlite3_file *file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

// version 2: with shared memory for WAL, without memory mapping, so that every read and write comes through here
const sqlite3_io_methods methods{2, close, read, write, truncate, sync, fileSize, lock, unlock, checkReserved, control,
    sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr, nullptr};

sqlite3_vfs *real = nullptr;

int open(sqlite3_vfs *, sqlite3_filename path, sqlite3_file *file, int flags, int *outFlags)
{
    auto *ours = reinterpret_cast<File *>(file);
    ours->real = reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + sizeof(File));
    std::memset(ours->real, 0, static_cast<std::size_t>(real->szOsFile));
    const int code = real->xOpen(real, path, ours->real, flags, outFlags);
    file->pMethods = ours->real->pMethods ? &methods : nullptr;
    return code;
}

} // namespace

std::string FailingVfs::name()
{
    static sqlite3_vfs vfs = [] {
        real = sqlite3_vfs_find(nullptr);
        sqlite3_vfs made = *real;
        made.zName = "failing";
        made.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
        made.xOpen = open;
        return made;
    }();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    if (registered != SQLITE_OK)
        std::abort();
    return "failing";
}

void FailingVfs::setFull(bool value)
{
    full = value;
}

void FailingVfs::setSyncFails(bool fails)
{
    syncFails = fails;
}

void FailingVfs::setWriteFails(bool fails)
{
    writeFails = fails;
}

} // namespace campanile::dialer
