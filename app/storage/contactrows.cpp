// SPDX-License-Identifier: GPL-3.0-or-later
#include "contactrows.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace campanile {

namespace {

#define CONTACT_COLUMNS                                                                                                \
    "id, number, kind, name, street_written, civic_written, street_key, civic_number, civic_exponent, lat_e7, lon_e7," \
    " located, source, legal_basis, languages, opted_out, sample"

/// A town has a thousand streets and a million contacts. Found by their bytes, so that only the first of each is
/// decoded.
class SharedTexts final {
public:
    QString operator()(std::string_view text)
    {
        if (text.empty())
            return {};
        auto found = m_texts.find(text);
        if (found == m_texts.end())
            found = m_texts.emplace(text, QString::fromUtf8(text)).first;
        return found->second;
    }

private:
    struct Hash {
        using is_transparent = void;

        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_texts;
};

template <class Share> Contact readRow(const sqlite::Statement &row, Share share)
{
    Contact contact{
        .id = ContactId(row.text(0)),
        .number = StoredPhoneNumber::trusted(row.text(1), row.integer(2) == 1 ? LineKind::Mobile : LineKind::Landline),
        .name = row.text(3),
        .streetAsWritten = share(row.utf8(4)),
        .civicAsWritten = share(row.utf8(5)),
        .streetKey = share(row.utf8(6)),
        .civic = {static_cast<int>(row.integer(7)), share(row.utf8(8))},
        .located = static_cast<Located>(row.integer(11)),
        .source = static_cast<Source>(row.integer(12)),
        .legalBasis = share(row.utf8(13)),
        .languages = share(row.utf8(14)),
        .optedOut = row.integer(15) != 0,
        .sample = row.integer(16) != 0,
    };
    if (!row.isNull(9))
        contact.position =
            GeoPoint{static_cast<std::int32_t>(row.integer(9)), static_cast<std::int32_t>(row.integer(10))};
    return contact;
}

void bindRow(sqlite::Statement &row, const Contact &contact)
{
    row.bind(1, contact.id.text())
        .bind(2, contact.number.e164())
        .bind(3, contact.number.kind() == LineKind::Mobile ? 1 : 0)
        .bind(4, contact.name)
        .bind(5, contact.streetAsWritten)
        .bind(6, contact.civicAsWritten)
        .bind(7, contact.streetKey)
        .bind(8, contact.civic.number)
        .bind(9, contact.civic.exponent);
    if (contact.position)
        row.bind(10, contact.position->latE7).bind(11, contact.position->lonE7);
    else
        row.bindNull(10).bindNull(11);
    row.bind(12, static_cast<int>(contact.located))
        .bind(13, static_cast<int>(contact.source))
        .bind(14, contact.legalBasis)
        .bind(15, contact.languages)
        .bind(16, contact.optedOut ? 1 : 0)
        .bind(17, contact.sample ? 1 : 0);
}

} // namespace

namespace {

/// An id's first characters as a number that is ordered as they are: most comparisons end there, without a look into
/// the contact.
quint64 beginningOf(const ContactId &id)
{
    quint64 result = 0;
    for (qsizetype i = 0; i < 8; ++i)
        result = result << 8 | (i < id.text().size() ? std::min<quint64>(id.text()[i].unicode(), 0xff) : 0);
    return result;
}

// A contact is large: places are sorted, and each contact is moved once.
void sortById(QList<Contact> &contacts)
{
    struct Place {
        quint64 beginning;
        qsizetype at;
    };

    std::vector<Place> places;
    places.reserve(static_cast<size_t>(contacts.size()));
    for (qsizetype i = 0; i < contacts.size(); ++i)
        places.push_back({beginningOf(contacts.at(i).id), i});
    std::ranges::sort(places, [&](const Place &a, const Place &b) {
        return a.beginning != b.beginning ? a.beginning < b.beginning : contacts.at(a.at).id < contacts.at(b.at).id;
    });
    Contact *const all = contacts.data();
    for (size_t start = 0; start < places.size(); ++start) {
        if (places[start].at == static_cast<qsizetype>(start))
            continue;
        Contact first = std::move(all[start]);
        size_t hole = start;
        for (;;) { // round one circle of contacts that stand in each other's places
            const auto from = static_cast<size_t>(std::exchange(places[hole].at, static_cast<qsizetype>(hole)));
            if (from == start)
                break;
            all[hole] = std::move(all[from]);
            hole = from;
        }
        all[hole] = std::move(first);
    }
}

} // namespace

QList<Contact> readContacts(sqlite::Connection &connection)
{
    QList<Contact> contacts;
    contacts.reserve(connection.integer("SELECT count(*) FROM contacts"));
    SharedTexts share;
    sqlite::Statement rows(connection, "SELECT " CONTACT_COLUMNS " FROM contacts");
    while (rows.step())
        contacts.append(readRow(rows, share));
    sortById(contacts);
    return contacts;
}

QList<Contact> readContactsAfter(sqlite::Connection &connection, qint64 &key, int limit)
{
    QList<Contact> contacts;
    sqlite::Statement rows(
        connection, "SELECT " CONTACT_COLUMNS ", key FROM contacts WHERE key > ?1 ORDER BY key LIMIT ?2");
    rows.bind(1, key).bind(2, qint64(limit));
    while (rows.step()) {
        contacts.append(readRow(rows, [](std::string_view text) { return QString::fromUtf8(text); }));
        key = rows.integer(17);
    }
    return contacts;
}

ContactWriter::ContactWriter(sqlite::Connection &connection, qint64 nowMs)
    : m_connection(connection)
    , m_find(connection, "SELECT " CONTACT_COLUMNS " FROM contacts WHERE number = ?1")
    , m_add(connection,
          "INSERT INTO contacts (" CONTACT_COLUMNS
          ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
          " ON CONFLICT (number) DO NOTHING")
    , m_change(connection,
          "UPDATE contacts SET id = ?1, kind = ?3, name = ?4, street_written = ?5, civic_written = ?6, street_key = ?7,"
          " civic_number = ?8, civic_exponent = ?9, lat_e7 = ?10, lon_e7 = ?11, located = ?12, source = ?13,"
          " legal_basis = ?14, languages = ?15, opted_out = ?16, sample = ?17 WHERE number = ?2")
    , m_log(connection, "INSERT INTO contact_changes (contact_id, kind, at) VALUES (?1, ?2, ?3)")
    , m_now(nowMs)
{
}

std::optional<Contact> ContactWriter::find(const PhoneNumber &number)
{
    m_find.bind(1, number.e164());
    std::optional<Contact> result;
    if (m_find.step())
        result = readRow(m_find, [](std::string_view text) { return QString::fromUtf8(text); });
    m_find.reset();
    return result;
}

bool ContactWriter::add(const Contact &contact)
{
    bindRow(m_add, contact);
    m_add.run();
    if (m_connection.changes() == 0)
        return false;
    log(contact, 1);
    return true;
}

void ContactWriter::change(const Contact &contact)
{
    bindRow(m_change, contact);
    m_change.run();
    log(contact, 2);
}

void ContactWriter::log(const Contact &contact, int kind)
{
    m_log.bind(1, contact.id.text()).bind(2, kind).bind(3, m_now);
    m_log.run();
}

} // namespace campanile
