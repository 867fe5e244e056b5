// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptmaker.h"

#include "campaigndraft.h"
#include "preferredvoices.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QUuid>

#include <algorithm>
#include <array>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds longestPrompt{30}; // the dialer takes no longer one

constexpr std::array<PromptKind, promptKindCount> kinds{
    PromptKind::Keys, PromptKind::Confirmed, PromptKind::Help, PromptKind::OptOut, PromptKind::OptedOut};

const QJsonObject &sentences()
{
    static const QJsonObject all = [] {
        QFile file(u":/core/data/prompts.json"_s);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return all;
}

QLatin1StringView keyOf(PromptKind kind)
{
    switch (kind) {
    case PromptKind::Keys: return "keys"_L1;
    case PromptKind::Confirmed: return "confirmed"_L1;
    case PromptKind::Help: return "help"_L1;
    case PromptKind::OptOut: return "opt_out"_L1;
    case PromptKind::OptedOut: return "opted_out"_L1;
    }
    return {};
}

QByteArray digestOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex().first(32) : QByteArray();
}

} // namespace

QString promptSentence(const QString &language, PromptKind kind)
{
    return sentences()[primaryTag(language)][keyOf(kind)].toString();
}

QStringList promptLanguages()
{
    return {u"it"_s, u"de"_s, u"fr"_s, u"sl"_s, u"en"_s, u"uk"_s, u"ar"_s, u"ro"_s};
}

struct PromptMaker::Making {
    QPromise<Result<PromptAudio>> promise;
    PromptAudio prompts;
    Voice voice;
    qsizetype at = 0; ///< into kinds
    QString stem; ///< of the file that is being made
};

PromptMaker::PromptMaker(Synthesiser &synthesiser, AudioWorkshop &workshop, QString folder, QObject *parent)
    : QObject(parent)
    , m_synthesiser(synthesiser)
    , m_workshop(workshop)
    , m_folder(QDir(folder).absolutePath())
{
}

QString PromptMaker::voiceOf(const QString &language) const
{
    const std::optional<Voice> voice = voiceFor(m_synthesiser.voices(), language);
    return voice ? voiceKey(*voice) : QString();
}

QFuture<Result<PromptAudio>> PromptMaker::make(const QString &language)
{
    const auto making = std::make_shared<Making>();
    making->promise.start();
    QFuture<Result<PromptAudio>> future = making->promise.future();
    making->prompts.language = language;
    const std::optional<Voice> voice = voiceFor(m_synthesiser.voices(), language);
    if (!voice || promptSentence(language, PromptKind::Keys).isEmpty()) {
        finish(making, failure(ErrorCode::VoiceMissing, {QString(), language}));
        return future;
    }
    making->voice = *voice;
    if (!QDir().mkpath(m_folder)) {
        finish(making, failure(ErrorCode::FileUnwritable, {m_folder, u"mkdir"_s}));
        return future;
    }
    next(making);
    return future;
}

/// One that is there as it was made; others of its name are thrown away.
QString PromptMaker::kept(const QString &stem) const
{
    QString whole;
    for (const QString &name : QDir(m_folder).entryList({stem + u"-*.wav"_s}, QDir::Files)) {
        const QString path = m_folder + u'/' + name;
        const QByteArray digest = digestOfFile(path);
        if (!digest.isEmpty() && name == stem + u'-' + QString::fromLatin1(digest) + u".wav"_s)
            whole = path;
        else
            QFile::remove(path);
    }
    return whole;
}

void PromptMaker::next(const std::shared_ptr<Making> &making)
{
    if (making->at >= static_cast<qsizetype>(kinds.size()))
        return finish(making, making->prompts);
    const PromptKind kind = kinds[static_cast<size_t>(making->at)];
    QCryptographicHash name(QCryptographicHash::Sha256);
    name.addData((voiceKey(making->voice) + u'\t' + promptSentence(making->prompts.language, kind)).toUtf8());
    making->stem = u"prompt-"_s + QString::fromLatin1(name.result().toHex().first(32));
    const QString path = kept(making->stem);
    if (path.isEmpty())
        return speak(making);
    m_workshop.check(path, {}).then(this, [this, making, kind, path](const Result<AudioReport> &report) {
        if (!report || report->length.count() <= 0) {
            QFile::remove(path); // whatever it is, nobody can hear it
            return speak(making);
        }
        making->prompts.files.append({kind, path, report->length});
        ++making->at;
        next(making);
    });
}

void PromptMaker::speak(const std::shared_ptr<Making> &making)
{
    const PromptKind kind = kinds[static_cast<size_t>(making->at)];
    const QString fresh = m_folder + u"/new-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces) + u".wav"_s;
    m_synthesiser.synthesise({.text = promptSentence(making->prompts.language, kind), .voice = making->voice}, fresh)
        .then(this, [this, making, kind, fresh](const Result<Speech> &speech) {
            if (!speech) {
                QFile::remove(fresh);
                return finish(making, std::unexpected(speech.error()));
            }
            if (speech->length > longestPrompt) {
                QFile::remove(fresh);
                const auto seconds = std::chrono::ceil<std::chrono::seconds>(speech->length).count();
                return finish(making,
                    failure(
                        ErrorCode::AudioTooLong, {QString::number(seconds), QString::number(longestPrompt.count())}));
            }
            const QString path =
                m_folder + u'/' + making->stem + u'-' + QString::fromLatin1(digestOfFile(fresh)) + u".wav"_s;
            QFile::remove(path);
            if (!QFile::rename(fresh, path)) {
                QFile::remove(fresh);
                return finish(making, failure(ErrorCode::FileUnwritable, {path, u"rename"_s}));
            }
            making->prompts.files.append({kind, path, speech->length});
            ++making->at;
            next(making);
        });
}

void PromptMaker::finish(const std::shared_ptr<Making> &making, Result<PromptAudio> result)
{
    making->promise.addResult(std::move(result));
    making->promise.finish();
}

PromptKeeper::PromptKeeper(CampaignDraft &draft, PromptMaker &maker, Synthesiser &synthesiser, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
    , m_maker(maker)
{
    connect(&draft, &CampaignDraft::messageChanged, this, &PromptKeeper::update);
    connect(&draft, &CampaignDraft::callSettingsChanged, this, &PromptKeeper::update);
    connect(&synthesiser, &Synthesiser::voicesChanged, this, &PromptKeeper::update);
    update();
}

void PromptKeeper::update()
{
    QStringList languages;
    if (m_draft.callSettings().announceKeys && m_draft.message() && m_draft.message()->hasAudio()) {
        const QStringList heard = heardLanguages(*m_draft.message());
        languages = heard.first(std::min<qsizetype>(mostTracks, heard.size()));
    }
    QList<PromptAudio> still; // what is there and is said by whom it would be said now
    for (const PromptAudio &prompts : m_draft.promptAudio()) {
        if (languages.contains(prompts.language)
            && m_voices.value(prompts.language) == m_maker.voiceOf(prompts.language))
            still.append(prompts);
    }
    m_voices.removeIf([&](const auto &entry) { return !languages.contains(entry.key()); });
    m_draft.setPromptAudio(still);
    for (const QString &language : std::as_const(languages)) {
        const QString voice = m_maker.voiceOf(language);
        if (m_voices.contains(language) && m_voices.value(language) == voice)
            continue; // made, or being made
        m_voices.insert(language, voice);
        m_maker.make(language).then(this, [this, language, voice](const Result<PromptAudio> &made) {
            if (!m_voices.contains(language) || m_voices.value(language) != voice)
                return; // not wanted any more, or said by another by now
            QList<PromptAudio> now = m_draft.promptAudio();
            now.removeIf([&](const PromptAudio &prompts) { return prompts.language == language; });
            now.append(made.value_or(PromptAudio{language, {}, made ? Error{ErrorCode::None, {}} : made.error()}));
            m_draft.setPromptAudio(now);
        });
    }
}

} // namespace campanile
