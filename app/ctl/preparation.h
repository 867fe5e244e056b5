// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialercommand.h"

#include "campaigndraft.h"
#include "espeaksynthesiser.h"
#include "launcher.h"
#include "menumaker.h"
#include "promptmaker.h"
#include "soundworkshop.h"

#include <QJsonArray>
#include <QTemporaryDir>

namespace campanile::ctl {

/// From a draft to the receipt on standard output: what is to be spoken is spoken, then everything is sent. Ends with
/// the program.
class Preparation final : public QObject {
    Q_OBJECT
public:
    struct Wish {
        QString text{}; ///< spoken in Italian, instead of the draft's recordings
        bool menu = false;
        bool prompts = true; ///< what the keys do is said after the message
    };

    Preparation(Session &session, GrpcDialingBackend &backend, std::shared_ptr<const AudienceIndex> index, Wish wish,
        Finish finish, QObject *parent);

    [[nodiscard]] CampaignDraft &draft() { return m_draft; } ///< to be filled before start()

    void start();

private:
    void speakText();
    void speakMenu();
    void speakPrompts();
    void missing(const QString &language, const Error &error);
    void send();
    void launcherChanged(Launcher::State state);

    Session &m_session;
    std::shared_ptr<const AudienceIndex> m_index;
    const Wish m_wish;
    const Finish m_finish;
    const QTemporaryDir m_folder; ///< of what is spoken
    CampaignDraft m_draft;
    EspeakSynthesiser m_voice;
    SoundWorkshop m_workshop;
    MenuMaker m_menus;
    PromptMaker m_prompts;
    Launcher m_launcher;
    QStringList m_languages; ///< whose prompts are still to be made
    QJsonArray m_missing; ///< languages in which nobody says what the keys do, and why
};

} // namespace campanile::ctl
