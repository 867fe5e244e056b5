// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt.h"

#include "g711.h"
#include "wavcheck.h"

#include <samplerate.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace campanile::dialer {

namespace {

/// The file in memory, as libsndfile wants to read it.
struct Source {
    std::string_view bytes;
    sf_count_t at = 0;

    static sf_count_t size(void *self) { return static_cast<sf_count_t>(static_cast<Source *>(self)->bytes.size()); }

    static sf_count_t seek(sf_count_t offset, int whence, void *self)
    {
        auto &source = *static_cast<Source *>(self);
        const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? source.at : size(self);
        return source.at = std::clamp<sf_count_t>(from + offset, 0, size(self));
    }

    static sf_count_t read(void *to, sf_count_t count, void *self)
    {
        auto &source = *static_cast<Source *>(self);
        count = std::clamp<sf_count_t>(count, 0, size(self) - source.at);
        std::memcpy(to, source.bytes.data() + source.at, static_cast<std::size_t>(count));
        source.at += count;
        return count;
    }

    static sf_count_t tell(void *self) { return static_cast<Source *>(self)->at; }
};

auto refuse(const char *reason, const char *words)
{
    return failure(Failure::Kind::Invalid, reason, words);
}

std::vector<std::int16_t> samplesOf(std::span<const float> sound)
{
    std::vector<std::int16_t> samples(sound.size());
    std::ranges::transform(sound, samples.begin(),
        [](float sample) { return static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767)); });
    return samples;
}

/// Nothing: it cannot be resampled.
std::vector<std::int16_t> resampled(const std::vector<float> &sound, int rate, int toRate)
{
    if (rate == toRate)
        return samplesOf(sound);
    const double ratio = double(toRate) / rate;
    std::vector<float> line(static_cast<std::size_t>(std::ceil(static_cast<double>(sound.size()) * ratio)) + 16);
    SRC_DATA job{};
    job.data_in = sound.data();
    job.data_out = line.data();
    job.input_frames = static_cast<long>(sound.size());
    job.output_frames = static_cast<long>(line.size());
    job.src_ratio = ratio;
    if (src_simple(&job, SRC_SINC_MEDIUM_QUALITY, 1) != 0)
        return {};
    return samplesOf(std::span(line).first(static_cast<std::size_t>(job.output_frames_gen)));
}

} // namespace

Result<std::shared_ptr<const Prompt>> Prompt::fromWav(std::string_view bytes)
{
    if (const auto checked = checkWav(bytes); !checked)
        return std::unexpected(checked.error());
    Source source{.bytes = bytes};
    SF_VIRTUAL_IO io{Source::size, Source::seek, Source::read, nullptr, Source::tell};
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, decltype(&sf_close)> file(sf_open_virtual(&io, SFM_READ, &info, &source), sf_close);
    if (!file || info.channels != 1 || info.samplerate <= 0)
        return refuse("AUDIO_NOT_WAV", "the audio cannot be read");
    std::vector<float> read(static_cast<std::size_t>(info.frames));
    read.resize(static_cast<std::size_t>(sf_readf_float(file.get(), read.data(), info.frames)));

    std::vector<std::int16_t> line = resampled(read, info.samplerate, lineRate);
    std::vector<std::int16_t> wide = resampled(read, info.samplerate, 2 * lineRate);
    if (line.empty() || wide.empty())
        return refuse("AUDIO_FORMAT", "the audio cannot be resampled");

    const std::size_t whole = (line.size() + frameBytes - 1) / frameBytes * frameBytes;
    const std::shared_ptr<Prompt> prompt(new Prompt);
    prompt->m_pauses = pausesIn(line, frameBytes);
    line.resize(whole);
    wide.resize(2 * whole);
    auto &[a, mu, g722] = prompt->m_coded;
    a.resize(whole);
    mu.resize(whole);
    std::ranges::transform(line, a.begin(), [](std::int16_t sample) { return encoded(Law::A, sample); });
    std::ranges::transform(line, mu.begin(), [](std::int16_t sample) { return encoded(Law::Mu, sample); });
    g722 = g722Of(wide);
    g722.resize(whole, silentFrame(Codec::G722).front());
    return prompt;
}

std::size_t Prompt::nextPause(std::size_t frame) const
{
    const auto next = std::ranges::find_if(m_pauses, [&](const FrameRange &pause) { return pause.end > frame; });
    return next == m_pauses.end() ? frames() : std::max(frame, next->begin);
}

std::size_t Prompt::sentenceBegin(std::size_t frame) const
{
    std::size_t begin = 0;
    for (const FrameRange &pause : m_pauses) {
        if (pause.end <= frame)
            begin = pause.end;
    }
    return begin;
}

} // namespace campanile::dialer
