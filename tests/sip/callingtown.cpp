// SPDX-License-Identifier: GPL-3.0-or-later
#include "callingtown.h"

#include <future>
#include <utility>

using namespace campanile::dialer;
using namespace std::chrono_literals;

CallingTown::CallingTown(SipLine &line, SipTrunk &trunk, Conductor::Options options)
    : m_line(line)
{
    ledger.setHealthListener({});
    options.calledBack = [this](const std::string &, const std::string &campaign, const CallEnd &end) {
        const std::scoped_lock lock(m_mutex);
        m_backs.emplace_back(campaign, end);
    };
    on([&] {
        m_conductor = std::make_unique<Conductor>(
            line.loop(), ledger, std::vector<Trunk *>{&trunk}, Conductor::Watcher(), std::move(options));
    });
}

CallingTown::~CallingTown()
{
    m_line.loop().stop(); // the conductor's timers stand on it
}

void CallingTown::launch(
    const std::string &id, const std::vector<std::uint64_t> &numbers, std::shared_ptr<const Playlist> playlist)
{
    on([&] {
        CampaignSetup setup;
        setup.id = id;
        setup.recipients = static_cast<std::uint32_t>(numbers.size());
        setup.tracks = {playlist->tracks.at(0).length};
        setup.rules.policy.retryDelay = {{Outcome::NoAnswer, 120s}, {Outcome::Busy, 120s}, {Outcome::HungUp, 120s}};
        std::vector<Callee> callees;
        for (const auto number : numbers)
            callees.push_back({number, 0});
        m_conductor->launch({CampaignMachine(std::move(setup)), std::move(callees), std::move(playlist),
                                std::make_shared<ProgressBoard>(Progress(numbers.size()))},
            [](const Result<void> &) { });
    });
}

void CallingTown::stop(const std::string &id)
{
    on([&] { m_conductor->stop(id, "STOP: wrong", [](const Result<void> &) { }); });
}

Events CallingTown::events(const std::string &id)
{
    Events events;
    on([&] { events = ledger.stored[id]; });
    return events;
}

std::vector<std::pair<std::string, CallEnd>> CallingTown::backs()
{
    const std::scoped_lock lock(m_mutex);
    return m_backs;
}

void CallingTown::on(const std::function<void()> &work)
{
    std::promise<void> done;
    m_line.loop().post([&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}
