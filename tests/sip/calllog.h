// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "threadloop.h"
#include "trunk.h"
#include "wavtone.h"

#include <mutex>

/// What the dialer's engine would do with a trunk: an answer is written down, then the message plays.
class CallLog final : public campanile::dialer::TrunkListener {
public:
    explicit CallLog(campanile::dialer::Trunk &trunk)
        : m_trunk(trunk)
    {
        m_trunk.setListener(this);
    }

    ~CallLog() { m_trunk.setListener(nullptr); }

    CallLog(const CallLog &) = delete;
    CallLog &operator=(const CallLog &) = delete;

    void callAnswered(const campanile::dialer::CallId &id) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            ++m_answers;
        }
        m_trunk.play(id);
    }

    void callEnded(const campanile::dialer::CallId &id, const campanile::dialer::CallEnd &end) override
    {
        const std::scoped_lock lock(m_mutex);
        m_ended.push_back(id);
        m_ends.push_back(end);
    }

    void helpAsked(const campanile::dialer::CallId &) override { }

    void trunkChanged() override { }

    [[nodiscard]] int answers() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_answers;
    }

    [[nodiscard]] std::vector<campanile::dialer::CallEnd> ends() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_ends;
    }

    [[nodiscard]] std::vector<campanile::dialer::CallId> ended() const ///< whose ends they are
    {
        const std::scoped_lock lock(m_mutex);
        return m_ended;
    }

private:
    campanile::dialer::Trunk &m_trunk;
    mutable std::mutex m_mutex;
    int m_answers = 0;
    std::vector<campanile::dialer::CallEnd> m_ends;
    std::vector<campanile::dialer::CallId> m_ended;
};

[[nodiscard]] inline campanile::dialer::Sound toneOf(std::chrono::milliseconds length, double frequency = 1000)
{
    return {length, std::make_shared<const std::string>(wavTone(16000, length, frequency))};
}

/// A message: a tone.
[[nodiscard]] inline std::shared_ptr<const campanile::dialer::Playlist> messageOf(std::chrono::milliseconds length)
{
    return std::make_shared<const campanile::dialer::Playlist>(
        campanile::dialer::Playlist{.tracks = {toneOf(length)}, .menu = {}, .menuTimeout = {}});
}
