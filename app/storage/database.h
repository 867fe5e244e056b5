// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlite.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

namespace campanile {

/// The registry's file (contacts, their changes, history of campaigns) and the one thread that owns it. Jobs run in the
/// order they were given; destroying the database finishes those that had begun and cancels none that was given.
class Database final {
public:
    /// Errors: FileWrongKind, FileTooNew, FileTruncated, FileUnreadable, FileUnwritable, DiskFull, DatabaseFailed.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] const QString &path() const { return m_path; }

    /// job(sqlite::Connection &) -> T; what it throws as sqlite::Failure becomes the future's error.
    template <class Job, class T = std::invoke_result_t<Job, sqlite::Connection &>> QFuture<Result<T>> run(Job job)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        QFuture<Result<T>> future = promise->future();
        promise->start();
        QMetaObject::invokeMethod(
            m_worker,
            [this, promise, job = std::move(job)]() mutable {
                try {
                    if constexpr (std::is_void_v<T>) {
                        job(*m_connection);
                        promise->addResult(Result<T>{});
                    } else {
                        promise->addResult(Result<T>(job(*m_connection)));
                    }
                } catch (const sqlite::Failure &failed) {
                    promise->addResult(Result<T>(std::unexpected(failed.error)));
                } catch (const std::bad_alloc &) {
                    promise->addResult(Result<T>(failure(ErrorCode::Internal, {QStringLiteral("out of memory")})));
                }
                promise->finish();
            },
            Qt::QueuedConnection);
        return future;
    }

private:
    Database(QString path, std::unique_ptr<sqlite::Connection> connection);
    QString m_path;
    std::unique_ptr<sqlite::Connection> m_connection;
    QThread m_thread;
    QObject *m_worker;
};

} // namespace campanile
