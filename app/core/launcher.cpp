// SPDX-License-Identifier: GPL-3.0-or-later
#include "launcher.h"

#include <QFile>
#include <QTimer>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> readAudio(const QString &path)
{
    constexpr qint64 largest = 64 * 1024 * 1024; // ten minutes at 48 kHz: nobody listens that long to a telephone
    QFile audio(path);
    if (!audio.open(QFile::ReadOnly))
        return failure(ErrorCode::AudioUnreadable, {path});
    if (audio.size() > largest)
        return failure(ErrorCode::FileTooLarge, {path});
    const QByteArray bytes = audio.readAll();
    if (audio.error() != QFile::NoError || bytes.isEmpty())
        return failure(ErrorCode::AudioUnreadable, {path});
    return bytes;
}

/// What is said beside the track. Without it the message still goes out: a prompt that cannot be read stops no alert.
QList<Prompt> promptsFor(const CampaignDraft &draft, const QString &language)
{
    QList<Prompt> prompts;
    for (const PromptAudio &spoken : draft.promptAudio()) {
        if (spoken.language != language)
            continue;
        for (const PromptAudio::File &file : spoken.files) {
            if (const Result<QByteArray> audio = readAudio(file.path))
                prompts.append(Prompt::of(file.kind, *audio, file.length));
        }
    }
    return prompts;
}

} // namespace

Result<PreparedCampaign> freeze(const CampaignDraft &draft, const AudienceIndex &index)
{
    if (draft.area().isEmpty())
        return failure(ErrorCode::AreaEmpty);
    PreparedCampaign campaign;
    campaign.id = CampaignId::create();
    campaign.title = draft.title();
    campaign.mode = draft.mode();
    campaign.area = draft.area().shown();
    campaign.policy = draft.policy();
    campaign.callerId = draft.callSettings().callerId;

    const QList<int> selected = index.select(draft.area(), draft.filter());
    if (selected.isEmpty())
        return failure(ErrorCode::AreaHasNoPhones);
    if (!draft.message() || !draft.message()->hasAudio())
        return failure(ErrorCode::AudioEmpty);
    const QStringList heard = heardLanguages(*draft.message()).first(
        std::min<qsizetype>(mostTracks, heardLanguages(*draft.message()).size()));
    campaign.recipients.reserve(selected.size());
    QHash<QString, int> tracks; // by the languages as they are written
    for (const int row : selected) {
        const Contact &contact = index.contacts().at(row);
        auto track = tracks.constFind(contact.languages);
        if (track == tracks.cend())
            track = tracks.insert(contact.languages, trackFor(contact.languages, heard));
        campaign.recipients.append({contact.id, contact.number.e164(), contact.sample, *track});
    }

    for (const QString &language : heard) {
        const MessageVersion &version = *draft.message()->version(language);
        const Result<QByteArray> audio = readAudio(version.audioPath);
        if (!audio)
            return std::unexpected(audio.error());
        Track track = Track::of(language, *audio, version.length);
        track.prompts = promptsFor(draft, language);
        campaign.tracks.append(std::move(track));
    }
    if (!draft.needsMenu())
        return campaign;
    if (!draft.menuAudio() || draft.menuAudio()->languages != heard)
        return failure(ErrorCode::MenuNotReady);
    const Result<QByteArray> audio = readAudio(draft.menuAudio()->path);
    if (!audio)
        return std::unexpected(audio.error());
    campaign.menu = Track::of({}, *audio, draft.menuAudio()->length);
    return campaign;
}

struct Launcher::Private {
    Private(DialingBackend &dialer, Patience p)
        : backend(dialer)
        , patience(p)
    {
    }

    DialingBackend &backend;
    Patience patience;
    State state = State::Idle;
    std::optional<Error> error;
    std::optional<PreparedCampaign> sent;
    std::optional<Receipt> receipt;
    std::optional<CampaignInfo> campaign;
    int canary = 0;
    int prepares = 0;
    int repetitions = 0;
    std::chrono::steady_clock::time_point launchedAt;
    QTimer again;
    Launcher *q = nullptr;

    void go(State next)
    {
        state = next;
        Q_EMIT q->stateChanged(next);
    }

    void fail(Error why)
    {
        error = std::move(why);
        go(State::Failed);
    }

    void later(void (Private::*step)())
    {
        again.disconnect();
        QObject::connect(&again, &QTimer::timeout, q, [this, step] { (this->*step)(); });
        again.start(patience.pause);
    }

    /// The question may have arrived or not: it may be asked again.
    static bool answerLost(const Error &why)
    {
        return why.code == ErrorCode::DialerTimeout || why.code == ErrorCode::DialerUnreachable
            || why.code == ErrorCode::Cancelled;
    }

    void sendPrepare()
    {
        ++prepares;
        backend.prepare(*sent).then(q, [this, id = sent->id](const Result<Receipt> &answer) {
            if (state != State::Preparing || !sent || sent->id != id)
                return;
            if (!answer) {
                if (answerLost(answer.error()) && prepares < patience.prepareAttempts)
                    later(&Private::sendPrepare);
                else
                    fail(answer.error());
                return;
            }
            receipt = *answer;
            if (const auto same = verify(*receipt, *sent); !same)
                fail(same.error());
            else if (receipt->accepted == 0)
                fail({ErrorCode::AreaHasNoPhones, {}}); // every number was refused
            else
                go(State::Ready);
        });
    }

    void sendLaunch()
    {
        backend.launch(sent->id, receipt->digest, canary).then(q, [this](const Result<CampaignInfo> &answer) {
            if (state != State::Launching)
                return;
            if (answer)
                return succeed(*answer);
            if (!answerLost(answer.error()))
                return fail(answer.error());
            if (std::chrono::steady_clock::now() - launchedAt < patience.insistence) {
                ++repetitions;
                later(&Private::sendLaunch);
            } else {
                go(State::Unknown);
                later(&Private::ask);
            }
        });
    }

    void ask()
    {
        backend.campaign(sent->id).then(q, [this](const Result<CampaignInfo> &answer) {
            if (state != State::Unknown)
                return;
            if (!answer) {
                if (answerLost(answer.error()))
                    later(&Private::ask);
                else
                    fail(answer.error());
            } else if (answer->state == CampaignState::Prepared) {
                go(State::Ready); // it had not begun: to begin now is the user's decision
            } else {
                succeed(*answer);
            }
        });
    }

    void succeed(const CampaignInfo &info)
    {
        campaign = info;
        go(State::Launched);
        Q_EMIT q->launched(info);
    }
};

Launcher::Launcher(DialingBackend &backend, QObject *parent)
    : Launcher(backend, Patience(), parent)
{
}

Launcher::Launcher(DialingBackend &backend, Patience patience, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(backend, patience))
{
    d->q = this;
    d->again.setSingleShot(true);
}

Launcher::~Launcher() = default;

Launcher::State Launcher::state() const
{
    return d->state;
}

const std::optional<Error> &Launcher::error() const
{
    return d->error;
}

const std::optional<PreparedCampaign> &Launcher::sent() const
{
    return d->sent;
}

const std::optional<Receipt> &Launcher::receipt() const
{
    return d->receipt;
}

const std::optional<CampaignInfo> &Launcher::campaign() const
{
    return d->campaign;
}

int Launcher::repetitions() const
{
    return d->repetitions;
}

void Launcher::prepare(const CampaignDraft &draft, const AudienceIndex &index)
{
    if (d->state == State::Preparing || d->state == State::Launching || d->state == State::Unknown)
        return;
    auto frozen = freeze(draft, index);
    if (frozen) {
        prepare(std::move(*frozen));
        return;
    }
    d->sent.reset();
    d->receipt.reset();
    d->campaign.reset();
    d->fail(frozen.error());
}

void Launcher::prepare(PreparedCampaign campaign)
{
    if (d->state == State::Preparing || d->state == State::Launching || d->state == State::Unknown)
        return;
    d->error.reset();
    d->receipt.reset();
    d->campaign.reset();
    d->sent = std::move(campaign);
    d->prepares = 0;
    d->repetitions = 0;
    d->go(State::Preparing);
    d->sendPrepare();
}

void Launcher::take(PreparedCampaign campaign, const Receipt &receipt)
{
    if (d->state == State::Preparing || d->state == State::Launching || d->state == State::Unknown)
        return;
    d->error.reset();
    d->campaign.reset();
    d->repetitions = 0;
    d->receipt = receipt;
    d->sent = std::move(campaign);
    if (const auto same = verify(*d->receipt, *d->sent); !same)
        d->fail(same.error());
    else
        d->go(State::Ready);
}

void Launcher::launch(int canary)
{
    if (d->state != State::Ready)
        return;
    d->canary = canary;
    d->repetitions = 0;
    d->launchedAt = std::chrono::steady_clock::now();
    d->go(State::Launching);
    d->sendLaunch();
}

void Launcher::discard()
{
    if (d->state == State::Launching || d->state == State::Unknown)
        return;
    d->again.stop();
    d->error.reset();
    d->receipt.reset();
    d->sent.reset();
    d->campaign.reset();
    d->go(State::Idle);
}

} // namespace campanile
