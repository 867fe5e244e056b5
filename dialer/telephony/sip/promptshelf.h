// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "prompt.h"
#include "trunk.h"

#include <future>
#include <map>

namespace campanile::dialer {

/// The prompts of the campaigns that are calling, each made once, beside the thread that signals: converting a minute
/// of sound takes longer than a call may wait. One thread uses it.
class PromptShelf final {
public:
    /// A call of it begins: what is not there yet is begun to be made, the menu first.
    void order(const std::shared_ptr<const Playlist> &playlist);
    /// Waits where it is still being made; null: it is no sound.
    [[nodiscard]] std::shared_ptr<const Prompt> get(const Sound &sound);

private:
    using Wav = std::shared_ptr<const std::string>;

    struct Made {
        std::weak_ptr<const std::string> wav; ///< while a campaign holds it, its address is nobody else's
        std::shared_future<std::shared_ptr<const Prompt>> prompt;
    };

    void make(const std::vector<Wav> &wavs);

    std::weak_ptr<const Playlist> m_last;
    std::map<const std::string *, Made> m_made; ///< by the WAV file's bytes in memory
    std::vector<std::future<void>> m_makers;
};

} // namespace campanile::dialer
