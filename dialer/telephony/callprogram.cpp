// SPDX-License-Identifier: GPL-3.0-or-later
#include "callprogram.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr char repeatKey = '2';
constexpr int mostRepeats = 3;
constexpr auto afterKey = 600ms; // the finger leaves the key

} // namespace

CallProgram::CallProgram(std::shared_ptr<const Playlist> playlist, std::size_t track, Times times, Stage &stage)
    : m_playlist(std::move(playlist))
    , m_times(times)
    , m_stage(stage)
    , m_track(track)
{
}

void CallProgram::begin()
{
    m_stage.wait(m_times.beforeAudio);
}

void CallProgram::sayTrack()
{
    m_state = State::Message;
    m_said = true;
    m_trackBegan = m_stage.now();
    m_stage.say(track());
}

void CallProgram::promptEnded()
{
    if (m_state == State::Menu) {
        m_state = State::MenuWait;
        m_stage.wait(m_playlist->menuTimeout);
    } else if (m_state == State::Message) {
        m_heard = std::max(m_heard, track().length);
        m_state = State::KeyWait;
        m_stage.wait(m_times.keyWait);
    }
}

void CallProgram::waited()
{
    switch (m_state) {
    case State::Silent:
        if (!m_playlist->menu)
            return sayTrack();
        m_state = State::Menu;
        return m_stage.say(*m_playlist->menu);
    case State::MenuWait: return sayTrack();
    case State::KeyWait: m_state = State::Over; return m_stage.over();
    case State::Menu:
    case State::Message:
    case State::Over: break;
    }
}

void CallProgram::keyPressed(char key)
{
    if (m_state == State::Menu || m_state == State::MenuWait) {
        if (const auto chosen = trackOfKey(key, *m_playlist)) {
            m_track = *chosen;
            sayTrack();
        }
        return;
    }
    if (m_state != State::Message && m_state != State::KeyWait)
        return;
    m_keys += key;
    if (key == repeatKey && m_repeats < mostRepeats) {
        ++m_repeats;
        m_heard = heard(); // what was heard once stays heard
        sayTrack();
    } else if (m_state == State::KeyWait) {
        m_stage.wait(afterKey);
    }
}

void CallProgram::answererKnown(bool machine)
{
    m_machine = machine;
}

void CallProgram::beepHeard()
{
    // A machine records from here on: it gets the whole message.
    if (m_machine && m_state >= State::Menu && m_state <= State::KeyWait)
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
}

} // namespace campanile::dialer
