// SPDX-License-Identifier: GPL-3.0-or-later
#include "errorwords.h"

namespace campanile {
using namespace Qt::StringLiterals;

QString words(const Error &error)
{
    const auto arg = [&error](qsizetype at) { return error.args.value(at); };
    switch (error.code) {
    case ErrorCode::FileNotFound: return u"there is no file %1"_s.arg(arg(0));
    case ErrorCode::FileUnreadable: return u"%1 cannot be read: %2"_s.arg(arg(0), arg(1));
    case ErrorCode::FileUnwritable: return u"%1 cannot be written: %2"_s.arg(arg(0), arg(1));
    case ErrorCode::FileTruncated:
        return u"%1 is incomplete or damaged: it ends too early. Get or make it again"_s.arg(arg(0));
    case ErrorCode::FileWrongKind: return u"%1 is not %2"_s.arg(arg(0), arg(1));
    case ErrorCode::FileTooNew:
        return u"%1 was made by a newer Campanile (format %2; this one reads up to %3). Update Campanile, or build the pack again"_s
            .arg(arg(0), arg(1), arg(2));
    case ErrorCode::DiskFull: return u"no room left on the disk for %1"_s.arg(arg(0));
    case ErrorCode::DatabaseFailed: return u"%1 failed: %2"_s.arg(arg(0), arg(1));
    case ErrorCode::Cancelled: return u"interrupted; nothing was written"_s;
    default: return u"failed: %1"_s.arg(error.args.join(u", "_s));
    }
}

} // namespace campanile
