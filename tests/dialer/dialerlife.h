// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scriptedtrunk.h"
#include "sqliteledger.h"
#include "switchboard.h"
#include "threadloop.h"

#include <future>
#include <memory>

namespace campanile::dialer {

/// One life of the dialer on a ledger: all of it but the network, with lines that a test answers for. It ends without
/// a word, as if killed; what is on its way to the disk gets there.
class DialerLife final {
public:
    struct Options {
        std::vector<Trunk::Info> lines{{.name = "line", .mode = Mode::Live}};
        Switchboard::Limits limits{};
        std::chrono::milliseconds later{0}; ///< so far is the wall clock ahead
        double timeScale = 200;
        bool down = false; ///< no line is up
    };

    DialerLife(const std::string &ledgerPath, Options options); ///< restored; any refusal ends the test
    ~DialerLife();

    [[nodiscard]] Switchboard &switchboard() { return *m_switchboard; }

    [[nodiscard]] ScriptedTrunk &line(std::size_t index = 0) { return *m_lines[index]; }

    [[nodiscard]] const DialClock &clock() const { return m_clock; }

    /// On the loop's thread, where the lines live.
    template <class F> auto onLoop(F work)
    {
        std::promise<decltype(work())> promise;
        m_loop.post([&] {
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                promise.set_value();
            } else {
                promise.set_value(work());
            }
        });
        return promise.get_future().get();
    }

private:
    std::unique_ptr<SqliteLedger> m_ledger;
    ScaledClock m_clock; ///< goes on where the ledger ends, as campaniled's does
    ThreadLoop m_loop;
    std::vector<std::unique_ptr<ScriptedTrunk>> m_lines;
    std::unique_ptr<Switchboard> m_switchboard;
};

/// As a console sent it, in two languages with all prompts; every second recipient hears the second.
[[nodiscard]] Upload sampleUpload(const std::string &id, Mode mode, int recipients);

} // namespace campanile::dialer
