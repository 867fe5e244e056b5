// SPDX-License-Identifier: GPL-3.0-or-later
// A file that may be a sound: read, drawn, repaired like an interrupted recording, and read again.
#include "inputfile.h"

#include "soundfile.h"
#include "soundimport.h"
#include "wavrepair.h"

#include <cmath>

using namespace campanile;
using namespace campanile::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const InputFile file(data, size);
    const auto sound = readSound(file.path());
    if (sound) {
        must(!sound->samples.empty() && sound->length() <= longestSound);
        for (const float sample : sound->samples)
            must(std::isfinite(sample) && std::abs(sample) <= 8);
    }
    // as campanile-decoder reads it
    qint64 frames = 0;
    const auto blocks = readSoundBlocks(
        file.path(), [](int) { return Result<void>(); },
        [&frames](std::span<const float> samples) -> Result<void> {
            frames += qint64(samples.size());
            for (const float sample : samples)
                must(std::isfinite(sample) && std::abs(sample) <= 8);
            return {};
        });
    must(!sound || (blocks && frames == qint64(sound->samples.size())));
    const auto waveform = readWaveform(file.path(), 50);
    must(waveform.has_value() == sound.has_value());
    if (waveform) {
        must(waveform->peaks.size() == 50 && waveform->length == sound->length());
        for (const float peak : waveform->peaks)
            must(peak >= 0 && peak <= 1);
    }
    (void)isDecodable(file.path());

    const auto repaired = repairWav(file.path());
    if (!repaired)
        return 0;
    must(repaired->frames > 0 && repaired->rate > 0 && repaired->channels > 0);
    must(repaired->frames * repaired->channels * 2 <= qint64(size)); // nothing is made up
    const auto again = repairWav(file.path());
    must(again && !again->repaired && again->frames == repaired->frames);
    if (const auto whole = readSound(file.path()))
        must(qint64(whole->samples.size()) <= qint64(size));
    return 0;
}
