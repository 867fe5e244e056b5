// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include "database.h"
#include "errorwords.h"
#include "sqlitecontactstore.h"
#include "townpack.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

#include <cstdio>
#include <unistd.h>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

Session::Session(QString command, QString dataFolder, QString packPath, bool json)
    : m_command(std::move(command))
    , m_dataFolder(std::move(dataFolder))
    , m_packPath(std::move(packPath))
    , m_json(json)
{
}

Session::~Session() = default;

Result<ContactStore *> Session::contacts(Missing missing)
{
    if (!m_contacts) {
        const QString path = QDir(m_dataFolder).filePath(u"registry.db"_s);
        if (missing == Missing::Fails && !QFileInfo::exists(path))
            return failure(ErrorCode::FileNotFound, {path});
        auto database = Database::open(path);
        if (!database)
            return std::unexpected(database.error());
        m_database = std::move(*database);
        m_contacts = std::make_unique<SqliteContactStore>(*m_database);
    }
    return m_contacts.get();
}

Result<std::shared_ptr<const Gazetteer>> Session::gazetteer()
{
    if (!m_gazetteer) {
        auto pack = TownPack::open(m_packPath.isEmpty() ? QDir(m_dataFolder).filePath(u"town.townpack"_s) : m_packPath);
        if (!pack)
            return std::unexpected(pack.error());
        m_gazetteer = std::move(*pack);
    }
    return m_gazetteer;
}

void Session::answer(const QJsonObject &object, const QString &text) const
{
    QTextStream out(stdout);
    if (m_json)
        out << QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented));
    else
        out << text << (text.endsWith(u'\n') ? "" : "\n");
}

int Session::fail(const Error &error) const
{
    // The dialer's one refusal that only says that a name is unknown.
    if (error.code == ErrorCode::DialerRefused && error.args.value(0) == "CAMPAIGN_NOT_FOUND"_L1)
        return fail(error, Empty);
    return fail(error, exitCode(error.code));
}

int Session::fail(const Error &error, int code) const
{
    const QString sentence = words(error);
    if (m_json) {
        answer({{u"error"_s,
                   QJsonObject{{u"code"_s, codeName(error.code)}, {u"args"_s, QJsonArray::fromStringList(error.args)},
                       {u"message"_s, sentence}}}},
            {});
    }
    QTextStream(stderr) << "campanilectl: " << sentence << '\n';
    return code;
}

int Session::usage(const QString &message) const
{
    if (m_json)
        answer({{u"error"_s, QJsonObject{{u"code"_s, u"usage"_s}, {u"args"_s, QJsonArray()}, {u"message"_s, message}}}},
            {});
    QTextStream(stderr) << "campanilectl: " << message << "\nTry: campanilectl " << m_command << " --help\n";
    return Usage;
}

bool Session::progress(const QString &what, double part) const
{
    if (isatty(STDERR_FILENO))
        QTextStream(stderr) << '\r' << what << ' ' << static_cast<int>(part * 100) << " % ";
    return true;
}

void Session::endProgress() const
{
    if (isatty(STDERR_FILENO))
        QTextStream(stderr) << '\r' << QString(60, u' ') << '\r';
}

int exitCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::AreaEmpty:
    case ErrorCode::AreaHasNoPhones:
    case ErrorCode::NotFound: return Empty;
    case ErrorCode::DialerUnreachable:
    case ErrorCode::DialerTimeout: return DialerUnreachable;
    case ErrorCode::DialerRefused:
    case ErrorCode::DialerDenied:
    case ErrorCode::ReceiptDiffers:
    case ErrorCode::AreaTooFewCorners:
    case ErrorCode::AreaSelfCrossing:
    case ErrorCode::AreaOutsideTown:
    case ErrorCode::AreaNotFinite:
    case ErrorCode::AreaTooManyCorners:
    case ErrorCode::AreaAcrossAntimeridian:
    case ErrorCode::AreaDuplicateCorners:
    case ErrorCode::AreaSliver:
    case ErrorCode::AreaHoles:
    case ErrorCode::AreaPartlyOutside:
    case ErrorCode::AreaWholeTown: return Refused;
    case ErrorCode::CoordinatesUnclear:
    case ErrorCode::CoordinatesOutOfRange: return Usage;
    default: return Failed;
    }
}

QString codeName(ErrorCode code)
{
    static constexpr std::array names{"none", "file_not_found", "file_unreadable", "file_unwritable", "file_truncated",
        "file_wrong_kind", "file_too_new", "file_too_large", "tiles_vector", "tiles_format", "tiles_empty",
        "database_failed", "disk_full", "crs_missing", "crs_unknown", "column_missing", "feature_not_chosen",
        "boundary_incomplete", "boundary_empty", "number_empty", "number_not_a_number", "number_too_short",
        "number_too_long", "number_foreign", "number_premium", "number_short_or_emergency", "area_empty",
        "area_too_few_corners", "area_self_crossing", "area_outside_town", "area_not_finite", "area_too_many_corners",
        "area_across_antimeridian", "area_duplicate_corners", "area_sliver", "area_holes", "area_partly_outside",
        "area_whole_town", "area_has_no_phones", "not_found", "coordinates_unclear", "coordinates_out_of_range",
        "import_no_header", "import_no_column", "import_line_too_long", "import_quote_open", "audio_no_device",
        "audio_device_lost", "audio_empty", "audio_silent", "audio_too_long", "audio_unreadable", "voice_missing",
        "voice_failed", "dialer_unreachable", "dialer_refused", "dialer_denied", "dialer_timeout", "receipt_differs",
        "cancelled", "internal"};
    static_assert(names.size() == static_cast<size_t>(ErrorCode::Internal) + 1, "a name for every code");
    return QString::fromLatin1(names[static_cast<size_t>(code)]);
}

} // namespace campanile::ctl
