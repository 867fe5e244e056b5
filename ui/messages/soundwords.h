// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiohistory.h"
#include "audioworkshop.h"
#include "livewatch.h"

#include <QString>

namespace campanile {

/// A finding as a row says it.
struct SoundWords {
    QString value;
    QString remark;
};

[[nodiscard]] SoundWords soundWords(const AudioFinding &finding, const AudioReport &report);
/// The worst finding as a sentence with what to do about it; empty: nothing to do.
[[nodiscard]] QString adviceWords(const AudioReport &report);
/// "−18 LUFS · right for the telephone".
[[nodiscard]] QString loudnessWords(const AudioReport &report);
[[nodiscard]] QString watchWords(LiveWatch::Verdict verdict); ///< while recording; empty: all is well
[[nodiscard]] QString undoWords(AudioStep step);
[[nodiscard]] QString redoWords(AudioStep step);

} // namespace campanile
