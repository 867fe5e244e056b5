// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <sqlite3.h>

/// What tests ask of a pack and of the program that makes it.
namespace packquery {

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All rows of a query, columns joined by "|", rows by newline.
inline QString ask(const QString &pack, const char *sql)
{
    sqlite3 *db = nullptr;
    sqlite3_open_v2(pack.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr);
    QStringList rows;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) != SQLITE_OK)
        rows += QString::fromUtf8(sqlite3_errmsg(db));
    while (statement && sqlite3_step(statement) == SQLITE_ROW) {
        QStringList row;
        for (int i = 0; i < sqlite3_column_count(statement); ++i)
            row += QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, i)));
        rows += row.join(u'|');
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return rows.join(u'\n');
}

struct Run {
    int code = -1;
    QString out, err;
};

inline Run run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

inline Run townpack(const QStringList &arguments)
{
    return run(QStringLiteral(CAMPANILE_BIN_DIR "/campanile-townpack"), arguments);
}

} // namespace packquery
