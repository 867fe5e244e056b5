// SPDX-License-Identifier: GPL-3.0-or-later
#include "preparation.h"

#include "receiptwords.h"

#include "errorwords.h"

namespace campanile::ctl {

using namespace Qt::StringLiterals;

Preparation::Preparation(Session &session, GrpcDialingBackend &backend, std::shared_ptr<const AudienceIndex> index,
    Wish wish, Finish finish, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_index(std::move(index))
    , m_wish(std::move(wish))
    , m_finish(std::move(finish))
    , m_menus(m_voice, m_workshop, m_folder.path())
    , m_prompts(m_voice, m_workshop, m_folder.path())
    , m_launcher(backend)
{
    connect(&m_launcher, &Launcher::stateChanged, this, &Preparation::launcherChanged);
}

void Preparation::start()
{
    if (!m_folder.isValid())
        return m_finish(m_session.fail({ErrorCode::FileUnwritable, {m_folder.path(), m_folder.errorString()}}));
    if (m_wish.text.isEmpty())
        speakMenu();
    else
        speakText();
}

void Preparation::speakText()
{
    const auto voices = m_voice.voices();
    const auto italian =
        std::ranges::find_if(voices, [](const Voice &each) { return each.language.startsWith("it"_L1); });
    if (italian == voices.end())
        return m_finish(m_session.fail({ErrorCode::VoiceMissing, {u"espeak-ng"_s, u"it"_s}}));
    const QString path = m_folder.filePath(u"message.wav"_s);
    m_voice.synthesise({.text = m_wish.text, .voice = *italian}, path)
        .then(this, [this, path](const Result<Speech> &speech) {
            if (!speech)
                return m_finish(m_session.fail(speech.error()));
            Message message = *m_draft.message();
            message.versions.first().text = m_wish.text;
            message.versions.first().audioPath = path;
            message.versions.first().length = speech->length;
            m_draft.setMessage(message);
            speakMenu();
        });
}

void Preparation::speakMenu()
{
    const QStringList heard = heardLanguages(*m_draft.message());
    if (m_wish.prompts)
        m_languages = heard;
    if (!m_wish.menu)
        return speakPrompts();
    m_draft.setLanguageChoice(LanguageChoice::Menu);
    m_menus.make(heard).then(this, [this](const Result<MenuAudio> &menu) {
        if (!menu)
            return m_finish(m_session.fail(menu.error()));
        m_draft.setMenuAudio(*menu);
        speakPrompts();
    });
}

/// One language after the other. An alert does not wait for a voice that is missing: the keys work all the same.
void Preparation::speakPrompts()
{
    if (m_languages.isEmpty())
        return send();
    const QString language = m_languages.takeFirst();
    m_prompts.make(language).then(this, [this, language](const Result<PromptAudio> &made) {
        if (made)
            m_draft.setPromptAudio(m_draft.promptAudio() + QList{*made});
        else
            missing(language, made.error());
        speakPrompts();
    });
}

void Preparation::missing(const QString &language, const Error &error)
{
    const QString why = error.code != ErrorCode::VoiceMissing  ? words(error)
        : promptSentence(language, PromptKind::Keys).isEmpty() ? u"Campanile has no such sentences in this language."_s
                                                               : u"No voice of this machine speaks it."_s;
    m_missing.append(QJsonObject{{u"language"_s, language}, {u"code"_s, codeName(error.code)}, {u"message"_s, why}});
    m_session.note(u"Nobody will say in “%1” what the keys do, though they work: %2"_s.arg(language, why));
}

void Preparation::send()
{
    m_launcher.prepare(m_draft, *m_index);
}

void Preparation::launcherChanged(Launcher::State state)
{
    if (state == Launcher::State::Failed)
        return m_finish(m_session.fail(*m_launcher.error()));
    if (state != Launcher::State::Ready)
        return;
    QJsonObject answer = toJson(*m_launcher.receipt());
    answer.insert(u"prompts_missing"_s, m_missing);
    m_session.answer(answer, wordsOf(*m_launcher.receipt()));
    m_finish(Ok);
}

} // namespace campanile::ctl
