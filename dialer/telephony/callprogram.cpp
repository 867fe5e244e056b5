// SPDX-License-Identifier: GPL-3.0-or-later
#include "callprogram.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr char confirmKey = '1';
constexpr char repeatKey = '2';
constexpr char helpKey = '9';
constexpr char optOutKey = '0';
constexpr int mostRepeats = 3;
constexpr std::size_t mostKeys = 64; // somebody leans on them
constexpr auto afterKey = 600ms; // the finger leaves the key

} // namespace

CallProgram::CallProgram(
    std::shared_ptr<const Playlist> playlist, std::size_t track, MachinePolicy policy, Times times, Stage &stage)
    : m_playlist(std::move(playlist))
    , m_times(times)
    , m_stage(stage)
    , m_track(track)
    , m_policy(policy)
{
}

void CallProgram::begin()
{
    m_stage.wait(m_times.beforeAudio);
}

void CallProgram::sayTrack()
{
    m_heard = heard(); // what was heard once stays heard
    m_state = State::Message;
    m_said = true;
    m_trackBegan = m_stage.now();
    m_stage.say(track());
}

bool CallProgram::say(State state, PromptKind kind)
{
    const Sound *sound = m_playlist->prompt(m_track, kind);
    if (!sound)
        return false;
    m_heard = heard();
    m_state = state;
    m_stage.say(*sound);
    return true;
}

void CallProgram::waitForKey()
{
    m_state = State::KeyWait;
    m_stage.wait(m_times.keyWait);
}

void CallProgram::afterMessage()
{
    if (pressed(confirmKey) && say(State::Confirmed, PromptKind::Confirmed))
        return;
    if (m_machine || pressed(confirmKey) || !say(State::Keys, PromptKind::Keys))
        waitForKey();
}

void CallProgram::goOn()
{
    if (m_heard < track().length)
        return sayTrack();
    pressed(helpKey) ? waitForKey() : afterMessage();
}

void CallProgram::end()
{
    if (m_state == State::Over)
        return;
    m_heard = heard();
    m_state = State::Over;
    m_stage.over();
}

void CallProgram::endAtPause()
{
    switch (m_state) {
    case State::Over: return;
    case State::Silent:
    case State::MenuWait:
    case State::KeyWait:
    case State::QuestionWait: return end();
    default: break;
    }
    m_ending = true;
    m_stage.endAtPause(longestSentence);
    m_stage.wait(longestSentence + 1s); // if its end is never told
}

void CallProgram::promptEnded(bool whole)
{
    if (!whole || m_ending) {
        if (whole && m_state == State::Message)
            m_heard = std::max(m_heard, track().length);
        return end();
    }
    switch (m_state) {
    case State::Menu: m_state = State::MenuWait; return m_stage.wait(m_playlist->menuTimeout);
    case State::Message: m_heard = std::max(m_heard, track().length); return afterMessage();
    case State::Keys: return waitForKey();
    case State::Help: return goOn();
    case State::Question: m_state = State::QuestionWait; return m_stage.wait(m_times.keyWait);
    case State::Confirmed:
    case State::OptedOut: return end();
    case State::Silent:
    case State::MenuWait:
    case State::KeyWait:
    case State::QuestionWait:
    case State::Over: break;
    }
}

void CallProgram::waited()
{
    if (m_ending)
        return end();
    switch (m_state) {
    case State::Silent:
        if (!m_playlist->menu)
            return sayTrack();
        m_state = State::Menu;
        return m_stage.say(*m_playlist->menu);
    case State::MenuWait: return sayTrack();
    case State::KeyWait: return end();
    case State::QuestionWait: return goOn();
    default: break;
    }
}

void CallProgram::keyPressed(char key)
{
    if (m_state == State::Menu || m_state == State::MenuWait) {
        if (m_ending)
            return;
        if (const auto chosen = trackOfKey(key, *m_playlist)) {
            isPerson();
            m_track = *chosen;
            sayTrack();
        }
        return;
    }
    if (m_state < State::Message || m_state >= State::OptedOut || m_keys.size() >= mostKeys)
        return;
    isPerson();
    const bool asked = m_state == State::Question || m_state == State::QuestionWait;
    const bool helped = pressed(helpKey);
    m_keys += key;
    if (m_ending) { // it counts, and is answered no more
        m_optedOut = m_optedOut || (asked && key == optOutKey);
        if (key == helpKey && !helped)
            m_stage.helpAsked();
        return;
    }
    if (key == optOutKey && asked) {
        m_optedOut = true;
        if (!say(State::OptedOut, PromptKind::OptedOut))
            end();
    } else if (key == optOutKey && say(State::Question, PromptKind::OptOut)) {
        return;
    } else if (key == helpKey) {
        if (!helped)
            m_stage.helpAsked();
        if (m_state == State::Help || say(State::Help, PromptKind::Help))
            return; // they hear that it is known
        if (asked)
            goOn();
        else if (m_state == State::KeyWait)
            m_stage.wait(afterKey);
    } else if (key == repeatKey && m_repeats < mostRepeats) {
        ++m_repeats;
        sayTrack();
    } else if (asked) {
        goOn();
    } else if (key == confirmKey && (m_state == State::Keys || m_state == State::KeyWait)
        && say(State::Confirmed, PromptKind::Confirmed)) {
        return;
    } else if (m_state == State::KeyWait) {
        m_stage.wait(afterKey);
    }
}

void CallProgram::isPerson()
{
    m_person = true;
    m_machine = false;
}

void CallProgram::answererKnown(bool machine)
{
    m_machine = machine && !m_person;
    if (m_machine && m_policy == MachinePolicy::HangUp && m_state != State::Over)
        end();
}

void CallProgram::beepHeard()
{
    // A machine records from here on: it gets the whole message.
    if (m_ending || !m_machine || m_state < State::Menu || m_state > State::KeyWait)
        return;
    m_state = State::Silent;
    m_heard = {};
    sayTrack();
}

std::chrono::milliseconds CallProgram::heard() const
{
    if (m_state != State::Message)
        return m_heard;
    const auto played = std::chrono::duration_cast<std::chrono::milliseconds>(m_stage.now() - m_trackBegan);
    return std::max(m_heard, std::min(played, track().length));
}

void CallProgram::describe(CallEnd &end) const
{
    end.heard = heard();
    end.keys = m_keys;
    end.machine = m_machine;
    end.track = m_said ? static_cast<int>(m_track) + 1 : 0;
    end.optedOut = m_optedOut;
}

} // namespace campanile::dialer
