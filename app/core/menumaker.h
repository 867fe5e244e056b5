// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"
#include "audioworkshop.h"
#include "menuaudio.h"

#include <QPointer>

namespace campanile {

class CampaignDraft;

/// What a menu says: one sentence a language, each for a voice of its own: "Per italiano, premi 1." "For English,
/// press 2." Languages without a sentence of ours have the English one.
[[nodiscard]] QString menuSentence(const QString &language, int key);

/// Speaks menus, sentence by sentence, and joins them. The same menu is spoken once: its file is named by its words and
/// voices.
class MenuMaker final : public QObject {
    Q_OBJECT
public:
    /// Both outlive this. folder: of the menus' files; made when it is missing.
    MenuMaker(Synthesiser &synthesiser, AudioWorkshop &workshop, QString folder, QObject *parent = nullptr);
    /// Errors: VoiceMissing for a language that no voice speaks; the synthesiser's and the workshop's.
    QFuture<Result<MenuAudio>> make(const QStringList &languages);

private:
    struct Making;
    void speakNext(const std::shared_ptr<Making> &making);
    void finish(const std::shared_ptr<Making> &making, Result<MenuAudio> result);

    Synthesiser &m_synthesiser;
    AudioWorkshop &m_workshop;
    QString m_folder;
};

/// Keeps the draft's menu made while its choice is a menu: for the languages its message has just now.
class MenuKeeper final : public QObject {
    Q_OBJECT
public:
    MenuKeeper(CampaignDraft &draft, MenuMaker &maker, QObject *parent = nullptr);

private:
    void update();
    CampaignDraft &m_draft;
    MenuMaker &m_maker;
    QStringList m_making; ///< languages of the menu that is being spoken
};

} // namespace campanile
