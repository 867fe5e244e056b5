// SPDX-License-Identifier: GPL-3.0-or-later
#include "columnguess.h"

#include "addressnormaliser.h"

#include <utility>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

// Names as they are after folding; the first that a file has is taken.
const QList<std::pair<QString, QStringList>> &usualNames()
{
    static const QList<std::pair<QString, QStringList>> table{
        {u"street"_s,
            {u"odonimo"_s, u"duf"_s, u"denominazione via"_s, u"nome via"_s, u"nomevia"_s, u"nome strada"_s,
                u"descrizione via"_s, u"desvia"_s, u"den via"_s, u"denominazione strada"_s, u"toponimo"_s, u"via"_s,
                u"strada"_s, u"indirizzo"_s, u"addr street"_s, u"street"_s, u"street name"_s, u"denominazione"_s,
                u"denom"_s}},
        {u"type"_s, {u"dug"_s, u"tipo via"_s, u"tipovia"_s, u"specie"_s, u"specie via"_s, u"tipo strada"_s, u"tipo"_s}},
        {u"number"_s,
            {u"civico"_s, u"numero civico"_s, u"num civ"_s, u"numciv"_s, u"numcivico"_s, u"num civico"_s, u"n civico"_s,
                u"ncivico"_s, u"nciv"_s, u"numero"_s, u"civ num"_s, u"addr housenumber"_s, u"housenumber"_s,
                u"number"_s, u"num"_s}},
        {u"exponent"_s,
            {u"esponente"_s, u"esp"_s, u"espciv"_s, u"lettera"_s, u"barrato"_s, u"subalterno"_s, u"civ sub"_s, u"sub"_s,
                u"exponent"_s}},
        {u"x"_s,
            {u"coord x comune"_s, u"coordx"_s, u"coord x"_s, u"x"_s, u"est"_s, u"lon"_s, u"lng"_s, u"long"_s,
                u"longitudine"_s, u"longitude"_s, u"x coord"_s, u"xcoord"_s}},
        {u"y"_s,
            {u"coord y comune"_s, u"coordy"_s, u"coord y"_s, u"y"_s, u"nord"_s, u"lat"_s, u"latitudine"_s,
                u"latitude"_s, u"y coord"_s, u"ycoord"_s}},
        {u"quarter"_s,
            {u"quartieresobborgo"_s, u"quartiere"_s, u"localita"_s, u"frazione"_s, u"sobborgo"_s, u"rione"_s,
                u"quarter"_s, u"hamlet"_s}},
        {u"code"_s,
            {u"progressivo nazionale"_s, u"codicevia"_s, u"codice via"_s, u"cod via"_s, u"codvia"_s, u"id via"_s,
                u"cod strada"_s, u"codice strada"_s, u"codice comunale"_s, u"street id"_s}},
        {u"metric"_s, {u"metrico"_s}},
        {u"name"_s,
            {u"name"_s, u"nome"_s, u"denominazione"_s, u"quartiere"_s, u"quartieri"_s, u"quart"_s, u"nome quartiere"_s,
                u"rione"_s, u"frazione"_s, u"localita"_s, u"comune"_s, u"den com"_s, u"nome com"_s, u"label"_s,
                u"etichetta"_s}},
    };
    return table;
}

} // namespace

QStringList ColumnGuess::fields()
{
    QStringList result;
    for (const auto &[field, names] : usualNames())
        result += field;
    return result;
}

QStringList ColumnGuess::registerFields()
{
    QStringList result = fields();
    result.removeAll(u"name"_s);
    return result;
}

Result<ColumnGuess> ColumnGuess::of(
    const VectorFile &file, const QString &path, const QMap<QString, QString> &told, const QStringList &wanted)
{
    ColumnGuess result;
    for (const auto &[field, name] : told.asKeyValueRange()) {
        if (!fields().contains(field))
            return failure(
                ErrorCode::ColumnMissing, {path, field, u"(what a column may be) "_s + fields().join(u", "_s)});
        const qsizetype at = file.column(name);
        if (at < 0)
            return failure(ErrorCode::ColumnMissing, {path, name, file.columns().join(u", "_s)});
        result.m_at.insert(field, at);
        result.m_columns.insert(field, file.columns()[at]);
    }
    QMap<QString, qsizetype> folded;
    for (qsizetype i = file.columns().size() - 1; i >= 0; --i)
        folded.insert(addressnormaliser::fold(file.columns()[i]), i);
    for (const auto &[field, names] : usualNames()) {
        if (result.m_at.contains(field) || !wanted.contains(field))
            continue;
        for (const QString &name : names) {
            const qsizetype at = folded.value(name, -1);
            if (at < 0 || result.m_at.values().contains(at))
                continue;
            result.m_at.insert(field, at);
            result.m_columns.insert(field, file.columns()[at]);
            break;
        }
    }
    return result;
}

Result<RowFilter> RowFilter::of(const VectorFile &file, const QString &path, const QString &where)
{
    RowFilter filter;
    if (where.isEmpty())
        return filter;
    const qsizetype equals = where.indexOf(u'=');
    const QString name = (equals < 0 ? where : where.first(equals)).trimmed();
    filter.m_column = equals < 0 ? -1 : file.column(name);
    if (filter.m_column < 0)
        return failure(ErrorCode::ColumnMissing, {path, name, file.columns().join(u", "_s)});
    filter.m_value = where.sliced(equals + 1).trimmed();
    return filter;
}

bool RowFilter::passes(const VectorFile::Row &row) const
{
    return m_column < 0 || row.values[m_column].compare(m_value, Qt::CaseInsensitive) == 0;
}

} // namespace campanile
