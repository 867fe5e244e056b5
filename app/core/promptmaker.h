// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"
#include "audioworkshop.h"
#include "promptaudio.h"

#include <QHash>

#include <memory>

namespace campanile {

class CampaignDraft;

/// What a prompt says, in a language; empty: nobody wrote it in that one.
[[nodiscard]] QString promptSentence(const QString &language, PromptKind kind);
[[nodiscard]] QStringList promptLanguages(); ///< in the order of the voices' settings: Italian first

/// Speaks the prompts of a language, one after the other, as loud as messages are. The same words by the same voice are
/// spoken once: a file is named by them and by the digest of what is in it.
class PromptMaker final : public QObject {
    Q_OBJECT
public:
    /// Both outlive this. folder: of the prompts' files; made when it is missing.
    PromptMaker(Synthesiser &synthesiser, AudioWorkshop &workshop, QString folder, QObject *parent = nullptr);
    /// All five, or an error: VoiceMissing for a language that no voice speaks or nobody wrote; the synthesiser's and
    /// the workshop's.
    QFuture<Result<PromptAudio>> make(const QString &language);
    /// What would speak it now: another answer is a reason to make it again. Empty: nobody.
    [[nodiscard]] QString voiceOf(const QString &language) const;

private:
    struct Making;
    void next(const std::shared_ptr<Making> &making);
    void speak(const std::shared_ptr<Making> &making);
    void finish(const std::shared_ptr<Making> &making, Result<PromptAudio> result);
    [[nodiscard]] QString kept(const QString &stem) const;

    Synthesiser &m_synthesiser;
    AudioWorkshop &m_workshop;
    QString m_folder;
};

/// Keeps the draft's prompts made for the languages its message has just now, while keys are announced.
class PromptKeeper final : public QObject {
    Q_OBJECT
public:
    /// `synthesiser`: whose voices come and go. All outlive this.
    PromptKeeper(CampaignDraft &draft, PromptMaker &maker, Synthesiser &synthesiser, QObject *parent = nullptr);
    void update();

private:
    CampaignDraft &m_draft;
    PromptMaker &m_maker;
    QHash<QString, QString> m_voices; ///< who speaks, or is speaking, each language
};

} // namespace campanile
