// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"
#include "sqlite.h"

namespace campanile {

/// All contacts, by id. Texts that repeat share their memory.
[[nodiscard]] QList<Contact> readContacts(sqlite::Connection &connection);

/// The next few by their place in the file, after `key`, which becomes the last one's; empty: no more.
[[nodiscard]] QList<Contact> readContactsAfter(sqlite::Connection &connection, qint64 &key, int limit);

/// Writes contacts with their numbered changes; inside a transaction of the caller's.
class ContactWriter final {
public:
    ContactWriter(sqlite::Connection &connection, qint64 nowMs);
    [[nodiscard]] std::optional<Contact> find(const PhoneNumber &number);
    bool add(const Contact &contact); ///< false, and nothing is written, where the number is known
    void change(const Contact &contact); ///< the one with this number

private:
    void log(const Contact &contact, int kind);
    sqlite::Connection &m_connection;
    sqlite::Statement m_find;
    sqlite::Statement m_add;
    sqlite::Statement m_change;
    sqlite::Statement m_log;
    qint64 m_now;
};

} // namespace campanile
