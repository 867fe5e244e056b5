// SPDX-License-Identifier: GPL-3.0-or-later
#include "civicregister.h"

#include "addressnormaliser.h"
#include "areashapes.h"
#include "columnguess.h"
#include "shape.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRows = 3'000'000; ///< kept: Rome has half a million
constexpr double farthest = 60'000; ///< metres from the register's middle: no municipality is that wide

struct Rows {
    struct Making {
        std::map<QString, int> names, quarters;
        std::vector<RegisterStreet::Civic> civics;
    };

    std::map<std::pair<QString, QString>, Making> streets; ///< by code (or name) and quarter where there is no code
    qint64 read = 0;
};

double decimal(QString text)
{
    const qsizetype dot = text.lastIndexOf(u'.'), comma = text.lastIndexOf(u',');
    if (comma > dot) {
        text.remove(u'.');
        text.replace(u',', u'.');
    } else if (comma >= 0) {
        text.remove(u',');
    }
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? value : std::nan("");
}

// "12", "012", "12/A"; with its own column for the exponent: "A", "/A", "2", "bis".
CivicNumber numberOf(const QString &number, const QString &exponent)
{
    bool plain = false;
    const int value = number.toInt(&plain);
    CivicNumber civic;
    if (plain)
        civic.number = value > 0 && value < 100'000 ? value : 0;
    else
        civic = addressnormaliser::parseCivic(number);
    if (civic.number == 0)
        return {};
    QString more;
    for (const QChar c : exponent) {
        if (c.isLetterOrNumber())
            more += c.toUpper();
    }
    if (more.size() <= 8)
        civic.exponent += more;
    return civic;
}

template <class Counts> QString commonest(const Counts &counts)
{
    const auto most = std::ranges::max_element(counts, {}, [](const auto &entry) { return entry.second; });
    return most == counts.end() ? QString() : most->first;
}

QString fullName(const QString &type, const QString &name)
{
    if (type.isEmpty() || name.startsWith(type + u' ', Qt::CaseInsensitive))
        return name;
    return name.isEmpty() ? QString() : type + u' ' + name;
}

// What the register's list of streets calls each code.
Result<QHash<QString, QString>> namesByCode(const QString &path, BuildReport &report, const std::stop_token &stop)
{
    const auto file = VectorFile::open(path, {});
    if (!file)
        return std::unexpected(file.error());
    const auto columns = ColumnGuess::of(*file, path, {}, {u"code"_s, u"type"_s, u"street"_s});
    if (!columns)
        return std::unexpected(columns.error());
    const qsizetype code = columns->at(u"code"_s), street = columns->at(u"street"_s), type = columns->at(u"type"_s);
    if (code < 0 || street < 0)
        return failure(
            ErrorCode::ColumnMissing, {path, code < 0 ? u"code"_s : u"street"_s, file->columns().join(u", "_s)});
    QHash<QString, QString> names;
    qint64 rows = 0;
    const auto read = file->read(
        [&](VectorFile::Row &row) {
            ++rows;
            const QString name = fullName(type < 0 ? QString() : row.values[type], row.values[street]);
            if (!name.isEmpty() && !names.contains(row.values[code]))
                names.insert(row.values[code], name);
            return names.size() < mostRows;
        },
        stop);
    if (!read)
        return std::unexpected(read.error());
    report.inputs += {u"streets"_s, QFileInfo(path).fileName(), rows, {}, columns->columns()};
    return names;
}

class Reader final {
public:
    Reader(const VectorFile &file, const ColumnGuess &columns, BuildReport &report)
        : m_file(file)
        , m_columns(columns)
        , m_report(report)
    {
    }

    QHash<QString, QString> names; ///< of the list of streets, by code
    Rows rows;
    std::optional<Error> refused;

    bool take(VectorFile::Row &row)
    {
        ++rows.read;
        const auto value = [&](const QString &field) {
            const qsizetype at = m_columns.at(field);
            return at < 0 ? QString() : row.values[at];
        };
        const QString code = value(u"code"_s), quarter = value(u"quarter"_s);
        QString name = fullName(value(u"type"_s), value(u"street"_s));
        if (name.isEmpty())
            name = names.value(code);
        name = tidyStreetName(name);
        QString number = value(u"number"_s);
        if (number.isEmpty())
            number = value(u"metric"_s);
        const CivicNumber civic = numberOf(number, value(u"exponent"_s));
        const QString written = number + (value(u"exponent"_s).isEmpty() ? QString() : u'/' + value(u"exponent"_s));
        if (name.isEmpty() || addressnormaliser::streetKey(name).isEmpty()) {
            m_report.add({BuildReport::Kind::CivicNoStreet, code, written, u"in the register"_s, 0, {}});
            return true;
        }
        if (civic.number == 0) {
            m_report.add({BuildReport::Kind::CivicNotANumber, name, written, u"in the register"_s, 0, {}});
            return true;
        }
        const auto at = position(row, value(u"x"_s), value(u"y"_s));
        if (refused)
            return false;
        if (!at.isValid()) {
            m_report.add(
                {BuildReport::Kind::CivicNoPosition, name, written, u"no coordinates, or no place on Earth"_s, 0, {}});
            return true;
        }
        if (!code.isEmpty() && !names.isEmpty() && !names.contains(code) && !m_unknownCodes.contains(code)) {
            m_unknownCodes.insert(code);
            m_report.add({BuildReport::Kind::StreetCodeUnknown, name, {}, u"code "_s + code, 0, {}});
        }
        auto &street = rows.streets[code.isEmpty() ? std::pair(addressnormaliser::streetKey(name), quarter)
                                                   : std::pair(code, QString())];
        ++street.names[name];
        if (!quarter.isEmpty())
            ++street.quarters[quarter];
        street.civics.push_back({civic, at, quarter});
        if (++m_kept > mostRows) {
            refused = Error{ErrorCode::FileTooLarge, {}};
            return false;
        }
        return true;
    }

private:
    GeoPoint position(const VectorFile::Row &row, const QString &x, const QString &y)
    {
        if (!row.shape.isEmpty())
            return row.shape.kind == Shape::Kind::Point ? row.shape.parts.front().front().front() : centreOf(row.shape);
        if (x.isEmpty() || y.isEmpty())
            return GeoPoint::fromDegrees(std::nan(""), 0);
        const double east = decimal(x), north = decimal(y);
        if (m_file.crs().isEmpty() && (std::abs(east) > 180 || std::abs(north) > 90) && std::isfinite(east)
            && std::isfinite(north)) {
            const QString likely = VectorFile::likelyCrs(east, north);
            refused = Error{
                ErrorCode::CrsMissing, {QString(), likely.isEmpty() ? QString() : u"they look like %1"_s.arg(likely)}};
            return {};
        }
        return m_file.point(east, north);
    }

    const VectorFile &m_file;
    const ColumnGuess &m_columns;
    BuildReport &m_report;
    QSet<QString> m_unknownCodes;
    qsizetype m_kept = 0;
};

// Coordinates swapped or of another system put a house in another country.
void dropStrays(std::vector<RegisterStreet> &streets, BuildReport &report)
{
    std::vector<std::int32_t> lat, lon;
    for (const auto &street : streets) {
        for (const auto &civic : street.civics)
            lat.push_back(civic.position.latE7), lon.push_back(civic.position.lonE7);
    }
    if (lat.empty())
        return;
    const auto middle = [](std::vector<std::int32_t> &values) {
        std::ranges::nth_element(values, values.begin() + std::ssize(values) / 2);
        return values[values.size() / 2];
    };
    const GeoPoint centre{middle(lat), middle(lon)};
    for (auto &street : streets) {
        std::erase_if(street.civics, [&](const RegisterStreet::Civic &civic) {
            const double away = metresBetween(centre, civic.position);
            if (away > farthest)
                report.add({BuildReport::Kind::CivicNoPosition, street.name, civic.civic.text(),
                    u"far from the rest of the register"_s, away, civic.position});
            return away > farthest;
        });
    }
    std::erase_if(streets, [](const RegisterStreet &street) { return street.civics.empty(); });
}

} // namespace

QString tidyStreetName(const QString &name)
{
    static const QSet<QString> small{u"di"_s, u"del"_s, u"dello"_s, u"della"_s, u"dei"_s, u"degli"_s, u"delle"_s,
        u"da"_s, u"dal"_s, u"dalla"_s, u"dai"_s, u"al"_s, u"allo"_s, u"alla"_s, u"ai"_s, u"agli"_s, u"alle"_s, u"a"_s,
        u"e"_s, u"ed"_s, u"in"_s, u"con"_s, u"su"_s, u"sul"_s, u"sulla"_s, u"per"_s, u"tra"_s, u"fra"_s, u"nel"_s,
        u"nella"_s};
    static const QSet<QString> elided{u"dell"_s, u"d"_s, u"all"_s, u"dall"_s, u"nell"_s, u"sull"_s};
    static const QRegularExpression roman(u"^[IVX]+$"_s);
    const bool shouting = name == name.toUpper();
    QStringList words = name.simplified().split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString &word = words[i];
        if (i > 0 && small.contains(word.toLower())) {
            word = word.toLower();
            continue;
        }
        const qsizetype quote = word.indexOf(QRegularExpression(u"['’]"_s));
        if (i > 0 && quote > 0 && elided.contains(word.first(quote).toLower())) {
            word = word.first(quote).toLower() + word.sliced(quote);
        }
        if (!shouting || roman.match(word).hasMatch())
            continue;
        const bool lowered = i > 0 && quote > 0 && word.front().isLower();
        word = word.toLower();
        bool begin = !lowered;
        for (qsizetype c = 0; c < word.size(); ++c) {
            if (begin && word[c].isLetter())
                word[c] = word[c].toUpper(), begin = false;
            else if (word[c] == u'-' || word[c] == u'.'
                || ((word[c] == u'\'' || word[c] == u'’') && c + 1 < word.size()))
                begin = true;
        }
    }
    return words.join(u' ');
}

Result<std::vector<RegisterStreet>> readRegister(const TownBuilder::Register &source, BuildReport &report,
    const std::function<void(double)> &progress, const std::stop_token &stop)
{
    auto file = VectorFile::open(source.file, source.crs);
    if (!file)
        return std::unexpected(file.error());
    const auto columns = ColumnGuess::of(*file, source.file, source.columns, ColumnGuess::registerFields());
    if (!columns)
        return std::unexpected(columns.error());
    const auto filter = RowFilter::of(*file, source.file, source.where);
    if (!filter)
        return std::unexpected(filter.error());
    const auto missing = [&](const QString &field) {
        return failure(ErrorCode::ColumnMissing, {source.file, field, file->columns().join(u", "_s)});
    };
    if (columns->at(u"street"_s) < 0 && (source.streets.isEmpty() || columns->at(u"code"_s) < 0))
        return missing(u"street"_s);
    if (columns->at(u"number"_s) < 0)
        return missing(u"number"_s);
    if (!file->hasShapes() && (columns->at(u"x"_s) < 0 || columns->at(u"y"_s) < 0))
        return missing(columns->at(u"x"_s) < 0 ? u"x"_s : u"y"_s);

    Reader reader(*file, *columns, report);
    if (!source.streets.isEmpty()) {
        auto names = namesByCode(source.streets, report, stop);
        if (!names)
            return std::unexpected(names.error());
        reader.names = *std::move(names);
    }
    const double expected = std::max(1.0, static_cast<double>(file->rowCount()));
    const auto read = file->read(
        [&](VectorFile::Row &row) {
            if (!filter->passes(row))
                return true;
            if (reader.rows.read % 1024 == 0)
                progress(std::min(1.0, double(reader.rows.read) / expected));
            return reader.take(row);
        },
        stop);
    if (!read)
        return std::unexpected(read.error());
    if (reader.refused) {
        Error error = *reader.refused;
        if (error.args.isEmpty())
            error.args += source.file;
        error.args.front() = source.file;
        return std::unexpected(error);
    }
    report.inputs +=
        {u"register"_s, QFileInfo(source.file).fileName(), reader.rows.read, file->crs(), columns->columns()};

    std::vector<RegisterStreet> streets;
    for (auto &[key, making] : reader.rows.streets) {
        RegisterStreet street{columns->at(u"code"_s) < 0 ? QString() : key.first, commonest(making.names),
            commonest(making.quarters), std::move(making.civics)};
        std::ranges::sort(street.civics, {}, [](const RegisterStreet::Civic &c) {
            return std::tuple(c.civic.number, c.civic.exponent, c.position.latE7, c.position.lonE7, c.quarter);
        });
        streets.push_back(std::move(street));
    }
    dropStrays(streets, report);
    std::ranges::sort(streets, {}, [](const RegisterStreet &s) { return std::tuple(s.name, s.code, s.quarter); });
    progress(1);
    return streets;
}

} // namespace campanile
