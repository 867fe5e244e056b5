// SPDX-License-Identifier: GPL-3.0-or-later
#include "noalert.h"
#include "server.h"
#include "simulatedtrunk.h"
#include "siptrunk.h"
#include "sqliteledger.h"
#include "stopsignal.h"

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

namespace {

using namespace campanile::dialer;

enum ExitCode { Clean = 0, Usage = 2, LedgerRefused = 3, CannotListen = 4, TrunkRefused = 5 };

int refuse(ExitCode code, const Failure &why)
{
    spdlog::error("event=refused reason={} words=\"{}\"", why.reason, why.words);
    return code;
}

/// The config file first, then the flags over it.
Result<std::optional<int>> settingsFrom(int argc, char **argv, Settings &settings)
{
    std::string config;
    std::optional<std::string> listen, ledger, library, logLevel;
    std::optional<double> timeScale, callsPerSecond;
    std::optional<std::uint64_t> seed;
    std::optional<int> channels;
    CLI::App app("campaniled: the dialing backend of Campanile");
    app.set_version_flag("--version", std::string("campaniled ") + CAMPANILE_VERSION);
    app.add_option("--config", config,
        "TOML file: listen, ledger, library, log_level, [tls], [[token]], [[trunk]], [[exchange]], [machine_detection], "
        "[simulation], [limits], [call_back]");
    app.add_option("--listen", listen, "HOST:PORT; port 0: any free one (127.0.0.1:50151)");
    app.add_option("--port-file", settings.portFile, "written when it listens: \"host:port\"");
    app.add_option("--ledger", ledger, "the record of all campaigns, one SQLite file (campaniled.ledger)");
    app.add_option("--library", library, "folder of what consoles share: audio, documents (beside the ledger)");
    app.add_option(
        "--token-file", settings.tokenFile, "an administrator's token in its first line; made if it is not there");
    app.add_option("--time-scale", timeScale, "how many times faster than real a simulated network is (1)");
    app.add_option("--seed", seed, "of the simulated network (1)");
    app.add_option("--channels", channels, "calls at the same time, on every trunk (90)");
    app.add_option("--cps", callsPerSecond, "calls started per second, on every trunk (6)");
    app.add_option("--log-level", logLevel, "debug, info, warn, error (info)");
    app.add_flag("--exit-with-parent", settings.exitWithParent, "stop when standard input is closed");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? Clean : Usage;
    }
    if (!config.empty()) {
        if (auto read = readConfig(config, settings); !read)
            return std::unexpected(read.error());
    }
    settings.listen = listen.value_or(settings.listen);
    settings.ledger = ledger.value_or(settings.ledger);
    settings.library = library.value_or(settings.library);
    settings.logLevel = logLevel.value_or(settings.logLevel);
    settings.timeScale = timeScale.value_or(settings.timeScale);
    settings.seed = seed.value_or(settings.seed);
    for (auto &trunk : settings.trunks) {
        trunk.info.channels = channels.value_or(trunk.info.channels);
        trunk.info.callsPerSecond = callsPerSecond.value_or(trunk.info.callsPerSecond);
    }
    if (auto token = readTokenFile(settings); !token)
        return std::unexpected(token.error());
    if (auto checked = checkSettings(settings); !checked)
        return std::unexpected(checked.error());
    return std::nullopt;
}

bool writePortFile(const std::string &path, const std::string &address)
{
    if (path.empty())
        return true;
    const auto draft = path + ".new";
    {
        std::ofstream file(draft);
        file << address << '\n';
        if (!file.flush())
            return false;
    }
    return std::rename(draft.c_str(), path.c_str()) == 0;
}

/// A trunk's line; the first that is real brings its stack to life.
Result<std::unique_ptr<Trunk>> lineOf(
    const TrunkSettings &trunk, std::uint64_t seed, int incomingCalls, std::unique_ptr<SipStack> &stack, Loop &loop)
{
    if (!trunk.sip)
        return std::make_unique<SimulatedTrunk>(trunk.info, PhoneBox(seed), loop);
    if (!stack) {
        auto started = SipStack::start();
        if (!started)
            return std::unexpected(started.error());
        stack = std::move(*started);
    }
    auto sip = *trunk.sip;
    sip.incomingCalls = incomingCalls;
    return SipTrunk::open(trunk.info, sip, *stack, loop);
}

int serve(const Settings &settings, StopSignal &stopSignal)
{
    const auto noAlert = noAlertOf(settings);
    if (!noAlert)
        return refuse(Usage, noAlert.error());
    auto opened = SqliteLedger::open({settings.ledger, {}});
    if (!opened)
        return refuse(LedgerRefused, opened.error());
    const auto last = (*opened)->lastTimeMs();
    if (!last)
        return refuse(LedgerRefused, last.error());
    // accelerated time may have left the ledger in the future: it goes on from there
    const ScaledClock clock(settings.timeScale, std::max(systemWallMs(), *last));
    ThreadLoop loop(clock);
    const auto ledger = std::move(*opened); // ends before the loop, which it posts to
    Library::Options shelf{.folder = settings.libraryFolder(), .vfs = {}, .nowMs = {}, .pinned = {}};
    shelf.reserve = settings.libraryReserveMb * 1024LL * 1024;
    shelf.pinned = [&ledger] { return ledger->audioDigests(); };
    const auto library = Library::open(std::move(shelf));
    if (!library)
        return refuse(LedgerRefused, library.error());
    (*library)->sweepNowAndThen();
    std::unique_ptr<SipStack> stack; // ends after the trunks on it
    std::vector<std::unique_ptr<Trunk>> trunks;
    std::vector<Trunk *> lines;
    for (const auto &trunk : settings.trunks) {
        auto line = lineOf(trunk, settings.seed, settings.callBackChannels, stack, loop);
        if (!line) {
            loop.stop();
            return refuse(TrunkRefused, line.error());
        }
        trunks.push_back(std::move(*line));
        lines.push_back(trunks.back().get());
    }
    // the consoles of a valley that lose one operator together must not all come back at one moment
    const std::uint64_t seed = settings.timeScale == 1 ? std::random_device()() : settings.seed;
    Switchboard switchboard(loop, *ledger, lines,
        {.recipients = settings.largestCampaign,
            .callBacks = {.after = std::chrono::hours(settings.callBackHours), .noAlert = *noAlert},
            .exchanges = settings.exchanges,
            .seed = seed});
    const auto restored = switchboard.restore();
    if (!restored) {
        loop.stop();
        return refuse(LedgerRefused, restored.error());
    }
    auto server = Server::start(settings, switchboard, **library);
    if (!server) {
        loop.stop();
        return refuse(CannotListen, server.error());
    }
    if (!writePortFile(settings.portFile, (*server)->address())) {
        (*server)->stop();
        loop.stop();
        return refuse(Usage, {Failure::Kind::Unavailable, "PORT_FILE", "cannot write " + settings.portFile});
    }
    spdlog::info("event=listening address={} ledger=\"{}\" library=\"{}\" restored={} time_scale={} tls={}",
        (*server)->address(), settings.ledger, settings.libraryFolder(), *restored, settings.timeScale,
        settings.hasTls());

    const auto *why = stopSignal.wait();
    spdlog::info("event=stopping why=\"{}\"", why);
    (*server)->announceEnd();
    switchboard.quiesce(std::chrono::seconds(2)); // what still talks then is uncertain, and the next start says so
    (*server)->stop();
    if (!settings.portFile.empty())
        std::remove(settings.portFile.c_str());
    loop.stop();
    spdlog::info("event=stopped");
    return Clean;
}

} // namespace

int main(int argc, char **argv)
{
    const auto log = spdlog::stderr_logger_mt("campaniled");
    spdlog::set_default_logger(log);
    spdlog::set_pattern("time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc);
    Settings settings;
    const auto early = settingsFrom(argc, argv, settings);
    if (!early)
        return refuse(Usage, early.error());
    if (const std::optional<int> code = *early)
        return *code;
    spdlog::set_level(spdlog::level::from_str(settings.logLevel));
    StopSignal stopSignal(settings.exitWithParent); // before any thread, so that they inherit its mask
    return serve(settings, stopSignal);
}
