// SPDX-License-Identifier: GPL-3.0-or-later
#include "directoryrow.h"

#include "gazetteer.h"

#include <QRegularExpression>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 300;

// Spreadsheets mark a cell as text with an apostrophe; control characters have no place in an address.
QString cleaned(const QString &cell)
{
    QString text = cell.left(longestText).simplified();
    if (text.startsWith(u'\''))
        text.remove(0, 1);
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return text;
}

bool isYes(const QString &text)
{
    static const QStringList yes{u"1"_s, u"si"_s, u"sì"_s, u"s"_s, u"x"_s, u"true"_s, u"vero"_s, u"yes"_s, u"y"_s};
    return yes.contains(text.toLower());
}

} // namespace

WrittenAddress splitAddress(const QString &address)
{
    static const QRegularExpression postal(
        u"[\\s,\\-–]+\\(?\\b\\d{5}\\b.*$"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression number(u"^(.*?\\D)[\\s,]+(?:n(?:um|r)?[.°º]?\\s*|civ(?:ico)?\\.?\\s*)?(\\d{1,5}\\s*"
                                           u"(?:[/\\-]?\\s*(?:[a-z]|bis|ter|quater))?)"
                                           "(?:\\s*[,/\\-]?\\s*(?:int|interno|sc|scala|piano|p)\\b.*)?(?:\\s*,.*)?$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString text = address.simplified();
    text.remove(postal);
    const QRegularExpressionMatch match = number.match(text);
    if (!match.hasMatch())
        return {text.section(u',', 0, 0).trimmed(), {}};
    QString street = match.captured(1).trimmed();
    while (street.endsWith(u','))
        street = street.chopped(1).trimmed();
    return {street, match.captured(2).trimmed()};
}

DirectoryRow readRow(const QStringList &cells, const QList<DirectoryField> &fields, const DirectoryTerms &terms,
    const Gazetteer &gazetteer)
{
    QStringList phones;
    std::array<QString, directoryFieldCount> values;
    for (qsizetype i = 0; i < std::min(cells.size(), fields.size()); ++i) {
        if (fields[i] == DirectoryField::Ignore)
            continue;
        const QString text = cleaned(cells[i]);
        if (fields[i] == DirectoryField::Phone) {
            if (!text.isEmpty())
                phones.append(text);
        } else {
            values[static_cast<size_t>(fields[i])] = text;
        }
    }
    const auto value = [&](DirectoryField field) -> const QString & { return values[static_cast<size_t>(field)]; };

    DirectoryRow row;
    row.address = {value(DirectoryField::Street), value(DirectoryField::Civic) + value(DirectoryField::CivicExponent)};
    if (!value(DirectoryField::StreetType).isEmpty() && !row.address.street.isEmpty())
        row.address.street = value(DirectoryField::StreetType) + u' ' + row.address.street;
    if (row.address.street.isEmpty() && !value(DirectoryField::FullAddress).isEmpty())
        row.address = {value(DirectoryField::FullAddress), {}};
    if (phones.isEmpty()) {
        row.phones.append(failure(ErrorCode::NumberEmpty));
        return row;
    }

    std::optional<PlacedAddress> placed;
    for (const QString &phone : phones) {
        Result<PhoneNumber> number = PhoneNumber::parse(phone);
        if (!number) {
            row.phones.append(std::unexpected(number.error()));
            continue;
        }
        if (!placed) {
            // Whole, where it stands in one cell: the town behind the number tells an address of ours from another's,
            // and what was not found is kept as it was written.
            placed = gazetteer.locate(row.address.street, row.address.civic);
            if (placed->located != Located::No && row.address.civic.isEmpty())
                row.address = splitAddress(row.address.street);
        }
        QString name = value(DirectoryField::Name);
        if (name.isEmpty())
            name = QString(value(DirectoryField::Surname) + u' ' + value(DirectoryField::GivenName)).trimmed();
        row.phones.append(Contact{
            .id = ContactId::create(),
            .number = *number,
            .name = name,
            .streetAsWritten = row.address.street,
            .civicAsWritten = row.address.civic,
            .streetKey = placed->streetKey,
            .civic = placed->civic,
            .position = placed->position,
            .located = placed->located,
            .source = terms.source,
            .legalBasis = terms.legalBasis,
            .languages = value(DirectoryField::Language).toLower(),
            .optedOut = isYes(value(DirectoryField::OptOut)),
            .sample = terms.sample || isYes(value(DirectoryField::Sample)),
        });
    }
    return row;
}

} // namespace campanile
