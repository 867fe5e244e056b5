// SPDX-License-Identifier: GPL-3.0-or-later
#include "menumaker.h"

#include "campaigndraft.h"
#include "preferredvoices.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QPromise>

#include <algorithm>
#include <map>

namespace campanile {

using namespace Qt::StringLiterals;

QString menuSentence(const QString &language, int key)
{
    static const std::map<QString, QString> sentences{
        {u"it"_s, u"Per italiano, premi %1."_s},
        {u"de"_s, u"Für Deutsch, drücken Sie die %1."_s},
        {u"fr"_s, u"Pour le français, appuyez sur %1."_s},
        {u"en"_s, u"For English, press %1."_s},
        {u"sl"_s, u"Za slovenščino pritisnite %1."_s},
        {u"ro"_s, u"Pentru română, apăsați %1."_s},
        {u"uk"_s, u"Для української натисніть %1."_s},
        {u"ar"_s, u"للغة العربية، اضغط %1."_s},
        {u"es"_s, u"Para español, pulse %1."_s},
    };
    const auto found = sentences.find(primaryTag(language));
    return found != sentences.end() ? found->second.arg(key)
                                    : u"For %1, press %2."_s.arg(QLocale(language).nativeLanguageName()).arg(key);
}

struct MenuMaker::Making {
    QPromise<Result<MenuAudio>> promise;
    MenuAudio menu;
    QList<SpeechRequest> sentences;
    QList<AudioPart> parts; ///< spoken already
};

MenuMaker::MenuMaker(Synthesiser &synthesiser, AudioWorkshop &workshop, QString folder, QObject *parent)
    : QObject(parent)
    , m_synthesiser(synthesiser)
    , m_workshop(workshop)
    , m_folder(QDir(folder).absolutePath())
{
}

QFuture<Result<MenuAudio>> MenuMaker::make(const QStringList &languages)
{
    const auto making = std::make_shared<Making>();
    making->promise.start();
    QFuture<Result<MenuAudio>> future = making->promise.future();
    making->menu.languages = languages;
    QCryptographicHash name(QCryptographicHash::Sha256);
    const QList<Voice> voices = m_synthesiser.voices();
    for (qsizetype i = 0; i < languages.size(); ++i) {
        const std::optional<Voice> voice = voiceFor(voices, languages[i]);
        if (!voice) {
            finish(making, failure(ErrorCode::VoiceMissing, {QString(), languages[i]}));
            return future;
        }
        SpeechRequest sentence{.text = menuSentence(languages[i], static_cast<int>(i) + 1), .voice = *voice};
        name.addData(voice->engine.toUtf8() + '\t' + voice->id.toUtf8() + '\t' + sentence.text.toUtf8() + '\n');
        making->sentences.append(sentence);
    }
    if (!QDir().mkpath(m_folder)) {
        finish(making, failure(ErrorCode::FileUnwritable, {m_folder, u"mkdir"_s}));
        return future;
    }
    making->menu.path = m_folder + u"/menu-"_s + QString::fromLatin1(name.result().toHex().first(32)) + u".wav"_s;
    if (!QFile::exists(making->menu.path)) {
        speakNext(making);
        return future;
    }
    m_workshop.check(making->menu.path, {}).then(this, [this, making](const Result<AudioReport> &report) {
        if (report && report->length.count() > 0) {
            making->menu.length = report->length;
            finish(making, making->menu);
        } else {
            QFile::remove(making->menu.path); // whatever it is, it is no menu
            speakNext(making);
        }
    });
    return future;
}

void MenuMaker::speakNext(const std::shared_ptr<Making> &making)
{
    if (making->sentences.isEmpty()) {
        m_workshop.join(making->parts, 1, making->menu.path)
            .then(this, [this, making](const Result<JoinedAudio> &joined) {
                if (!joined)
                    return finish(making, std::unexpected(joined.error()));
                making->menu.length = joined->report.length;
                finish(making, making->menu);
            });
        return;
    }
    const SpeechRequest sentence = making->sentences.takeFirst();
    const QString path = making->menu.path.chopped(4) + u"-%1.wav"_s.arg(making->parts.size() + 1);
    QFile::remove(path);
    m_synthesiser.synthesise(sentence, path).then(this, [this, making, path](const Result<Speech> &speech) {
        if (!speech)
            return finish(making, std::unexpected(speech.error()));
        making->parts.append({.path = path, .edit = {}});
        speakNext(making);
    });
}

void MenuMaker::finish(const std::shared_ptr<Making> &making, Result<MenuAudio> result)
{
    for (const AudioPart &part : std::as_const(making->parts))
        QFile::remove(part.path);
    making->promise.addResult(std::move(result));
    making->promise.finish();
}

MenuKeeper::MenuKeeper(CampaignDraft &draft, MenuMaker &maker, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
    , m_maker(maker)
{
    connect(&draft, &CampaignDraft::messageChanged, this, &MenuKeeper::update);
    connect(&draft, &CampaignDraft::languageChoiceChanged, this, &MenuKeeper::update);
    update();
}

void MenuKeeper::update()
{
    if (!m_draft.needsMenu()) {
        m_draft.setMenuAudio(std::nullopt);
        return;
    }
    const QStringList heard = heardLanguages(*m_draft.message());
    const QStringList languages = heard.first(std::min<qsizetype>(mostTracks, heard.size()));
    if ((m_draft.menuAudio() && m_draft.menuAudio()->languages == languages) || m_making == languages)
        return;
    m_making = languages;
    m_draft.setMenuAudio(std::nullopt);
    m_maker.make(languages).then(this, [this, languages](const Result<MenuAudio> &menu) {
        if (m_making != languages)
            return; // another one is being made by now
        m_making.clear();
        if (m_draft.needsMenu())
            m_draft.setMenuAudio(
                menu.value_or(MenuAudio{languages, {}, {}, menu ? Error{ErrorCode::None, {}} : menu.error()}));
    });
}

} // namespace campanile
