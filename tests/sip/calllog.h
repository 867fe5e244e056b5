// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "threadloop.h"
#include "trunk.h"

#include <cmath>
#include <cstring>
#include <mutex>
#include <numbers>

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

    void callEnded(const campanile::dialer::CallId &, const campanile::dialer::CallEnd &end) override
    {
        const std::scoped_lock lock(m_mutex);
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

private:
    campanile::dialer::Trunk &m_trunk;
    mutable std::mutex m_mutex;
    int m_answers = 0;
    std::vector<campanile::dialer::CallEnd> m_ends;
};

/// A message: a tone, as a WAV file.
[[nodiscard]] inline std::shared_ptr<const campanile::dialer::Playlist> messageOf(std::chrono::milliseconds length)
{
    constexpr int rate = 16000;
    const auto samples = static_cast<std::uint32_t>(rate * length.count() / 1000);
    std::string bytes(44 + std::size_t(2) * samples, '\0');
    const auto put = [&](std::size_t at, std::uint32_t value, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            bytes[at + i] = static_cast<char>(value >> (8 * i));
    };
    std::memcpy(bytes.data(), "RIFF....WAVEfmt ", 16);
    put(4, static_cast<std::uint32_t>(bytes.size() - 8), 4);
    put(16, 16, 4), put(20, 1, 2), put(22, 1, 2), put(24, rate, 4), put(28, rate * 2, 4), put(32, 2, 2), put(34, 16, 2);
    std::memcpy(bytes.data() + 36, "data", 4);
    put(40, 2 * samples, 4);
    for (std::uint32_t i = 0; i < samples; ++i)
        put(44 + 2 * i, static_cast<std::uint32_t>(std::lround(8000 * std::sin(std::numbers::pi * i / 8))), 2);
    return std::make_shared<const campanile::dialer::Playlist>(campanile::dialer::Playlist{
        .tracks = {{length, std::make_shared<const std::string>(std::move(bytes))}}, .menu = {}, .menuTimeout = {}});
}
