// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "librarycopies.h"
#include "syncjournal.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMap>
#include <QPromise>
#include <QSet>

#include <functional>

namespace campanile::testing {

/// The dialer's library as its contract says, in memory; several consoles have one each in front of the same shelf.
struct LibraryShelf {
    using Key = std::pair<LibraryDocument::Kind, QString>;
    QString id = QStringLiteral("library-1");
    qint64 revision = 0;
    QMap<Key, LibraryDocument> documents;
    QHash<QByteArray, QByteArray> blobs;
};

class FakeLibrary final : public Library {
public:
    explicit FakeLibrary(LibraryShelf &shelf)
        : m_shelf(shelf)
    {
    }

    std::function<bool()> losesRequest = [] { return false; };
    std::function<bool()> losesAnswer = [] { return false; };
    qint64 bytesSent = 0;

    QFuture<Result<void>> upload(const QByteArray &digest, const QByteArray &bytes) override
    {
        return answer<void>([&]() -> Result<void> {
            if (m_shelf.blobs.contains(digest))
                return {};
            if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != digest)
                return failure(ErrorCode::DialerRefused, {QStringLiteral("DIGEST_MISMATCH"), {}});
            bytesSent += bytes.size();
            m_shelf.blobs.insert(digest, bytes);
            Q_EMIT progress(digest, bytes.size(), bytes.size());
            return {};
        });
    }

    QFuture<Result<void>> uploadFile(const QByteArray &digest, const QString &path) override
    {
        QFile file(path);
        if (!file.open(QFile::ReadOnly))
            return answer<void>([&]() -> Result<void> { return failure(ErrorCode::FileNotFound, {path}); });
        return upload(digest, file.readAll());
    }

    QFuture<Result<void>> download(const QByteArray &digest, const QString &path) override
    {
        return answer<void>([&]() -> Result<void> {
            if (!m_shelf.blobs.contains(digest))
                return failure(ErrorCode::DialerRefused, {QStringLiteral("BLOB_NOT_FOUND"), {}});
            QFile file(path);
            if (!file.open(QFile::WriteOnly))
                return failure(ErrorCode::FileUnwritable, {path, file.errorString()});
            file.write(m_shelf.blobs.value(digest));
            return {};
        });
    }

    QFuture<Result<LibraryDocument>> put(const LibraryDocument &document) override
    {
        return answer<LibraryDocument>([&]() -> Result<LibraryDocument> {
            const LibraryShelf::Key key{document.kind, document.id};
            const auto there = m_shelf.documents.constFind(key);
            const qint64 now = there == m_shelf.documents.cend() ? 0 : there->revision;
            if (now != document.revision) {
                if (there != m_shelf.documents.cend() && there->content == document.content
                    && there->deleted == document.deleted && m_bases.value(key) == document.revision)
                    return *there; // the same change again
                return failure(ErrorCode::DialerRefused, {QStringLiteral("CHANGED_MEANWHILE"), QString::number(now)});
            }
            for (const QByteArray &blob : document.blobs) {
                if (!m_shelf.blobs.contains(blob))
                    return failure(
                        ErrorCode::DialerRefused, {QStringLiteral("AUDIO_MISSING"), QString::fromLatin1(blob.toHex())});
            }
            m_bases.insert(key, document.revision);
            LibraryDocument held = document;
            held.revision = ++m_shelf.revision;
            m_shelf.documents.insert(key, held);
            return held;
        });
    }

    QFuture<Result<LibraryPage>> list(qint64 afterRevision) override
    {
        return answer<LibraryPage>([&]() -> Result<LibraryPage> {
            if (afterRevision > m_shelf.revision)
                return failure(ErrorCode::DialerRefused, {QStringLiteral("REVISION_UNKNOWN"), {}});
            LibraryPage page;
            page.libraryId = m_shelf.id;
            page.lastRevision = m_shelf.revision;
            for (const LibraryDocument &document : std::as_const(m_shelf.documents)) {
                if (document.revision > afterRevision)
                    page.documents.append(document);
            }
            std::ranges::sort(page.documents, {}, &LibraryDocument::revision);
            page.more = page.documents.size() > 3;
            if (page.more)
                page.documents.resize(3);
            return page;
        });
    }

private:
    template <class Value, class Do> QFuture<Result<Value>> answer(Do doIt)
    {
        QPromise<Result<Value>> promise;
        promise.start();
        Result<Value> lost = failure(ErrorCode::DialerUnreachable, {});
        if (losesRequest()) {
            promise.addResult(std::move(lost));
        } else {
            Result<Value> result = doIt();
            promise.addResult(losesAnswer() ? std::move(lost) : std::move(result));
        }
        promise.finish();
        return promise.future();
    }

    LibraryShelf &m_shelf;
    QMap<LibraryShelf::Key, qint64> m_bases;
};

class MemoryJournal final : public SyncJournal {
public:
    QMap<LibraryShelf::Key, SyncedDocument> rows;
    LibraryCursor at;

    [[nodiscard]] QList<SyncedDocument> documents() const override { return rows.values(); }

    Result<void> save(const SyncedDocument &document) override
    {
        rows.insert({document.kind, document.id}, document);
        return {};
    }

    [[nodiscard]] LibraryCursor cursor() const override { return at; }

    Result<void> setCursor(const LibraryCursor &cursor) override
    {
        at = cursor;
        return {};
    }

    Result<void> startAnew(const LibraryCursor &cursor) override
    {
        at = cursor;
        for (SyncedDocument &document : rows) {
            document.revision = 0;
            document.digest.clear();
        }
        return {};
    }

    [[nodiscard]] QString consoleId() override { return QStringLiteral("console"); }
};

} // namespace campanile::testing
