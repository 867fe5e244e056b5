// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesound.h"

#include "soundedit.h"
#include "soundfile.h"

#include <algorithm>

namespace campanile {

using namespace std::chrono_literals;

namespace {

/// A file's name into an error that does not know it.
Error of(const QString &path, Error error)
{
    if (error.args.isEmpty())
        error.args.append(path);
    return error;
}

} // namespace

Result<Pcm> keptOf(const Pcm &take, const AudioEdit &edit)
{
    const auto samplesOf = [&](std::chrono::milliseconds time) {
        const auto longest = std::chrono::duration_cast<std::chrono::milliseconds>(longestSound);
        return static_cast<size_t>(std::clamp(time, 0ms, longest).count() * take.rate / 1000);
    };
    const size_t start = samplesOf(edit.trimStart);
    const size_t end = samplesOf(edit.trimEnd);
    if (start + end >= take.samples.size())
        return failure(ErrorCode::AudioEmpty);
    return Pcm{.rate = take.rate,
        .samples = std::vector<float>(take.samples.begin() + static_cast<std::ptrdiff_t>(start),
            take.samples.end() - static_cast<std::ptrdiff_t>(end))};
}

Result<MessageSound> editedTake(const Pcm &take, const AudioEdit &edit)
{
    auto kept = keptOf(take, edit);
    if (!kept)
        return std::unexpected(kept.error());
    const TakeQuality quality = takeQuality(*kept);
    auto sound = resampled(*kept, messageRate);
    if (!sound)
        return std::unexpected(sound.error());
    if (isSilent(*sound))
        return failure(ErrorCode::AudioSilent);
    if (edit.trimSilence)
        sound = trimmed(*sound);
    if (edit.longestPause > 0ms)
        sound = withShorterPauses(*sound, edit.longestPause);
    if (edit.normalise)
        sound = normalised(*sound);
    return MessageSound{.sound = faded(*std::move(sound), 5ms), .takes = quality, .starts = {0ms}};
}

Result<MessageSound> joinedParts(const QList<AudioPart> &parts)
{
    if (parts.isEmpty())
        return failure(ErrorCode::AudioEmpty, {QString()});
    MessageSound message;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        AudioEdit edit = parts.at(i).edit;
        edit.normalise = true;
        const auto part = readSound(parts.at(i).path).and_then([&](const Pcm &take) { return editedTake(take, edit); });
        if (!part)
            return std::unexpected(of(parts.at(i).path, part.error()));
        std::vector<float> &samples = message.sound.samples;
        if (i > 0) {
            const auto pause = std::clamp<std::chrono::milliseconds>(parts.at(i).pause, 0ms, 10s);
            samples.insert(samples.end(), static_cast<size_t>(pause.count()) * messageRate / 1000, 0.0F);
            message.takes.add(part->takes);
        } else {
            message.takes = part->takes;
        }
        message.starts.append(message.sound.length());
        samples.insert(samples.end(), part->sound.samples.begin(), part->sound.samples.end());
        if (message.sound.length() > longestSound)
            return std::unexpected(tooLong(message.sound.length() / 1s));
    }
    return message;
}

Result<TakeQuality> qualityOf(const QList<AudioPart> &parts)
{
    std::optional<TakeQuality> all;
    for (const AudioPart &part : parts) {
        const auto kept = readSound(part.path).and_then([&](const Pcm &take) { return keptOf(take, part.edit); });
        if (!kept)
            return std::unexpected(of(part.path, kept.error()));
        const TakeQuality quality = takeQuality(*kept);
        if (all)
            all->add(quality);
        else
            all = quality;
    }
    return all.value_or(TakeQuality{});
}

MessageSound repeatedMessage(MessageSound message, int times)
{
    message.sound = repeated(message.sound, times, 1s);
    return message;
}

} // namespace campanile
