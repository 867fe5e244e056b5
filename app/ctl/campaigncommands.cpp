// SPDX-License-Identifier: GPL-3.0-or-later
#include "areaoptions.h"
#include "dialeroptions.h"
#include "filteroptions.h"
#include "session.h"

#include "audience.h"
#include "campaigndraft.h"
#include "campaignreport.h"
#include "contactstore.h"
#include "espeaksynthesiser.h"
#include "grpcdialingbackend.h"
#include "launcher.h"
#include "menumaker.h"
#include "placewords.h"
#include "progress.h"
#include "recipientmodel.h"
#include "soundworkshop.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTextStream>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

using Finish = std::function<void(int)>;

QJsonObject toJson(const CampaignInfo &campaign)
{
    const auto time = [](const QDateTime &when) {
        return when.isValid() ? QJsonValue(when.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
    };
    return {{u"campaign"_s, campaign.id.text()}, {u"title"_s, campaign.title}, {u"mode"_s, modeKey(campaign.mode)},
        {u"state"_s, stateKey(campaign.state)}, {u"recipients"_s, campaign.recipients},
        {u"prepared"_s, time(campaign.prepared)}, {u"launched"_s, time(campaign.launched)},
        {u"ended"_s, time(campaign.ended)}, {u"last_seq"_s, campaign.lastSeq}, {u"canary"_s, campaign.canary}};
}

QString lineOf(const CampaignInfo &campaign)
{
    return u"%1  %2  %3  %4 phones  %5"_s.arg(campaign.id.text(), modeKey(campaign.mode), stateKey(campaign.state))
        .arg(campaign.recipients)
        .arg(campaign.title);
}

QString reasonKey(RefusedNumber::Reason reason)
{
    switch (reason) {
    case RefusedNumber::Reason::NotANumber: return u"not_a_number"_s;
    case RefusedNumber::Reason::Premium: return u"premium"_s;
    case RefusedNumber::Reason::Foreign: return u"foreign"_s;
    case RefusedNumber::Reason::EmergencyOrShort: return u"short_or_emergency"_s;
    case RefusedNumber::Reason::SampleOnRealTrunk: return u"sample_on_real_trunk"_s;
    case RefusedNumber::Reason::Duplicate: return u"duplicate"_s;
    case RefusedNumber::Reason::OptedOut: return u"opted_out"_s;
    case RefusedNumber::Reason::Unknown: break;
    }
    return u"unknown"_s;
}

QJsonObject toJson(const Receipt &receipt)
{
    QJsonArray refused;
    for (const RefusedNumber &number : receipt.refused)
        refused.append(QJsonObject{
            {u"id"_s, number.id.text()}, {u"number"_s, number.number}, {u"reason"_s, reasonKey(number.reason)}});
    const auto hex = [](const QByteArray &digest) { return QString::fromLatin1(digest.toHex()); };
    QJsonArray tracks;
    for (const Track &track : receipt.tracks)
        tracks.append(QJsonObject{{u"language"_s, track.language}, {u"digest"_s, hex(track.digest)},
            {u"seconds"_s, static_cast<double>(track.length.count()) / 1000}, {u"recipients"_s, track.recipients}});
    return {{u"tracks"_s, tracks}, {u"menu"_s, receipt.menu ? QJsonValue(hex(receipt.menu->digest)) : QJsonValue()},
        {u"campaign"_s, receipt.id.text()}, {u"number"_s, receipt.number}, {u"title"_s, receipt.title},
        {u"mode"_s, modeKey(receipt.mode)}, {u"accepted"_s, receipt.accepted}, {u"landlines"_s, receipt.landlines},
        {u"mobiles"_s, receipt.mobiles}, {u"refused"_s, refused}, {u"caller_id"_s, receipt.callerId},
        {u"audio_seconds"_s, static_cast<double>(receipt.audioLength.count()) / 1000},
        {u"eta_seconds"_s, static_cast<qint64>(receipt.eta.count())}, {u"channels"_s, receipt.channels},
        {u"calls_per_second"_s, receipt.callsPerSecond}, {u"area_digest"_s, hex(receipt.areaDigest)},
        {u"audience_digest"_s, hex(receipt.audienceDigest)}, {u"audio_digest"_s, hex(receipt.audioDigest)},
        {u"expires"_s, receipt.expires.toUTC().toString(Qt::ISODateWithMs)}, {u"digest"_s, hex(receipt.digest)}};
}

/// A backend for the time of one command; it ends with the program.
GrpcDialingBackend *backendOf(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    if (!namesDialer(parser)) {
        finish(session.usage(u"say which dialer: --dialer HOST:PORT, or the variable CAMPANILE_DIALER"_s));
        return nullptr;
    }
    const auto endpoint = endpointOf(parser);
    if (!endpoint) {
        finish(session.fail(endpoint.error()));
        return nullptr;
    }
    auto *backend = new GrpcDialingBackend({}, qApp);
    backend->setEndpoint(*endpoint);
    return backend;
}

CampaignId idOf(const QCommandLineParser &parser)
{
    return CampaignId(parser.positionalArguments().constFirst());
}

// ---- prepare ---------------------------------------------------------------------------------------------------

void addPrepareOptions(QCommandLineParser &parser)
{
    addDialerOptions(parser);
    addAreaOptions(parser);
    addFilterOptions(parser);
    parser.addOption({u"message"_s,
        u"the recorded message (Italian); LANG=FILE.wav for another language, as often as there are; the first is the "
        "main one"_s,
        u"[LANG=]FILE.wav"_s});
    parser.addOption(
        {u"menu"_s, u"each call begins with a spoken choice of the languages, instead of each phone's own"_s});
    parser.addOption({u"text"_s, u"or a text, spoken in Italian"_s, u"TEXT"_s});
    parser.addOption({u"title"_s, u"name of the alert (default: the area's)"_s, u"TITLE"_s});
    parser.addOption({u"drill"_s, u"an exercise: no real telephone rings"_s});
    parser.addOption({u"live"_s, u"real calls; --drill or --live must be given"_s});
    parser.addOption({u"service"_s, u"service policy instead of emergency: fewer rounds, longer pauses"_s});
}

void sendPrepared(Session &session, GrpcDialingBackend *backend, const CampaignDraft &draft, const AudienceIndex &index,
    const Finish &finish)
{
    auto *launcher = new Launcher(*backend, qApp);
    QObject::connect(launcher, &Launcher::stateChanged, launcher, [&session, launcher, finish](Launcher::State state) {
        if (state == Launcher::State::Failed)
            return finish(session.fail(*launcher->error()));
        if (state != Launcher::State::Ready)
            return;
        const Receipt &receipt = *launcher->receipt();
        session.answer(toJson(receipt),
            u"campaign %1 (%2), %3\n%4 phones will be called (%5 landlines, %6 mobiles), %7 refused\n"
            "expected length %8 s\nreceipt %9\n"_s
                .arg(receipt.id.text(), receipt.number, receipt.mode == Mode::Live ? u"LIVE"_s : u"DRILL"_s)
                .arg(receipt.accepted)
                .arg(receipt.landlines)
                .arg(receipt.mobiles)
                .arg(receipt.refused.size())
                .arg(receipt.eta.count())
                .arg(QString::fromLatin1(receipt.digest.toHex())));
        finish(Ok);
    });
    launcher->prepare(draft, index);
}

/// "FILE.wav" or "de=FILE.wav".
Result<MessageVersion> recordingOf(const QString &given)
{
    static const QRegularExpression form(u"^([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)=(.+)$"_s);
    const QRegularExpressionMatch match = form.match(given);
    const bool named = match.hasMatch() && !QFileInfo::exists(given);
    const QString path = named ? match.captured(2) : given;
    if (!QFileInfo::exists(path))
        return failure(ErrorCode::FileNotFound, {path});
    MessageVersion version;
    version.language = named ? match.captured(1) : u"it"_s;
    version.audioPath = QFileInfo(path).absoluteFilePath();
    version.length = std::chrono::milliseconds(1); // the dialer measures it; the receipt says it
    return version;
}

void speakMenu(Session &session, GrpcDialingBackend *backend, const std::shared_ptr<CampaignDraft> &draft,
    const std::shared_ptr<const AudienceIndex> &index, const Finish &finish)
{
    auto folder = std::make_shared<QTemporaryDir>();
    if (!folder->isValid())
        return finish(session.fail({ErrorCode::FileUnwritable, {folder->path(), folder->errorString()}}));
    auto *voice = new EspeakSynthesiser(qApp); // all three outlive their own answer
    auto *workshop = new SoundWorkshop(qApp);
    auto *menus = new MenuMaker(*voice, *workshop, folder->path(), qApp);
    draft->setLanguageChoice(LanguageChoice::Menu);
    menus->make(heardLanguages(*draft->message()))
        .then(backend, [&session, backend, draft, index, finish, folder](const Result<MenuAudio> &menu) {
            if (!menu)
                return finish(session.fail(menu.error()));
            draft->setMenuAudio(*menu);
            sendPrepared(session, backend, *draft, *index, finish);
        });
}

void prepare(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    if (parser.isSet(u"drill"_s) == parser.isSet(u"live"_s))
        return finish(session.usage(u"say --drill or --live: there is no default"_s));
    if (!hasArea(parser))
        return finish(session.usage(u"say where: --area, --street, --quarter, --circle, --rectangle or --town"_s));
    const auto filter = filterOf(parser);
    if (!filter)
        return finish(session.usage(filter.error()));
    if (parser.isSet(u"message"_s) == parser.isSet(u"text"_s))
        return finish(session.usage(u"say what: --message FILE.wav or --text TEXT"_s));
    QList<MessageVersion> recordings;
    for (const QString &given : parser.values(u"message"_s)) {
        const Result<MessageVersion> recording = recordingOf(given);
        if (!recording)
            return finish(session.fail(recording.error()));
        if (std::ranges::find(recordings, recording->language, &MessageVersion::language) != recordings.end())
            return finish(session.usage(u"--message: there are two for %1"_s.arg(recording->language)));
        recordings.append(*recording);
    }
    if (recordings.size() > mostTracks)
        return finish(session.usage(u"--message: at most %1 languages"_s.arg(mostTracks)));
    if (parser.isSet(u"menu"_s) && recordings.size() < 2)
        return finish(session.usage(u"--menu: there is nothing to choose from"_s));
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    const Result<Area> area = areaOf(session, parser);
    if (!area)
        return finish(session.fail(area.error()));
    const auto store = session.contacts();
    if (!store)
        return finish(session.fail(store.error()));
    const auto index = (*store)->index().result();
    if (!index)
        return finish(session.fail(index.error()));

    auto draft = std::make_shared<CampaignDraft>();
    draft->setMode(parser.isSet(u"live"_s) ? Mode::Live : Mode::Drill);
    draft->setEmergency(!parser.isSet(u"service"_s));
    for (const AreaPiece &piece : area->pieces)
        draft->addPiece(piece);
    draft->setFilter(*filter);
    Message message = Message::blank(
        parser.isSet(u"title"_s) ? parser.value(u"title"_s) : placeTitle(*area), u"it"_s, QDateTime::currentDateTime());
    if (!recordings.isEmpty()) {
        message.versions = recordings;
        draft->setMessage(message);
        if (!parser.isSet(u"menu"_s))
            return sendPrepared(session, backend, *draft, **index, finish);
        return speakMenu(session, backend, draft, *index, finish);
    }
    MessageVersion &version = message.versions.first();
    auto *voice = new EspeakSynthesiser(qApp); // outlives its own answer
    const auto voices = voice->voices();
    const auto italian =
        std::ranges::find_if(voices, [](const Voice &each) { return each.language.startsWith("it"_L1); });
    if (italian == voices.end())
        return finish(session.fail({ErrorCode::VoiceMissing, {u"espeak-ng"_s, u"it"_s}}));
    auto *spoken = new QTemporaryFile(qApp);
    if (!spoken->open())
        return finish(session.fail({ErrorCode::FileUnwritable, {spoken->fileName(), spoken->errorString()}}));
    version.text = parser.value(u"text"_s);
    version.audioPath = spoken->fileName();
    voice->synthesise({.text = version.text, .voice = *italian}, version.audioPath)
        .then(
            backend, [&session, backend, draft, index = *index, message, finish](const Result<Speech> &speech) mutable {
                if (!speech)
                    return finish(session.fail(speech.error()));
                message.versions.first().length = speech->length;
                draft->setMessage(message);
                sendPrepared(session, backend, *draft, *index, finish);
            });
}

// ---- launch, resume, stop, list --------------------------------------------------------------------------------

void addLaunchOptions(QCommandLineParser &parser)
{
    addDialerOptions(parser);
    parser.addPositionalArgument(u"CAMPAIGN_ID"_s, u"from prepare"_s);
    parser.addOption({u"digest"_s, u"the receipt's, from prepare: what was approved is what is called"_s, u"HEX"_s});
    parser.addOption({u"canary"_s, u"call only so many first, then wait for resume"_s, u"N"_s, u"0"_s});
}

void answerCampaign(
    Session &session, GrpcDialingBackend *backend, QFuture<Result<CampaignInfo>> answer, const Finish &finish)
{
    answer.then(backend, [&session, finish](const Result<CampaignInfo> &campaign) {
        if (!campaign)
            return finish(session.fail(campaign.error()));
        session.answer(toJson(*campaign), lineOf(*campaign));
        finish(Ok);
    });
}

void launch(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const CampaignId id = idOf(parser);
    bool number = false;
    const int canary = parser.value(u"canary"_s).toInt(&number);
    const QByteArray digest = QByteArray::fromHex(parser.value(u"digest"_s).toLatin1());
    if (digest.isEmpty() || !number || canary < 0)
        return finish(session.usage(u"launch needs --digest HEX, and --canary a count"_s));
    if (GrpcDialingBackend *backend = backendOf(session, parser, finish))
        answerCampaign(session, backend, backend->launch(id, digest, canary), finish);
}

void addIdOptions(QCommandLineParser &parser)
{
    addDialerOptions(parser);
    parser.addPositionalArgument(u"CAMPAIGN_ID"_s, u"from prepare or list"_s);
}

void resume(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const CampaignId id = idOf(parser);
    if (GrpcDialingBackend *backend = backendOf(session, parser, finish))
        answerCampaign(session, backend, backend->resume(id), finish);
}

void addStopOptions(QCommandLineParser &parser)
{
    addIdOptions(parser);
    parser.addOption({u"reason"_s, u"goes into the ledger"_s, u"WORDS"_s, u"campanilectl"_s});
}

void stop(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const CampaignId id = idOf(parser);
    if (GrpcDialingBackend *backend = backendOf(session, parser, finish))
        answerCampaign(session, backend, backend->stop(id, parser.value(u"reason"_s)), finish);
}

void list(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    backend->campaigns().then(backend, [&session, finish](const Result<QList<CampaignInfo>> &all) {
        if (!all)
            return finish(session.fail(all.error()));
        QJsonArray campaigns;
        QString text;
        for (const CampaignInfo &campaign : *all) {
            campaigns.append(toJson(campaign));
            text += lineOf(campaign) + u'\n';
        }
        session.answer({{u"campaigns"_s, campaigns}}, text);
        finish(Ok);
    });
}

// ---- watch, report ---------------------------------------------------------------------------------------------

/// Follows a campaign; the fold and the gaps for both commands.
struct Following : QObject {
    using QObject::QObject;
    std::unique_ptr<CampaignWatch> watch;
    CampaignProgress progress;
    qint64 gaps = 0;
    bool loaded = false;
    bool done = false;
    std::function<void()> changed;
};

void printState(const Session &session, const Following &now)
{
    QTextStream out(stdout);
    const ProgressTotals &totals = now.progress.totals();
    const CampaignInfo &campaign = now.progress.campaign();
    if (session.json()) {
        const QJsonObject line{{u"seq"_s, now.progress.throughSeq()}, {u"state"_s, stateKey(campaign.state)},
            {u"recipients"_s, totals.recipients}, {u"reached"_s, totals.reached}, {u"active"_s, totals.active},
            {u"queued"_s, totals.queued}, {u"waiting"_s, totals.waiting}, {u"event_gaps"_s, now.gaps}};
        out << QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) << '\n';
    } else {
        out << u"%1: %2 of %3 reached, %4 in call, %5 queued, %6 to be called again\n"_s.arg(stateKey(campaign.state))
                   .arg(totals.reached)
                   .arg(totals.recipients)
                   .arg(totals.active)
                   .arg(totals.queued)
                   .arg(totals.waiting);
    }
}

Following *follow(GrpcDialingBackend *backend, const CampaignId &id)
{
    auto *now = new Following(qApp);
    now->watch = backend->watch(id);
    CampaignWatch *watch = now->watch.get();
    QObject::connect(watch, &CampaignWatch::snapshotReceived, watch, [now](const Snapshot &snapshot) {
        now->progress = CampaignProgress(snapshot);
        now->loaded = true;
        now->changed();
    });
    QObject::connect(watch, &CampaignWatch::eventsReceived, watch, [now](const QList<Event> &events) {
        for (const Event &event : events)
            now->gaps += now->progress.apply(event) ? 0 : 1;
        now->changed();
    });
    QObject::connect(watch, &CampaignWatch::connectionChanged, watch, [now](CampaignWatch::Connection to) {
        now->done = to == CampaignWatch::Connection::Ended;
        if (now->done)
            now->changed();
    });
    return now;
}

/// An unknown campaign or a dialer that is not there is said at once, instead of being waited for.
void checked(Session &session, const QCommandLineParser &parser, const Finish &finish,
    const std::function<void(GrpcDialingBackend *, CampaignId)> &goOn)
{
    const CampaignId id = idOf(parser);
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    backend->campaign(id).then(backend, [&session, backend, id, finish, goOn](const Result<CampaignInfo> &campaign) {
        if (!campaign)
            return finish(session.fail(campaign.error()));
        goOn(backend, id);
    });
}

void watch(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    checked(session, parser, finish, [&session, finish](GrpcDialingBackend *backend, const CampaignId &id) {
        Following *now = follow(backend, id);
        now->changed = [&session, now, finish] {
            if (!now->done) // the last state was printed when it came
                printState(session, *now);
            else
                finish(now->gaps == 0 ? Ok : Failed);
        };
    });
}

void addReportOptions(QCommandLineParser &parser)
{
    addIdOptions(parser);
    parser.addOption({u"recipients"_s, u"a line for each phone"_s});
}

void answerReport(Session &session, const Following &now, const Finish &finish, bool lines)
{
    std::shared_ptr<const AudienceIndex> index;
    if (const auto store = session.contacts()) {
        if (const auto read = (*store)->index().result())
            index = *read;
    }
    const auto gazetteer = session.gazetteer();
    const auto directory =
        RecipientDirectory::resolve(index, now.progress.ids(), gazetteer ? gazetteer->get() : nullptr);
    const CampaignReport result =
        reportOf(now.progress, directory, index ? static_cast<int>(index->contacts().size()) : 0, now.gaps);
    QString text =
        u"%1 (%2, %3)\n%4 of %5 reached (%6 confirmed, %7 ask for help), %9 not (%8 of them have it on voicemail)\n"_s
            .arg(result.campaign.title, modeKey(result.campaign.mode), stateKey(result.campaign.state))
            .arg(result.heard)
            .arg(result.audience)
            .arg(result.confirmed)
            .arg(result.help)
            .arg(result.voicemail)
            .arg(result.unreached);
    text += u"%1 calls in %2 s\n"_s.arg(result.attempts).arg(result.seconds, 0, 'f', 0);
    if (lines) {
        for (const auto &line : result.lines)
            text += u"%1\t%2\t%3\t%4\t%5\n"_s.arg(line.number, line.address,
                line.network.lineFault ? u"line"_s : outcomeKey(line.outcome), QString::number(line.attempts),
                networkWords(line.network));
    }
    session.answer(campanile::toJson(result, lines), text);
    finish(Ok);
}

/// What the network said is in the events and not in the snapshot: they are read once more, up to it.
void recall(GrpcDialingBackend *backend, const CampaignId &id, Following &now, const std::function<void()> &then)
{
    now.watch = backend->watch(id, 1); // the first event is of nobody
    CampaignWatch *watch = now.watch.get();
    const auto finish = [watch, then] {
        watch->disconnect();
        then();
    };
    QObject::connect(watch, &CampaignWatch::eventsReceived, watch, [&now, finish](const QList<Event> &events) {
        for (const Event &event : events)
            now.progress.recall(event);
        if (!events.isEmpty() && events.last().seq >= now.progress.throughSeq())
            finish();
    });
    QObject::connect(watch, &CampaignWatch::connectionChanged, watch, [finish](CampaignWatch::Connection to) {
        if (to == CampaignWatch::Connection::Ended || to == CampaignWatch::Connection::Stale)
            finish(); // the report is true without it
    });
}

void report(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const bool lines = parser.isSet(u"recipients"_s);
    checked(session, parser, finish, [&session, finish, lines](GrpcDialingBackend *backend, const CampaignId &id) {
        Following *now = follow(backend, id);
        now->changed = [&session, backend, id, now, finish, lines] {
            if (!now->loaded)
                return;
            // the snapshot is the report of this moment; what comes after it is not waited for
            now->watch->disconnect();
            const auto answer = [&session, now, finish, lines] { answerReport(session, *now, finish, lines); };
            if (!lines || now->progress.throughSeq() < 2)
                return answer();
            // Not from within the first watch, which ends with it.
            QMetaObject::invokeMethod(
                now, [backend, id, now, answer] { recall(backend, id, *now, answer); }, Qt::QueuedConnection);
        };
    });
}

} // namespace

QList<Command> campaignCommands()
{
    const QString group = u"campaign"_s;
    return {
        {group, u"prepare"_s,
            u"--drill|--live --area|--street|--quarter ... --message [LANG=]FILE.wav...|--text TEXT"_s,
            u"send a campaign to the dialer and print its receipt; calls nobody"_s, addPrepareOptions, prepare},
        {group, u"launch"_s, u"CAMPAIGN_ID --digest HEX [--canary N]"_s,
            u"start the calls that the receipt describes"_s, addLaunchOptions, launch, 1},
        {group, u"resume"_s, u"CAMPAIGN_ID"_s, u"go on after the canary's calls"_s, addIdOptions, resume, 1},
        {group, u"watch"_s, u"CAMPAIGN_ID"_s,
            u"follow a campaign to its end, through interruptions; with --json one object a line"_s, addIdOptions,
            watch, 1},
        {group, u"stop"_s, u"CAMPAIGN_ID"_s, u"no new call begins"_s, addStopOptions, stop, 1},
        {group, u"list"_s, {}, u"all campaigns of the dialer, newest first"_s, addDialerOptions, list},
        {group, u"report"_s, u"CAMPAIGN_ID [--recipients]"_s, u"who was reached and who was not, as of now"_s,
            addReportOptions, report, 1},
    };
}

} // namespace campanile::ctl
