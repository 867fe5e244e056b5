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

#include <array>
#include <cstdio>
#include <string_view>
#include <unistd.h>
#include <utility>

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

Result<std::shared_ptr<const AudienceIndex>> Session::audienceIndex()
{
    const auto store = contacts();
    if (!store)
        return std::unexpected(store.error());
    return (*store)->index().result();
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
    // The dialer's refusals that only say that a name is unknown.
    const QString reason = error.code == ErrorCode::DialerRefused ? error.args.value(0) : QString();
    if (reason == "CAMPAIGN_NOT_FOUND"_L1 || reason == "OPT_OUT_NOT_FOUND"_L1)
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

void Session::note(const QString &message) const
{
    QTextStream(stderr) << "campanilectl: " << message << '\n';
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

namespace {

// The compiler's own name of an enumerator: "... campanile::ErrorCode::FileNotFound]".
template <ErrorCode code> constexpr std::string_view enumerator()
{
    const std::string_view function = __PRETTY_FUNCTION__;
    const std::string_view scope = "ErrorCode::";
    const std::string_view name = function.substr(function.rfind(scope) + scope.size());
    return name.substr(0, name.find_first_of("];"));
}

constexpr size_t codeCount = static_cast<size_t>(ErrorCode::Internal) + 1;

constexpr auto enumerators = []<size_t... i>(std::index_sequence<i...>) {
    return std::array{enumerator<static_cast<ErrorCode>(i)>()...};
}(std::make_index_sequence<codeCount>());

static_assert(enumerators.front() == "None" && enumerators.back() == "Internal");

} // namespace

QString codeName(ErrorCode code)
{
    QString result;
    for (const char letter : enumerators[static_cast<size_t>(code)]) {
        if (letter >= 'A' && letter <= 'Z' && !result.isEmpty())
            result += u'_';
        result += QChar(QLatin1Char(letter)).toLower();
    }
    return result;
}

} // namespace campanile::ctl
