// SPDX-License-Identifier: GPL-3.0-or-later
#include "buildreport.h"

#include <QJsonArray>

#include <cmath>
#include <iterator>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

struct KindWords {
    const char16_t *key;
    const char16_t *one; ///< "1 civic number is ..."
    const char16_t *many;
};

// In the order of Kind.
constexpr KindWords table[]{
    {u"civic_moved", u"1 civic number is far from where the map has it: the register's place is kept",
        u"%1 civic numbers are far from where the map has them: the register's place is kept"},
    {u"civic_repeated", u"1 civic number is in the register more than once",
        u"%1 civic numbers are in the register more than once"},
    {u"civic_outside", u"1 civic number of the register lies outside the municipality: left out",
        u"%1 civic numbers of the register lie outside the municipality: left out"},
    {u"civic_not_a_number", u"1 civic number is no number: left out", u"%1 civic numbers are no numbers: left out"},
    {u"civic_no_position", u"1 civic number of the register has no usable coordinates: left out",
        u"%1 civic numbers of the register have no usable coordinates: left out"},
    {u"civic_no_street", u"1 civic number names no street: left out", u"%1 civic numbers name no street: left out"},
    {u"street_not_on_map", u"1 street of the register is not on the map: known by its civic numbers only",
        u"%1 streets of the register are not on the map: known by their civic numbers only"},
    {u"street_code_unknown", u"1 street code of the register is not in its list of streets",
        u"%1 street codes of the register are not in its list of streets"},
    {u"namesakes_split", u"1 street was told apart from others of its name by its hamlet",
        u"%1 streets were told apart from others of their name by their hamlets"},
    {u"boundary_incomplete", u"1 boundary on the map is not whole: not used",
        u"%1 boundaries on the map are not whole: not used"},
    {u"quarter_outside", u"1 quarter lies outside the municipality: left out",
        u"%1 quarters lie outside the municipality: left out"},
};
static_assert(std::size(table) == static_cast<std::size_t>(BuildReport::lastKind) + 1);

const KindWords &entry(BuildReport::Kind kind)
{
    return table[static_cast<std::size_t>(kind)];
}

} // namespace

void BuildReport::add(Finding finding)
{
    if (++counts[finding.kind] <= keptOfEachKind)
        findings += std::move(finding);
}

QString BuildReport::keyOf(Kind kind)
{
    return QString(entry(kind).key);
}

QString BuildReport::words(Kind kind, int count)
{
    return count == 1 ? QString(entry(kind).one) : QString(entry(kind).many).arg(count);
}

QStringList BuildReport::lines() const
{
    QStringList result;
    for (const Input &input : inputs) {
        QString line = u"%1 %2"_s.arg(input.kind, input.file);
        if (input.features > 0)
            line += u": %1 %2"_s.arg(input.features).arg(input.features == 1 ? u"feature"_s : u"features"_s);
        if (!input.crs.isEmpty())
            line += u", "_s + input.crs;
        for (const auto &[field, column] : input.columns.asKeyValueRange())
            line += u", %1=%2"_s.arg(field, column);
        result += line;
    }
    for (const auto &[kind, count] : counts.asKeyValueRange())
        result += words(kind, count);
    return result;
}

QJsonObject BuildReport::toJson() const
{
    QJsonArray files;
    for (const Input &input : inputs) {
        QJsonObject columns;
        for (const auto &[field, column] : input.columns.asKeyValueRange())
            columns.insert(field, column);
        files += QJsonObject{{u"kind"_s, input.kind}, {u"file"_s, input.file}, {u"features"_s, input.features},
            {u"crs"_s, input.crs}, {u"columns"_s, columns}};
    }
    QJsonObject numbers;
    for (const auto &[kind, count] : counts.asKeyValueRange())
        numbers.insert(keyOf(kind), count);
    QJsonArray rows;
    for (const Finding &finding : findings) {
        QJsonObject row{{u"kind"_s, keyOf(finding.kind)}, {u"street"_s, finding.street}, {u"civic"_s, finding.civic},
            {u"detail"_s, finding.detail}};
        if (finding.metres > 0)
            row.insert(u"metres"_s, std::round(finding.metres * 10) / 10);
        if (finding.position) {
            row.insert(u"lat"_s, finding.position->latitude());
            row.insert(u"lon"_s, finding.position->longitude());
        }
        rows += row;
    }
    return {{u"inputs"_s, files}, {u"counts"_s, numbers}, {u"findings"_s, rows}};
}

} // namespace campanile
