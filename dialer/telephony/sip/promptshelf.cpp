// SPDX-License-Identifier: GPL-3.0-or-later
#include "promptshelf.h"

namespace campanile::dialer {

void PromptShelf::order(const std::shared_ptr<const Playlist> &playlist)
{
    if (!playlist || m_last.lock() == playlist)
        return;
    m_last = playlist;
    std::vector<Wav> wavs;
    if (playlist->menu)
        wavs.push_back(playlist->menu->wav);
    for (const Sound &track : playlist->tracks)
        wavs.push_back(track.wav);
    for (const auto &prompts : playlist->prompts) {
        for (const auto &[kind, sound] : prompts)
            wavs.push_back(sound.wav);
    }
    make(wavs);
}

std::shared_ptr<const Prompt> PromptShelf::get(const Sound &sound)
{
    if (!sound.wav)
        return nullptr;
    auto found = m_made.find(sound.wav.get());
    if (found == m_made.end() || found->second.wav.expired()) {
        make({sound.wav});
        found = m_made.find(sound.wav.get());
    }
    return found->second.prompt.get();
}

void PromptShelf::make(const std::vector<Wav> &wavs)
{
    std::erase_if(m_made, [](const auto &each) { return each.second.wav.expired(); });
    std::erase_if(m_makers,
        [](const auto &maker) { return maker.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
    std::vector<std::pair<Wav, std::promise<std::shared_ptr<const Prompt>>>> jobs;
    for (const Wav &wav : wavs) {
        if (!wav || m_made.contains(wav.get()))
            continue;
        auto &job = jobs.emplace_back(wav, std::promise<std::shared_ptr<const Prompt>>());
        m_made.emplace(wav.get(), Made{wav, job.second.get_future().share()});
    }
    if (jobs.empty())
        return;
    m_makers.push_back(std::async(std::launch::async, [jobs = std::move(jobs)]() mutable {
        for (auto &[wav, promise] :
            jobs) // it was checked when it was uploaded; null is a call without sound, which ends
            promise.set_value(Prompt::fromWav(*wav).value_or(nullptr));
    }));
}

} // namespace campanile::dialer
