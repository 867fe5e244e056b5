// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerprocess.h"

#include "digest.h"
#include "sampledata.h"

#include <grpcpp/create_channel.h>

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

namespace campanile::dialer {

using namespace Qt::StringLiterals;

DialerProcess::DialerProcess(QStringList more)
    : arguments(std::move(more))
{
    process.setProcessChannelMode(QProcess::SeparateChannels);
}

DialerProcess::~DialerProcess()
{
    kill();
}

bool DialerProcess::start()
{
    const auto portFile = m_folder.filePath(u"port"_s);
    const auto tokenFile = m_folder.filePath(u"token"_s);
    QFile::remove(portFile);
    process.setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    process.start(QStringLiteral(CAMPANILE_BIN_DIR "/campaniled"),
        QStringList{u"--listen"_s, u"127.0.0.1:0"_s, u"--port-file"_s, portFile, u"--ledger"_s, ledgerPath(),
            u"--token-file"_s, tokenFile, u"--exit-with-parent"_s}
            + arguments);
    const QDeadlineTimer deadline(20000);
    while (!QFile::exists(portFile)) {
        if (deadline.hasExpired() || process.state() == QProcess::NotRunning || process.waitForFinished(5))
            return false;
    }
    QFile port(portFile);
    QFile token(tokenFile);
    if (!port.open(QIODevice::ReadOnly) || !token.open(QIODevice::ReadOnly))
        return false;
    m_address = port.readAll().trimmed().toStdString();
    m_token = token.readAll().trimmed().toStdString();
    grpc::ChannelArguments options;
    options.SetMaxReceiveMessageSize(-1);
    options.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    m_channel = grpc::CreateCustomChannel(m_address, grpc::InsecureChannelCredentials(), options);
    m_stub = v1::DialingService::NewStub(m_channel);
    m_library = v1::LibraryService::NewStub(m_channel);
    return true;
}

void DialerProcess::kill()
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.kill();
    process.waitForFinished(20000);
}

bool DialerProcess::terminate()
{
    process.terminate();
    return process.waitForFinished(20000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QByteArray DialerProcess::log() const
{
    QFile file(m_folder.filePath(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<grpc::ClientContext> contextFor(const std::string &token, int seconds)
{
    auto context = std::make_unique<grpc::ClientContext>();
    if (!token.empty())
        context->AddMetadata("authorization", "Bearer " + token);
    context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(seconds));
    return context;
}

grpc::Status uploadBlob(v1::LibraryService::Stub &library, const std::string &token, const std::string &bytes,
    std::size_t offset, v1::Blob *blob, std::size_t end, std::size_t *sent)
{
    constexpr std::size_t chunk = 32 * 1024;
    const auto context = contextFor(token, 120);
    const auto writer = library.UploadBlob(context.get(), blob);
    v1::UploadBlobRequest message;
    message.mutable_header()->set_sha256(sha256(bytes));
    message.mutable_header()->set_size(static_cast<std::int64_t>(bytes.size()));
    message.mutable_header()->set_offset(static_cast<std::int64_t>(offset));
    bool going = writer->Write(message);
    end = std::min(end, bytes.size());
    for (auto at = offset; going && at < end; at += chunk) {
        message.set_chunk(bytes.substr(at, std::min(chunk, end - at)));
        going = writer->Write(message);
        if (sent && going)
            *sent += message.chunk().size();
    }
    if (going)
        writer->WritesDone();
    return writer->Finish();
}

grpc::Status getBlob(
    v1::LibraryService::Stub &library, const std::string &token, const std::string &sha256, v1::Blob *blob)
{
    v1::GetBlobRequest request;
    request.set_sha256(sha256);
    return library.GetBlob(contextFor(token).get(), request, blob);
}

Campaign Campaign::ofSize(std::string id, int count)
{
    Campaign campaign;
    campaign.id = std::move(id);
    campaign.area = sample::area();
    campaign.recipients = sample::recipients(count);
    campaign.policy = sample::emergency();
    campaign.policy.horizon = std::chrono::hours(24 * 6); // on a busy machine accelerated hours are short
    campaign.voices = {{"it", sample::wav(20000, 8000)}};
    return campaign;
}

v1::PrepareHeader Campaign::header() const
{
    v1::PrepareHeader header;
    header.set_campaign_id(id);
    header.set_title(title);
    header.set_mode(mode);
    for (const auto &piece : area) {
        auto &to = *header.mutable_area()->add_pieces();
        to.set_name(piece.name);
        to.set_kind(static_cast<v1::AreaPiece::Kind>(piece.kind));
        to.set_exclude(piece.exclude);
        for (const auto &ring : piece.rings)
            to.add_rings()->mutable_lat_lon_e7()->Add(ring.latLonE7.begin(), ring.latLonE7.end());
    }
    auto &to = *header.mutable_policy();
    to.set_max_attempts(policy.maxAttempts);
    to.set_horizon_seconds(policy.horizon.count());
    for (const auto &[outcome, delay] : policy.retryDelay)
        (*to.mutable_retry_delay_seconds())[static_cast<int>(outcome)] = delay.count();
    to.set_redial_uncertain(policy.redialUncertain);
    to.set_ring_timeout_seconds(policy.ringTimeout.count());
    to.set_machine(static_cast<v1::MachinePolicy>(policy.machine));
    to.set_finish_sentence(policy.finishSentence);
    header.set_recipient_count(static_cast<int>(recipients.size()));
    header.set_area_digest(sha256(canonicalText(area)));
    Sha256 audience;
    for (const auto &recipient : recipients)
        addRecipient(audience, recipient);
    header.set_audience_digest(audience.finish());
    const auto fill = [](v1::Track &track, const Voice &voice) {
        track.set_language(voice.language);
        track.set_sha256(sha256(voice.wav));
        for (const auto &[kind, wav] : voice.prompts) {
            auto &prompt = *track.add_prompts();
            prompt.set_kind(static_cast<v1::Prompt::Kind>(kind));
            prompt.set_sha256(sha256(wav));
        }
    };
    for (const auto &voice : voices)
        fill(*header.add_tracks(), voice);
    if (menu) {
        fill(*header.mutable_menu(), *menu);
        header.set_menu_timeout_seconds(5);
    }
    return header;
}

grpc::Status prepare(DialerProcess &dialer, const std::string &token, const Campaign &campaign, v1::Receipt *receipt)
{
    return prepare(dialer, token, campaign, campaign.header(), receipt);
}

grpc::Status prepare(DialerProcess &dialer, const std::string &token, const Campaign &campaign,
    const v1::PrepareHeader &header, v1::Receipt *receipt)
{
    auto voices = campaign.voices;
    if (campaign.menu)
        voices.push_back(*campaign.menu);
    std::vector<std::string> files;
    for (const auto &voice : voices) {
        files.push_back(voice.wav);
        for (const auto &[kind, wav] : voice.prompts)
            files.push_back(wav);
    }
    for (const auto &wav : files) {
        v1::Blob blob;
        if (getBlob(dialer.library(), dialer.token(), sha256(wav), &blob).ok() && blob.received() == blob.size())
            continue;
        const auto uploaded =
            uploadBlob(dialer.library(), dialer.token(), wav, static_cast<std::size_t>(blob.received()), &blob);
        if (!uploaded.ok() && !wav.empty())
            return uploaded;
    }
    const auto context = contextFor(token, 120);
    const auto writer = dialer.stub().PrepareCampaign(context.get(), receipt);
    v1::PrepareCampaignRequest message;
    *message.mutable_header() = header;
    bool going = writer->Write(message);
    for (std::size_t from = 0; going && from < campaign.recipients.size(); from += 5000) {
        auto &chunk = *message.mutable_recipients();
        chunk.clear_recipients();
        for (std::size_t i = from; i < std::min(from + 5000, campaign.recipients.size()); ++i) {
            auto &to = *chunk.add_recipients();
            to.set_id(campaign.recipients[i].id);
            to.set_number(campaign.recipients[i].number);
            to.set_sample(campaign.recipients[i].sample);
            to.set_track(campaign.recipients[i].track);
        }
        going = writer->Write(message);
    }
    if (going)
        writer->WritesDone();
    return writer->Finish();
}

grpc::Status launch(v1::DialingService::Stub &stub, const std::string &token, const v1::Receipt &receipt,
    v1::Campaign *campaign, int canary)
{
    const auto context = contextFor(token);
    v1::LaunchCampaignRequest request;
    request.set_campaign_id(receipt.campaign_id());
    request.set_receipt_digest(receipt.digest());
    request.set_canary(canary);
    return stub.LaunchCampaign(context.get(), request, campaign);
}

} // namespace campanile::dialer
