// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sipline.h"

#include "conductor.h"
#include "memoryledger.h"

/// A ledger and campaigns on a real line, and who calls it back: on the loop's own thread, as in the dialer.
class CallingTown final {
public:
    using Events = campanile::dialer::Events;

    CallingTown(SipLine &line, campanile::dialer::SipTrunk &trunk, campanile::dialer::Conductor::Options options);
    ~CallingTown(); ///< stops the line's loop
    CallingTown(const CallingTown &) = delete;
    CallingTown &operator=(const CallingTown &) = delete;

    void launch(const std::string &id, const std::vector<std::uint64_t> &numbers,
        std::shared_ptr<const campanile::dialer::Playlist> playlist);
    void stop(const std::string &id);

    [[nodiscard]] Events events(const std::string &id);

    /// Its events that say a Fact.
    template <class Fact> [[nodiscard]] Events all(const std::string &id)
    {
        auto found = events(id);
        std::erase_if(found, [](const auto &event) { return !std::holds_alternative<Fact>(event.fact); });
        return found;
    }

    /// Who called back: which campaign they heard (empty: none), and how it ended.
    [[nodiscard]] std::vector<std::pair<std::string, campanile::dialer::CallEnd>> backs();

    campanile::dialer::MemoryLedger ledger;

private:
    void on(const std::function<void()> &work); ///< the loop's thread; waits for it

    SipLine &m_line;
    std::unique_ptr<campanile::dialer::Conductor> m_conductor;
    std::mutex m_mutex;
    std::vector<std::pair<std::string, campanile::dialer::CallEnd>> m_backs;
};
