// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpcdialingbackend.h"

#include "conversions.h"
#include "grpccampaignwatch.h"
#include "grpclibrary.h"
#include "pagedlist.h"
#include "pendingcall.h"

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace pb = campanile::v1;

namespace {

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
    {
        connect(&m_turn, &QTimer::timeout, this, &Upload::write);
        connect(&stream, &QGrpcOperation::finished, &m_turn, &QTimer::stop);
        m_turn.start(0ms);
    }

private:
    void write()
    {
        constexpr qsizetype recipientsPerMessage = 5000;
        pb::PrepareCampaignRequest part;
        if (m_sentRecipients < m_recipients.size()) {
            part.setRecipients(wire::chunkOf(m_recipients, m_sentRecipients, recipientsPerMessage));
            m_sentRecipients += recipientsPerMessage;
            m_stream.writeMessage(part);
        } else {
            m_turn.stop();
            m_stream.writesDone();
        }
    }

    QGrpcClientStream &m_stream;
    QList<Recipient> m_recipients;
    qsizetype m_sentRecipients = 0;
    QTimer m_turn;
};

/// A campaign on its way: what it plays first, one after the other, then who hears it. Its promise is kept exactly
/// once.
class Preparation final : public QObject {
public:
    using Ask = std::function<QFuture<Result<Receipt>>(const PreparedCampaign &)>;

    /// patience: how long nothing may move.
    Preparation(GrpcDialingBackend &backend, Library &library, const PreparedCampaign &campaign,
        std::chrono::milliseconds patience, Ask ask, QObject *owner)
        : QObject(owner)
        , m_backend(backend)
        , m_library(library)
        , m_campaign(campaign)
        , m_ask(std::move(ask))
    {
        for (const Track &track : campaign.tracks) {
            m_left.append({track.digest, track.audio});
            for (const Prompt &prompt : track.prompts)
                m_left.append({prompt.digest, prompt.audio, true});
        }
        if (campaign.menu)
            m_left.append({campaign.menu->digest, campaign.menu->audio});
        for (const Sound &sound : std::as_const(m_left))
            m_size += sound.audio.size();
        connect(&library, &Library::progress, this, [this](const QByteArray &digest, qint64 done, qint64) {
            if (!m_left.isEmpty() && m_left.front().digest == digest)
                tell(done);
        });
        m_patience.setSingleShot(true);
        m_patience.setInterval(patience);
        connect(&m_patience, &QTimer::timeout, this, [this] { finish(failure(ErrorCode::DialerTimeout)); });
        m_patience.start();
        m_promise.start();
        sendNext();
    }

    ~Preparation() override { finish(failure(ErrorCode::Cancelled)); }

    [[nodiscard]] QFuture<Result<Receipt>> future() { return m_promise.future(); }

private:
    struct Sound {
        QByteArray digest;
        QByteArray audio;
        bool isPrompt = false;
    };

    void tell(qint64 ofThis)
    {
        m_patience.start();
        Q_EMIT m_backend.uploaded(m_campaign.id, m_sent + ofThis, m_size);
    }

    void sendNext()
    {
        if (m_left.isEmpty()) {
            m_patience.stop(); // this question has a deadline of its own
            m_ask(m_campaign).then(this, [this](const Result<Receipt> &receipt) { finish(receipt); });
            return;
        }
        const Sound &sound = m_left.front();
        if (sound.audio.isEmpty()) // nothing to send: the dialer says what it thinks of it
            return sent();
        m_library.upload(sound.digest, sound.audio).then(this, [this](const Result<void> &there) {
            if (!there && !leaveOut(there.error()))
                return finish(std::unexpected(there.error()));
            sent();
        });
    }

    /// A prompt that the dialer will not have stops no alert: the campaign goes without it, and the receipt shows so.
    bool leaveOut(const Error &why)
    {
        if (why.code != ErrorCode::DialerRefused || !m_left.front().isPrompt)
            return false;
        for (Track &track : m_campaign.tracks)
            track.prompts.removeIf([&](const Prompt &prompt) { return prompt.digest == m_left.front().digest; });
        return true;
    }

    void sent()
    {
        m_sent += m_left.takeFirst().audio.size();
        tell(0);
        sendNext();
    }

    void finish(Result<Receipt> result)
    {
        if (std::exchange(m_done, true))
            return;
        m_patience.stop();
        deleteLater();
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    GrpcDialingBackend &m_backend;
    Library &m_library;
    PreparedCampaign m_campaign;
    Ask m_ask;
    QList<Sound> m_left;
    qint64 m_sent = 0;
    qint64 m_size = 0;
    QPromise<Result<Receipt>> m_promise;
    QTimer m_patience;
    bool m_done = false;
};

} // namespace

struct GrpcDialingBackend::Private {
    explicit Private(DialerPatience patience)
        : link(patience)
        , library(link)
    {
    }

    DialerLink link;
    QObject calls; // its children are the questions under way; destroyed before the link
    GrpcLibrary library;
    QObject preparations; // its children are the campaigns on their way; destroyed before what they use

    /// `ask` makes the operation on the client it is given.
    template <class Value, class Message, class Ask>
    QFuture<Result<Value>> call(Ask ask, std::chrono::milliseconds deadline)
    {
        return askDialer<Value>(
            link, calls, deadline,
            [&](DialerChannel &channel, const QGrpcCallOptions &options) { return ask(channel.client, options); },
            decoded<Value, Message>);
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

Library &GrpcDialingBackend::library()
{
    return d->library;
}

QFuture<Result<DialerStatus>> GrpcDialingBackend::status()
{
    return d->call<DialerStatus, pb::Dialer>(
        [](auto &client, const auto &options) { return client.GetDialer({}, options); }, d->link.patience().deadline);
}

QFuture<Result<Receipt>> GrpcDialingBackend::prepare(const PreparedCampaign &campaign)
{
    auto *preparation = new Preparation(
        *this, d->library, campaign, d->link.patience().prepareDeadline,
        [this](const PreparedCampaign &sent) {
            return d->call<Receipt, pb::Receipt>(
                [&sent](auto &client, const auto &options) {
                    pb::PrepareCampaignRequest header;
                    header.setHeader(wire::headerOf(sent));
                    auto stream = client.PrepareCampaign(header, options);
                    if (stream)
                        new Upload(*stream, sent);
                    return stream;
                },
                d->link.patience().prepareDeadline);
        },
        &d->preparations);
    return preparation->future();
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
    using Page = pb::ListCampaignsResponse;
    return PagedList<CampaignInfo, Page>::fetch(
        d->link, d->calls,
        [](DialerChannel &channel, const QString &token, const QGrpcCallOptions &options) {
            pb::ListCampaignsRequest request;
            request.setPageSize(100);
            request.setPageToken(token);
            return channel.client.ListCampaigns(request, options);
        },
        [](const Page &page, QList<CampaignInfo> &campaigns) {
            for (const pb::Campaign &campaign : page.campaigns())
                campaigns.append(wire::fromWire(campaign));
        });
}

QFuture<Result<QList<OptOut>>> GrpcDialingBackend::optOuts()
{
    using Page = pb::ListOptOutsResponse;
    return PagedList<OptOut, Page>::fetch(
        d->link, d->calls,
        [](DialerChannel &channel, const QString &token, const QGrpcCallOptions &options) {
            pb::ListOptOutsRequest request;
            request.setPageSize(5000);
            request.setPageToken(token);
            return channel.client.ListOptOuts(request, options);
        },
        [](const Page &page, QList<OptOut> &optOuts) {
            for (const pb::OptOut &optOut : page.optOuts())
                optOuts.append(wire::fromWire(optOut));
        });
}

QFuture<Result<OptOut>> GrpcDialingBackend::withdrawOptOut(const QString &number, const QString &reason)
{
    pb::RemoveOptOutRequest request;
    request.setNumber(number);
    request.setReason(reason);
    return d->call<OptOut, pb::OptOut>(
        [&](auto &client, const auto &options) { return client.RemoveOptOut(request, options); },
        d->link.patience().deadline);
}

std::unique_ptr<CampaignWatch> GrpcDialingBackend::watch(const CampaignId &id, qint64 afterSeq)
{
    return std::make_unique<GrpcCampaignWatch>(d->link, id, afterSeq);
}

} // namespace campanile
