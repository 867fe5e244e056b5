// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pendingcall.h"

#include <QPointer>

#include <functional>

namespace campanile {

/// Asks the dialer for page after page and keeps the promise once, with all of them or the first error.
template <class Value, class Page> class PagedList final {
public:
    using Ask =
        std::function<std::unique_ptr<QGrpcOperation>(DialerChannel &, const QString &token, const QGrpcCallOptions &)>;
    using Take = std::function<void(const Page &, QList<Value> &)>;

    /// `owner` lives in, and not longer than, what has `link`; its end ends the asking.
    static QFuture<Result<QList<Value>>> fetch(DialerLink &link, QObject &owner, Ask ask, Take take)
    {
        PagedList list(link, owner, std::move(ask), std::move(take));
        QFuture<Result<QList<Value>>> future = list.m_promise->future();
        list.next({});
        return future;
    }

private:
    PagedList(DialerLink &link, QObject &owner, Ask ask, Take take)
        : m_link(&link)
        , m_owner(&owner)
        , m_ask(std::move(ask))
        , m_take(std::move(take))
        , m_promise(std::make_shared<QPromise<Result<QList<Value>>>>())
    {
        m_promise->start();
    }

    void next(const QString &token)
    {
        if (!m_owner)
            return finish(failure(ErrorCode::Cancelled));
        askDialer<Page>(
            *m_link, *m_owner, m_link->patience().deadline,
            [&](DialerChannel &channel, const QGrpcCallOptions &options) { return m_ask(channel, token, options); },
            messageIn<Page>)
            .then([list = *this](const Result<Page> &page) mutable {
                if (!page)
                    return list.finish(std::unexpected(page.error()));
                const qsizetype before = list.m_values.size();
                list.m_take(*page, list.m_values);
                if (page->nextPageToken().isEmpty() || list.m_values.size() == before)
                    return list.finish(list.m_values);
                list.next(page->nextPageToken());
            });
    }

    void finish(Result<QList<Value>> result)
    {
        m_promise->addResult(std::move(result));
        m_promise->finish();
    }

    DialerLink *m_link;
    QPointer<QObject> m_owner;
    Ask m_ask;
    Take m_take;
    std::shared_ptr<QPromise<Result<QList<Value>>>> m_promise;
    QList<Value> m_values;
};

} // namespace campanile
