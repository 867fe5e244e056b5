// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpcdialingbackend.h"

#include "conversions.h"
#include "dialererrors.h"
#include "dialerlink.h"
#include "grpccampaignwatch.h"

#include <QGrpcCallOptions>
#include <QPromise>
#include <QTimer>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace pb = campanile::v1;

namespace {

/// One question to the dialer; its promise is kept exactly once, at the latest when it is destroyed.
template <class Value> class PendingCall final : public QObject {
public:
    using Decode = std::function<Result<Value>(const QGrpcOperation &)>;

    PendingCall(DialerLink &link, std::unique_ptr<QGrpcOperation> operation, std::chrono::milliseconds deadline,
        Decode decode, QObject *owner)
        : QObject(owner)
        , m_link(link)
        , m_channel(link.channel())
        , m_operation(std::move(operation))
        , m_decode(std::move(decode))
    {
        m_promise.start();
        connect(m_operation.get(), &QGrpcOperation::finished, this, [this](const QGrpcStatus &status) {
            if (!status.isOk())
                finish(std::unexpected(errorOf(status, m_link.endpoint().address)));
            else
                finish(m_decode(*m_operation));
        });
        // The server has the deadline too; this one also counts when the server cannot be reached to hear of it.
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            m_link.renew(m_channel);
            finish(failure(ErrorCode::DialerTimeout));
        });
        m_deadline.start(deadline + 250ms);
    }

    ~PendingCall() override
    {
        if (m_done)
            return;
        m_done = true;
        disconnect(m_operation.get(), nullptr, this, nullptr);
        DialerLink::abandon(std::move(m_operation), std::move(m_channel));
        m_promise.addResult(failure(ErrorCode::Cancelled));
        m_promise.finish();
    }

    [[nodiscard]] QFuture<Result<Value>> future() { return m_promise.future(); }

private:
    void finish(Result<Value> result)
    {
        if (m_done)
            return;
        m_done = true;
        m_deadline.stop();
        disconnect(m_operation.get(), nullptr, this, nullptr);
        DialerLink::abandon(std::move(m_operation), std::move(m_channel));
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    DialerLink &m_link;
    std::shared_ptr<DialerChannel> m_channel;
    std::unique_ptr<QGrpcOperation> m_operation;
    Decode m_decode;
    QPromise<Result<Value>> m_promise;
    QTimer m_deadline;
    bool m_done = false;
};

/// For a message type of the contract and the value it becomes.
template <class Value, class Message> Result<Value> decoded(const QGrpcOperation &operation)
{
    if (const auto message = operation.read<Message>())
        return wire::fromWire(*message);
    return failure(ErrorCode::Internal, {u"the dialer's answer could not be read"_s});
}

/// Writes a campaign piece by piece, one a turn of the event loop: a large town never stops the screen. Lives and ends
/// with its stream.
class Upload final : public QObject {
public:
    Upload(QGrpcClientStream &stream, const PreparedCampaign &campaign)
        : QObject(&stream)
        , m_stream(stream)
        , m_recipients(campaign.recipients)
        , m_audio(campaign.tracks.value(0).audio)
    {
        connect(&m_turn, &QTimer::timeout, this, &Upload::write);
        connect(&stream, &QGrpcOperation::finished, &m_turn, &QTimer::stop);
        m_turn.start(0ms);
    }

private:
    void write()
    {
        constexpr qsizetype recipientsPerMessage = 5000;
        constexpr qsizetype audioPerMessage = 64 * 1024;
        pb::PrepareCampaignRequest part;
        if (m_sentRecipients < m_recipients.size()) {
            part.setRecipients(wire::chunkOf(m_recipients, m_sentRecipients, recipientsPerMessage));
            m_sentRecipients += recipientsPerMessage;
            m_stream.writeMessage(part);
        } else if (m_sentAudio < m_audio.size()) {
            part.setAudio(m_audio.mid(m_sentAudio, audioPerMessage));
            m_sentAudio += audioPerMessage;
            m_stream.writeMessage(part);
        } else {
            m_turn.stop();
            m_stream.writesDone();
        }
    }

    QGrpcClientStream &m_stream;
    QList<Recipient> m_recipients;
    QByteArray m_audio;
    qsizetype m_sentRecipients = 0;
    qsizetype m_sentAudio = 0;
    QTimer m_turn;
};

template <class Value> QFuture<Result<Value>> failed(Error error)
{
    QPromise<Result<Value>> promise;
    promise.start();
    promise.addResult(std::unexpected(std::move(error)));
    promise.finish();
    return promise.future();
}

} // namespace

struct GrpcDialingBackend::Private {
    explicit Private(DialerPatience patience)
        : link(patience)
    {
    }

    DialerLink link;
    QObject calls; // its children are the questions under way; destroyed before the link

    /// `ask` makes the operation on the client it is given.
    template <class Value, class Message, class Ask>
    QFuture<Result<Value>> call(Ask ask, std::chrono::milliseconds deadline)
    {
        const auto channel = link.channel();
        if (!channel)
            return failed<Value>({ErrorCode::DialerUnreachable, {link.endpoint().address}});
        QGrpcCallOptions options;
        options.setDeadlineTimeout(deadline);
        std::unique_ptr<QGrpcOperation> operation = ask(channel->client, options);
        if (!operation)
            return failed<Value>({ErrorCode::DialerUnreachable, {link.endpoint().address}});
        auto *pending = new PendingCall<Value>(link, std::move(operation), deadline, decoded<Value, Message>, &calls);
        return pending->future();
    }

    template <class Ask> QFuture<Result<CampaignInfo>> campaignCall(Ask ask)
    {
        return call<CampaignInfo, pb::Campaign>(std::move(ask), link.patience().deadline);
    }
};

GrpcDialingBackend::GrpcDialingBackend(DialerPatience patience, QObject *parent)
    : DialingBackend(parent)
    , d(std::make_unique<Private>(patience))
{
}

GrpcDialingBackend::~GrpcDialingBackend() = default;

void GrpcDialingBackend::setEndpoint(const DialerEndpoint &endpoint)
{
    d->link.setEndpoint(endpoint);
}

const DialerEndpoint &GrpcDialingBackend::endpoint() const
{
    return d->link.endpoint();
}

QFuture<Result<DialerStatus>> GrpcDialingBackend::status()
{
    return d->call<DialerStatus, pb::Dialer>(
        [](auto &client, const auto &options) { return client.GetDialer({}, options); }, d->link.patience().deadline);
}

QFuture<Result<Receipt>> GrpcDialingBackend::prepare(const PreparedCampaign &campaign)
{
    return d->call<Receipt, pb::Receipt>(
        [&campaign](auto &client, const auto &options) {
            pb::PrepareCampaignRequest header;
            header.setHeader(wire::headerOf(campaign));
            auto stream = client.PrepareCampaign(header, options);
            if (stream)
                new Upload(*stream, campaign);
            return stream;
        },
        d->link.patience().prepareDeadline);
}

QFuture<Result<CampaignInfo>> GrpcDialingBackend::launch(
    const CampaignId &id, const QByteArray &receiptDigest, int canary)
{
    pb::LaunchCampaignRequest request;
    request.setCampaignId(id.text());
    request.setReceiptDigest(receiptDigest);
    request.setCanary(canary);
    return d->campaignCall([&](auto &client, const auto &options) { return client.LaunchCampaign(request, options); });
}

QFuture<Result<CampaignInfo>> GrpcDialingBackend::resume(const CampaignId &id)
{
    pb::ResumeCampaignRequest request;
    request.setCampaignId(id.text());
    return d->campaignCall([&](auto &client, const auto &options) { return client.ResumeCampaign(request, options); });
}

QFuture<Result<CampaignInfo>> GrpcDialingBackend::stop(const CampaignId &id, const QString &reason)
{
    pb::StopCampaignRequest request;
    request.setCampaignId(id.text());
    request.setReason(reason);
    return d->campaignCall([&](auto &client, const auto &options) { return client.StopCampaign(request, options); });
}

QFuture<Result<CampaignInfo>> GrpcDialingBackend::campaign(const CampaignId &id)
{
    pb::GetCampaignRequest request;
    request.setCampaignId(id.text());
    return d->campaignCall([&](auto &client, const auto &options) { return client.GetCampaign(request, options); });
}

QFuture<Result<QList<CampaignInfo>>> GrpcDialingBackend::campaigns()
{
    using List = QList<CampaignInfo>;

    // Page after page; the pages before are carried along.
    struct Pages {
        Private *d;
        QPointer<GrpcDialingBackend> self;
        std::shared_ptr<QPromise<Result<List>>> promise;
        List before;

        void ask(const QString &token)
        {
            pb::ListCampaignsRequest request;
            request.setPageSize(100);
            request.setPageToken(token);
            using Page = pb::ListCampaignsResponse;
            const auto channel = d->link.channel();
            if (!channel)
                return finish(failure(ErrorCode::DialerUnreachable, {d->link.endpoint().address}));
            QGrpcCallOptions options;
            options.setDeadlineTimeout(d->link.patience().deadline);
            std::unique_ptr<QGrpcOperation> operation = channel->client.ListCampaigns(request, options);
            if (!operation)
                return finish(failure(ErrorCode::DialerUnreachable, {d->link.endpoint().address}));
            const auto decode = [](const QGrpcOperation &done) -> Result<Page> {
                if (auto page = done.read<Page>())
                    return *page;
                return failure(ErrorCode::Internal, {u"the dialer's answer could not be read"_s});
            };
            auto *pending =
                new PendingCall<Page>(d->link, std::move(operation), d->link.patience().deadline, decode, &d->calls);
            pending->future().then([pages = *this](const Result<Page> &page) mutable {
                if (!page)
                    return pages.finish(std::unexpected(page.error()));
                for (const pb::Campaign &campaign : page->campaigns())
                    pages.before.append(wire::fromWire(campaign));
                const bool more = !page->nextPageToken().isEmpty() && !page->campaigns().isEmpty();
                if (!more)
                    return pages.finish(pages.before);
                if (!pages.self)
                    return pages.finish(failure(ErrorCode::Cancelled));
                pages.ask(page->nextPageToken());
            });
        }

        void finish(Result<List> result)
        {
            promise->addResult(std::move(result));
            promise->finish();
        }
    };

    Pages pages{d.get(), this, std::make_shared<QPromise<Result<List>>>(), {}};
    pages.promise->start();
    QFuture<Result<List>> future = pages.promise->future();
    pages.ask({});
    return future;
}

std::unique_ptr<CampaignWatch> GrpcDialingBackend::watch(const CampaignId &id, qint64 afterSeq)
{
    return std::make_unique<GrpcCampaignWatch>(d->link, id, afterSeq);
}

} // namespace campanile
