// SPDX-License-Identifier: GPL-3.0-or-later
#include "townwords.h"

#include "errorwords.h"
#include "figures.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace campanile::townwords {

namespace {

struct TownWords {
    Q_DECLARE_TR_FUNCTIONS(TownWords)
};

} // namespace

QString problem(const Error &error, Wanted wanted)
{
    const QString file = QFileInfo(error.args.value(0)).fileName();
    switch (error.code) {
    case ErrorCode::FileWrongKind:
        switch (wanted) {
        case Wanted::TownPack: return TownWords::tr("%1 is not a town pack.").arg(file);
        case Wanted::Map:
            return TownWords::tr("%1 cannot be used here: it is not of the kind that was asked for, or there is no "
                                 "street in it.")
                .arg(file);
        case Wanted::Photograph: return TownWords::tr("%1 is not a tile file (MBTiles).").arg(file);
        }
        break;
    case ErrorCode::FileTooNew:
        if (wanted == Wanted::TownPack)
            return TownWords::tr("%1 was made by a newer Campanile. Update Campanile, or build the pack again.")
                .arg(file);
        break;
    case ErrorCode::FileTruncated:
        return TownWords::tr("%1 is cut short or damaged. Get it again: perhaps the copy was interrupted.").arg(file);
    case ErrorCode::Cancelled: return TownWords::tr("The build was interrupted. Nothing was changed.");
    default: break;
    }
    return words(error);
}

QString step(TownWorkshop::Step step)
{
    switch (step) {
    case TownWorkshop::Step::Reading: return TownWords::tr("Reading the map");
    case TownWorkshop::Step::Registers: return TownWords::tr("Reading the registers");
    case TownWorkshop::Step::Streets: return TownWords::tr("Finding streets and quarters");
    case TownWorkshop::Step::Writing: return TownWords::tr("Writing the pack");
    }
    return {};
}

QString conflict(const TownConflict &conflict)
{
    const QString &kind = conflict.kind;
    const auto said = [&](const QString &sentence) {
        const QString examples = conflict.examples.join(u", "_s);
        return sentence.arg(figure(conflict.count)) + (examples.isEmpty() ? QString() : u" ("_s + examples + u"…)"_s);
    };
    if (kind == "civic_moved"_L1)
        return said(
            TownWords::tr("%1 civic numbers: map and register put them far apart; the register's place is kept"));
    if (kind == "civic_repeated"_L1)
        return said(TownWords::tr("%1 civic numbers are in the register more than once"));
    if (kind == "civic_outside"_L1)
        return said(TownWords::tr("%1 civic numbers lie outside the municipality: left out"));
    if (kind == "civic_not_a_number"_L1)
        return said(TownWords::tr("%1 civic numbers are no number: left out"));
    if (kind == "civic_no_position"_L1)
        return said(TownWords::tr("%1 civic numbers have no position: left out"));
    if (kind == "civic_no_street"_L1)
        return said(TownWords::tr("%1 civic numbers name no street: left out"));
    if (kind == "street_not_on_map"_L1)
        return said(TownWords::tr("%1 streets of the register are not on the map: known by their civic numbers only"));
    if (kind == "street_code_unknown"_L1)
        return said(TownWords::tr("%1 street codes are not in the register's list of streets"));
    if (kind == "namesakes_split"_L1)
        return said(TownWords::tr("%1 streets of one name in different hamlets were told apart"));
    if (kind == "boundary_incomplete"_L1)
        return said(TownWords::tr("%1 boundaries are not wholly in the file"));
    if (kind == "quarter_outside"_L1)
        return said(TownWords::tr("%1 quarters lie outside the municipality: left out"));
    return said(TownWords::tr("%1 × ") + kind);
}

QString findings(const TownBuilt &built)
{
    QStringList lines;
    for (const TownConflict &found : built.conflicts)
        lines.append(u"• "_s + conflict(found));
    if (built.municipalities.size() > 1)
        lines.append(u"• "_s
            + TownWords::tr(
                "Nothing was cut, and the map has %1 municipalities: build again with one of them if only it "
                "was meant")
                .arg(figure(built.municipalities.size())));
    return lines.isEmpty() ? TownWords::tr("Everything fitted together.") : lines.join(u'\n');
}

QString contents(const TownInfo &town)
{
    return TownWords::tr("%1 streets · %2 civic numbers · %3 quarters")
        .arg(figure(town.streets), figure(town.civicNumbers), figure(town.quarters));
}

QString mapDate(const QString &isoTimestamp)
{
    const QDateTime when = QDateTime::fromString(isoTimestamp, Qt::ISODate);
    return when.isValid() ? QLocale().toString(when.date(), u"d MMMM yyyy") : TownWords::tr("unknown");
}

QString size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString owner(const QString &attribution)
{
    return attribution.isEmpty() || attribution == u"© OpenStreetMap contributors"
        ? TownWords::tr("© OpenStreetMap contributors")
        : attribution;
}

QString photo(const PhotoReport &report)
{
    const QString zooms = report.minimumZoom == report.maximumZoom
        ? TownWords::tr("zoom %1").arg(report.minimumZoom)
        : TownWords::tr("zoom %1 to %2").arg(report.minimumZoom).arg(report.maximumZoom);
    const QString owned = report.attribution.isEmpty() ? TownWords::tr("it names no owner") : report.attribution;
    return u"%1 · %2 · %3 · %4"_s.arg(report.format, zooms, size(report.bytes), owned);
}

} // namespace campanile::townwords
