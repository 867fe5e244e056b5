// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machinesteps.h"
#include "trunk.h"

/// What callers hear and press.
namespace campanile::dialer::steps {

inline CallEnd optsOut()
{
    auto said = end(CallEnd::Cause::Completed, std::chrono::seconds(4), "00");
    said.optedOut = true;
    return said;
}

inline std::shared_ptr<const Playlist> messageWithPrompts()
{
    const auto sound = [](std::chrono::milliseconds length) {
        return Sound{length, std::make_shared<const std::string>("RIFF")};
    };
    Playlist playlist{{sound(std::chrono::seconds(20))}, {}, {}};
    auto &prompts = playlist.prompts.emplace_back();
    for (const auto kind :
        {PromptKind::Keys, PromptKind::Confirmed, PromptKind::Help, PromptKind::OptOut, PromptKind::OptedOut})
        prompts[kind] = sound(std::chrono::seconds(1));
    return std::make_shared<const Playlist>(std::move(playlist));
}

/// What may be promised when nothing more is recorded.
inline bool isAfterTheEnd(const CallOrder &order)
{
    const auto &prompts = order.playlist->prompts.at(order.track);
    return prompts.size() == 2 && prompts.contains(PromptKind::OptOut) && prompts.contains(PromptKind::OptedOut);
}

} // namespace campanile::dialer::steps
