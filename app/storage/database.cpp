// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

// "CmpR": the registry.
const sqlite::Schema &schema()
{
    static const sqlite::Schema theSchema{0x436d7052, u"a Campanile registry"_s,
        {u":/storage/migrations/registry-1.sql"_s, u":/storage/migrations/registry-2.sql"_s,
            u":/storage/migrations/registry-3.sql"_s}};
    return theSchema;
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    return sqlite::open(path, schema()).transform([&](std::unique_ptr<sqlite::Connection> connection) {
        return std::unique_ptr<Database>(new Database(path, std::move(connection)));
    });
}

Database::Database(QString path, std::unique_ptr<sqlite::Connection> connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
    , m_worker(new QObject)
{
    m_thread.setObjectName(u"database"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

Database::~Database()
{
    // Behind every job that was given: none is forgotten, every future finishes.
    QMetaObject::invokeMethod(m_worker, [thread = &m_thread] { thread->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
    delete m_worker;
}

} // namespace campanile
