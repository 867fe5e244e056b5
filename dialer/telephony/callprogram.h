// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trunk.h"

namespace campanile::dialer {

/// What a call says once it is answered, and what the keys do. First the menu, then the message, then what the keys do.
/// At any moment of these:
///   1  confirms. A message that is being said goes on to its end: who presses at its third second has said that they
///      listen, not what they have heard. Then they are thanked, and the call is over.
///   2  says the message again, three times at most.
///   9  asks for help: told at once; they hear so at once, then the message once more if it had not been said whole.
///   0  asks whether no more calls are wanted; another 0 says yes. Anything else, and silence, goes on as after 9.
/// An answering machine presses nothing: what presses is a person. It knows neither SIP nor sound: its stage speaks for
/// it.
class CallProgram final {
public:
    using Clock = std::chrono::steady_clock;

    class Stage {
    public:
        /// Instead of what is being said. promptEnded() follows, unless something else is said before.
        virtual void say(const Sound &sound) = 0;
        /// Instead of any other wait. waited() follows.
        virtual void wait(std::chrono::milliseconds time) = 0;
        /// What is being said ends where its next pause begins, at the latest after that time. promptEnded() follows.
        virtual void endAtPause(std::chrono::milliseconds latest) = 0;
        virtual void helpAsked() = 0; ///< once; the call goes on
        virtual void over() = 0; ///< nothing more to say: hang up. The last thing that is asked for
        /// Time for what is said: it stands still while the other end is sent nothing.
        [[nodiscard]] virtual Clock::time_point now() const = 0;

    protected:
        ~Stage() = default;
    };

    struct Times {
        std::chrono::milliseconds beforeAudio{400}; ///< the telephone is still on its way to the ear
        std::chrono::milliseconds keyWait{3000}; ///< for a key after the message's end
    };

    CallProgram(
        std::shared_ptr<const Playlist> playlist, std::size_t track, MachinePolicy policy, Times times, Stage &stage);

    void begin();
    void promptEnded(bool whole = true); ///< of what was said last; not whole: it was cut at a pause
    void endAtPause(); ///< what is being said is the last thing, and only to the end of its sentence
    void waited();
    void keyPressed(char key);
    void answererKnown(bool machine);
    void beepHeard();

    void describe(CallEnd &end) const; ///< what was heard and pressed, so far

private:
    enum class State {
        Silent, ///< answered; nothing was said yet
        Menu, ///< which language?
        MenuWait, ///< ...said, and no key yet
        Message, ///< the track
        Keys, ///< said; what the keys do
        KeyWait, ///< said; a key may still come
        Help, ///< help was asked for: that it is known
        Question, ///< no more calls?
        QuestionWait, ///< ...said, and no key yet
        Confirmed, ///< thanks; nothing more after it
        OptedOut, ///< no more calls; nothing more after it
        Over
    };

    void sayTrack();
    [[nodiscard]] bool say(State state, PromptKind kind); ///< false: there is no such prompt
    void afterMessage();
    void goOn(); ///< after what interrupted the message
    void waitForKey();
    void end();
    void isPerson();

    [[nodiscard]] bool pressed(char key) const { return m_keys.contains(key); }

    [[nodiscard]] const Sound &track() const { return m_playlist->tracks.at(m_track); }

    [[nodiscard]] std::chrono::milliseconds heard() const;

    const std::shared_ptr<const Playlist> m_playlist;
    const Times m_times;
    Stage &m_stage;
    State m_state = State::Silent;
    std::size_t m_track; ///< that is said, or will be
    bool m_said = false; ///< of the track: at least its beginning
    const MachinePolicy m_policy;
    bool m_machine = false;
    bool m_person = false; ///< pressed a key
    bool m_optedOut = false;
    bool m_ending = false; ///< nothing more is said
    std::string m_keys;
    int m_repeats = 0;
    Clock::time_point m_trackBegan;
    std::chrono::milliseconds m_heard{0}; ///< of plays that are over
};

} // namespace campanile::dialer
