// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlitecontactstore.h"

#include "contactmerge.h"
#include "contactrows.h"
#include "database.h"
#include "gazetteer.h"

#include <QPointer>

#include <algorithm>

namespace campanile {

namespace {

RegistryStats readStats(sqlite::Connection &connection)
{
    sqlite::Statement sums(connection,
        "SELECT count(*), sum(kind = 0), sum(kind = 1), sum(located > 0), sum(located = 3), sum(located = 2),"
        " sum(located = 1), sum(lat_e7 IS NULL), sum(opted_out), sum(sample) FROM contacts");
    RegistryStats stats;
    if (sums.step()) {
        int column = 0;
        for (int *value : {&stats.contacts, &stats.landlines, &stats.mobiles, &stats.located, &stats.exact,
                 &stats.normalised, &stats.interpolated, &stats.withoutPosition, &stats.optedOut, &stats.sample})
            *value = static_cast<int>(sums.integer(column++));
    }
    sqlite::Statement last(connection, "SELECT at FROM contact_changes ORDER BY seq DESC LIMIT 1");
    if (last.step())
        stats.lastChange = QDateTime::fromMSecsSinceEpoch(last.integer(0));
    return stats;
}

} // namespace

SqliteContactStore::SqliteContactStore(Database &database, QObject *parent)
    : ContactStore(parent)
    , m_database(database)
{
    m_tell.setSingleShot(true);
    connect(&m_tell, &QTimer::timeout, this, &ContactStore::changed);
}

QFuture<Result<int>> SqliteContactStore::upsert(const QList<Contact> &contacts)
{
    struct Outcome {
        int added = 0;
        int changed = 0;
    };

    auto future = m_database.run([contacts](sqlite::Connection &connection) {
        Outcome outcome;
        sqlite::Transaction transaction(connection);
        ContactWriter writer(connection, QDateTime::currentMSecsSinceEpoch());
        for (const Contact &contact : contacts) {
            if (writer.add(contact)) {
                ++outcome.added;
                continue;
            }
            const std::optional<Contact> known = writer.find(contact.number);
            if (!known)
                continue; // the number was there a moment ago, inside this very transaction
            if (const Contact now = merged(*known, contact); now != *known) {
                writer.change(now);
                ++outcome.changed;
            }
        }
        transaction.commit();
        return outcome;
    });
    // The signal must not depend on somebody waiting for the future, nor on a context that may be gone by then.
    QPointer<SqliteContactStore> self(this);
    return future.then([self](const Result<Outcome> &outcome) -> Result<int> {
        if (!outcome)
            return std::unexpected(outcome.error());
        if (outcome->added + outcome->changed > 0 && self)
            QMetaObject::invokeMethod(self.data(), [store = self.data()] { store->tellSoon(); }, Qt::QueuedConnection);
        return outcome->added;
    });
}

QFuture<Result<RegistryStats>> SqliteContactStore::stats()
{
    return m_database.run(readStats);
}

QFuture<Result<std::shared_ptr<const AudienceIndex>>> SqliteContactStore::index()
{
    return m_database.run([](sqlite::Connection &connection) -> std::shared_ptr<const AudienceIndex> {
        QList<Contact> contacts = readContacts(connection);
        connection.execute("PRAGMA shrink_memory"); // the pages that were gone through once
        return std::make_shared<const AudienceIndex>(std::move(contacts));
    });
}

QFuture<Result<RelocationReport>> SqliteContactStore::relocate(
    std::shared_ptr<const Gazetteer> town, std::function<void(double)> progress)
{
    auto future =
        m_database.run([town = std::move(town), progress = std::move(progress)](sqlite::Connection &connection) {
            constexpr int atOnce = 5'000;
            RelocationReport report;
            sqlite::Transaction transaction(connection);
            const double all = std::max(1.0, double(connection.integer("SELECT count(*) FROM contacts")));
            ContactWriter writer(connection, QDateTime::currentMSecsSinceEpoch());
            qint64 key = -1;
            for (auto batch = readContactsAfter(connection, key, atOnce); !batch.isEmpty();
                batch = readContactsAfter(connection, key, atOnce)) {
                for (const Contact &contact : std::as_const(batch)) {
                    if (const Contact now = relocated(contact, *town, report); now != contact)
                        writer.change(now);
                }
                progress(report.contacts / all);
            }
            transaction.commit();
            return report;
        });
    QPointer<SqliteContactStore> self(this);
    return future.then([self](const Result<RelocationReport> &report) {
        if (report && report->unchanged < report->contacts && self)
            QMetaObject::invokeMethod(self.data(), [store = self.data()] { store->tellSoon(); }, Qt::QueuedConnection);
        return report;
    });
}

void SqliteContactStore::tellSoon()
{
    if (!m_tell.isActive())
        m_tell.start(std::chrono::milliseconds(500));
}

} // namespace campanile
