// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt.h"

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

    const double ratio = double(lineRate) / info.samplerate;
    std::vector<float> line(static_cast<std::size_t>(std::ceil(static_cast<double>(read.size()) * ratio)) + 16);
    SRC_DATA job{};
    job.data_in = read.data();
    job.data_out = line.data();
    job.input_frames = static_cast<long>(read.size());
    job.output_frames = static_cast<long>(line.size());
    job.src_ratio = ratio;
    if (src_simple(&job, SRC_SINC_MEDIUM_QUALITY, 1) != 0)
        return refuse("AUDIO_FORMAT", "the audio cannot be resampled");
    line.resize(static_cast<std::size_t>(job.output_frames_gen));

    const std::size_t whole = (line.size() + frameBytes - 1) / frameBytes * frameBytes;
    const std::shared_ptr<Prompt> prompt(new Prompt);
    prompt->m_a.assign(whole, silenceOf(Law::A));
    prompt->m_mu.assign(whole, silenceOf(Law::Mu));
    prompt->m_pauses = pausesIn(line, frameBytes);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto sample = static_cast<std::int16_t>(std::lround(std::clamp(line[i], -1.0F, 1.0F) * 32767));
        prompt->m_a[i] = encoded(Law::A, sample);
        prompt->m_mu[i] = encoded(Law::Mu, sample);
    }
    return prompt;
}

std::size_t Prompt::nextPause(std::size_t frame) const
{
    const auto next = std::ranges::find_if(m_pauses, [&](const FrameRange &pause) { return pause.end > frame; });
    return next == m_pauses.end() ? frames() : std::max(frame, next->begin);
}

} // namespace campanile::dialer
