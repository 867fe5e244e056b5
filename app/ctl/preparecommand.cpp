// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigncommands.h"

#include "areaoptions.h"
#include "filteroptions.h"
#include "preparation.h"

#include "contactstore.h"
#include "placewords.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

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

/// The recordings of all languages; usage errors are said here.
std::expected<QList<MessageVersion>, int> recordingsOf(const Session &session, const QCommandLineParser &parser)
{
    QList<MessageVersion> recordings;
    for (const QString &given : parser.values(u"message"_s)) {
        const Result<MessageVersion> recording = recordingOf(given);
        if (!recording)
            return std::unexpected(session.fail(recording.error()));
        if (std::ranges::contains(recordings, recording->language, &MessageVersion::language))
            return std::unexpected(session.usage(u"--message: there are two for %1"_s.arg(recording->language)));
        recordings.append(*recording);
    }
    if (recordings.size() > mostTracks)
        return std::unexpected(session.usage(u"--message: at most %1 languages"_s.arg(mostTracks)));
    if (parser.isSet(u"menu"_s) && recordings.size() < 2)
        return std::unexpected(session.usage(u"--menu: there is nothing to choose from"_s));
    return recordings;
}

} // namespace

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
    parser.addOption({u"no-keys"_s,
        u"nobody says after the message what the keys do (1 confirms, 2 repeats, 9 asks for help, 0 wants no more "
        "calls); 1, 2 and 9 work all the same"_s});
    parser.addOption({u"title"_s, u"name of the alert (default: the area's)"_s, u"TITLE"_s});
    parser.addOption({u"drill"_s, u"an exercise: no real telephone rings"_s});
    parser.addOption({u"live"_s, u"real calls; --drill or --live must be given"_s});
    parser.addOption({u"service"_s, u"service policy instead of emergency: fewer rounds, longer pauses"_s});
}

void prepareCampaign(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    if (parser.isSet(u"drill"_s) == parser.isSet(u"live"_s))
        return finish(session.usage(u"say --drill or --live: there is no default"_s));
    if (!hasArea(parser))
        return finish(session.usage(u"say where: --area, --street, --quarter, --circle, --rectangle or --town"_s));
    const auto filter = filterOf(parser);
    if (!filter)
        return finish(session.usage(filter.error()));
    if (parser.isSet(u"message"_s) == !parser.value(u"text"_s).isEmpty())
        return finish(session.usage(u"say what: --message FILE.wav or --text TEXT"_s));
    const auto recordings = recordingsOf(session, parser);
    if (!recordings)
        return finish(recordings.error());
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    const Result<Area> area = areaOf(session, parser);
    if (!area)
        return finish(session.fail(area.error()));
    const auto index = session.audienceIndex();
    if (!index)
        return finish(session.fail(index.error()));

    auto *preparation = new Preparation(session, *backend, *index,
        {parser.value(u"text"_s), parser.isSet(u"menu"_s), !parser.isSet(u"no-keys"_s)}, finish, qApp);
    CampaignDraft &draft = preparation->draft();
    draft.setMode(parser.isSet(u"live"_s) ? Mode::Live : Mode::Drill);
    draft.setEmergency(!parser.isSet(u"service"_s));
    for (const AreaPiece &piece : area->pieces)
        draft.addPiece(piece);
    draft.setFilter(*filter);
    Message message = Message::blank(
        parser.isSet(u"title"_s) ? parser.value(u"title"_s) : placeTitle(*area), u"it"_s, QDateTime::currentDateTime());
    if (!recordings->isEmpty())
        message.versions = *recordings;
    draft.setMessage(message);
    preparation->start();
}

} // namespace campanile::ctl
