// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areacheck.h"
#include "campaigndraft.h"
#include "dialingbackend.h"

#include <optional>

namespace campanile {

/// What stands between the draft and a launch. The screen turns a problem into words; a blocking one leaves nothing to
/// hold.
struct PreflightFinding {
    enum class Problem {
        NoArea,
        AreaRefused, ///< error says why (areacheck.h)
        RegistryNotRead,
        NoPhones,
        NoMessage,
        MessageWithoutAudio,
        AudioUnreadable,
        DialerAway,
        DialerCannotWrite,
        NoTrunk, ///< the dialer has no trunk for this mode
        TrunkDown,
        SampleContacts, ///< count: a real trunk refuses them
        WithoutPosition, ///< count: contacts of the town that no drawn area can reach
        LanguageMissing, ///< language; count: phones that prefer it and hear the main one
        VersionWithoutAudio, ///< language; count: phones that would hear it
        MenuWithOneLanguage, ///< there is nothing to choose from: no menu is spoken
        MenuNotReady, ///< is being made; error: why it cannot be
        TooManyLanguages, ///< count: versions beyond the ninth, which nobody hears
        PromptsMissing, ///< language; error: why its keys are not announced; none: they are being spoken
        OptedOut, ///< count: phones of the audience whose owners asked the dialer not to be called
    };
    enum class Severity { Blocking, Warning, Note };
    Problem problem = Problem::NoArea;
    Severity severity = Severity::Blocking;
    int count = 0;
    Error error{ErrorCode::None, {}};
    QString language{}; ///< BCP 47
    friend bool operator==(const PreflightFinding &, const PreflightFinding &) = default;
};

struct PreflightInput {
    Area area;
    Mode mode = Mode::Drill;
    std::optional<Message> message;
    const AudienceIndex *index = nullptr; ///< who may be called; null: the registry was not read yet
    const AudienceIndex *registry = nullptr; ///< everybody, also where a correction calls only some; null: not checked
    std::optional<DialerStatus> dialer; ///< empty: it does not answer
    TownOutline town; ///< empty bounds: not checked
    AudienceFilter filter{};
    LanguageChoice languages = LanguageChoice::PerContact;
    std::optional<MenuAudio> menu{}; ///< CampaignDraft::menuAudio
    bool announceKeys = false; ///< CallSettings
    QList<PromptAudio> prompts{}; ///< CampaignDraft::promptAudio
    QSet<QString> optedOut{}; ///< E.164; empty also where the dialer knows none
};

/// In the order in which a person would put them right; blocking ones first.
[[nodiscard]] QList<PreflightFinding> preflight(const PreflightInput &input);
[[nodiscard]] bool canLaunch(const QList<PreflightFinding> &findings);

} // namespace campanile
