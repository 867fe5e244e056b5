// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callend.h"
#include "order.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace campanile::dialer {

/// "campaign/recipient/attempt": the same after a crash, so that a network's record can be matched with the ledger's.
using CallId = std::string;

struct Sound {
    std::chrono::milliseconds length{0};
    std::shared_ptr<const std::string> wav; ///< the WAV file's bytes, one copy for all calls of a campaign
};

/// What the calls of a campaign play. With a menu: it is played first; a key 1 to tracks.size(), at any moment of it or
/// of the silence after it, plays that track at once; no such key until menuTimeout after its end plays the call's own.
/// Other keys change nothing. Without: the call's own.
struct Playlist {
    std::vector<Sound> tracks;
    std::optional<Sound> menu;
    std::chrono::milliseconds menuTimeout{0};
    std::vector<std::map<PromptKind, Sound>> prompts{}; ///< of each track; may be shorter

    [[nodiscard]] const Sound *prompt(std::size_t track, PromptKind kind) const; ///< null: it is not said
};

inline const Sound *Playlist::prompt(std::size_t track, PromptKind kind) const
{
    if (track >= prompts.size())
        return nullptr;
    const auto found = prompts[track].find(kind);
    return found == prompts[track].end() ? nullptr : &found->second;
}

/// Nothing: it is not one of the menu's keys.
[[nodiscard]] inline std::optional<std::size_t> trackOfKey(char key, const Playlist &playlist)
{
    const auto index = static_cast<std::size_t>(key - '1');
    return key >= '1' && key <= '9' && index < playlist.tracks.size() ? std::optional(index) : std::nullopt;
}

struct CallOrder {
    CallId id;
    std::uint64_t number = 0; ///< E.164 without the plus
    std::chrono::milliseconds ringTimeout{30000};
    std::shared_ptr<const Playlist> playlist{};
    std::size_t track = 0; ///< its own
    MachinePolicy machine = MachinePolicy::LeaveMessage;
    std::string callerId{}; ///< what the citizen sees, E.164 with its plus; empty: the trunk's own
};

enum class HangUp : std::uint8_t {
    Cut, ///< in the middle of a word
    AtPause, ///< what is being said ends where its next pause begins
};

/// No sentence is waited for any longer.
inline constexpr std::chrono::seconds longestSentence{8};

class Trunk;

class TrunkListener {
public:
    /// Somebody calls us, and it rings: answered with answer(), refused with hangUp(). `caller`: E.164 without the
    /// plus; 0: not known. Then as with a call that was dialled, but that callAnswered() is not told.
    virtual void callArrived(Trunk &trunk, const CallId &id, std::uint64_t caller);
    virtual void callAnswered(const CallId &id) = 0;
    virtual void helpAsked(const CallId &id) = 0; ///< 9 was pressed, and the call goes on
    virtual void callEnded(const CallId &id, const CallEnd &end) = 0;
    virtual void trunkChanged() = 0; ///< up() may have another answer

protected:
    ~TrunkListener() = default;
};

/// The way into the telephone network. Duties of an implementation:
/// - every call that was dialled ends exactly once, whatever happens: callEnded() is its last word;
/// - at most one callAnswered(), before it; after that at most one helpAsked(), and then 9 is among the end's keys;
/// - an answered call is silent until play(); heard counts from the start of the track that is played after the menu;
/// - a key that chose a track is not among the keys of the call's end;
/// - hangUp() ends a call soon (an unanswered one as Cancelled), or one that talks at the end of its sentence, within
///   eight seconds; an unknown or ended call is ignored;
/// - it listens on the loop's thread and never calls back from inside dial(), play() or hangUp();
/// - it limits nothing: channels and calls per second are the caller's business.
class Trunk {
public:
    struct Info {
        std::string name;
        bool simulated = false;
        Mode mode = Mode::Drill; ///< which campaigns go to it
        int channels = 90;
        double callsPerSecond = 6;
        bool fictional = false; ///< its telephones are simulated or a test's: sample numbers, and drills
        std::vector<std::string> callerIds{}; ///< it carries these, E.164 with their plus, and no other; the first is
                                              ///< its own. Empty: any
        int priority = 1; ///< of the lines of one mode: lower ones first
        int weight = 1; ///< its share among those of one priority

        [[nodiscard]] bool mayShow(const std::string &callerId) const
        {
            return callerId.empty() || callerIds.empty() || std::ranges::contains(callerIds, callerId);
        }
    };

    Trunk() = default;
    virtual ~Trunk() = default;
    Trunk(const Trunk &) = delete;
    Trunk &operator=(const Trunk &) = delete;
    [[nodiscard]] virtual const Info &info() const = 0;
    [[nodiscard]] virtual bool up() const = 0; ///< from any thread

    /// Why it is not up, in capitals; empty: it is. From any thread. CONNECTING (just begun: not known yet), NO_ANSWER,
    /// UNAVAILABLE (it answers that it is), NAME_UNKNOWN (of its server), NOT_REGISTERED, REFUSED (our name or
    /// password), TLS_REFUSED (its certificate, or ours). There may be others.
    [[nodiscard]] virtual std::string condition() const { return up() ? std::string() : "DOWN"; }

    virtual void setListener(TrunkListener *listener) = 0;
    virtual void dial(const CallOrder &order) = 0;
    virtual void play(const CallId &id) = 0;
    virtual void hangUp(const CallId &id, HangUp how = HangUp::Cut) = 0;

    /// A call that arrived, by the order's id: it hears the order's playlist, from the menu on. For lines that can be
    /// called.
    virtual void answer(const CallOrder &order) { hangUp(order.id); }
};

inline void TrunkListener::callArrived(Trunk &trunk, const CallId &id, std::uint64_t)
{
    trunk.hangUp(id);
}

} // namespace campanile::dialer
