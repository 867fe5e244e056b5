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
    case ErrorCode::FileTooLarge: return u"%1 is too large to be read safely"_s.arg(arg(0));
    case ErrorCode::CrsMissing:
        return u"%1 does not say which coordinates it has%2"_s.arg(
            arg(0), arg(1).isEmpty() ? QString() : u" ("_s + arg(1) + u')');
    case ErrorCode::CrsUnknown:
        return u"\"%1\" is not a coordinate reference system that can be turned into WGS84 (like EPSG:3003)"_s.arg(
            arg(0));
    case ErrorCode::ColumnMissing: return u"%1 has no column for %2. It has: %3"_s.arg(arg(0), arg(1), arg(2));
    case ErrorCode::FeatureNotChosen:
        return u"%1 has %2 features: say which one. It has: %3"_s.arg(arg(0), arg(1), arg(2));
    case ErrorCode::NotFound:
        return u"there is no %1%2"_s.arg(arg(0), arg(1).isEmpty() ? QString() : u". There are: "_s + arg(1));
    case ErrorCode::BoundaryIncomplete:
        return u"the map does not hold the whole boundary of %1: get a larger extract, or give it with --boundary"_s
            .arg(arg(0));
    case ErrorCode::BoundaryEmpty: return u"nothing of the input lies within %1"_s.arg(arg(0));
    case ErrorCode::Cancelled: return u"interrupted; nothing was written"_s;
    default: return u"failed: %1"_s.arg(error.args.join(u", "_s));
    }
}

} // namespace campanile
