// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiocheck.h"
#include "audioworkshop.h"
#include "pcm.h"

namespace campanile {

/// A message's audio as it comes out of its parts.
struct MessageSound {
    Pcm sound;
    TakeQuality takes;
    QList<std::chrono::milliseconds> starts; ///< of the parts

    [[nodiscard]] AudioReport report() const { return checkedSound(sound, takes); }
};

/// What of a take the edit's trimStart and trimEnd leave; AudioEmpty: nothing.
[[nodiscard]] Result<Pcm> keptOf(const Pcm &take, const AudioEdit &edit);
/// All of an edit but its repeats.
[[nodiscard]] Result<MessageSound> editedTake(const Pcm &take, const AudioEdit &edit);
/// Reads and edits each part, all as loud as the others, and puts them behind each other.
[[nodiscard]] Result<MessageSound> joinedParts(const QList<AudioPart> &parts);
/// The takes' clipping and noise, in what the edits keep of them.
[[nodiscard]] Result<TakeQuality> qualityOf(const QList<AudioPart> &parts);
[[nodiscard]] MessageSound repeatedMessage(MessageSound message, int times);

} // namespace campanile
