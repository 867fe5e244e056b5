// SPDX-License-Identifier: GPL-3.0-or-later
#include "noalert.h"

#include "wavcheck.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace campanile::dialer {

namespace {

namespace fs = std::filesystem;

fs::path besideUs()
{
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share/campanile/prompts/no-alert.wav";
}

} // namespace

Result<std::shared_ptr<const Playlist>> noAlertOf(const Settings &settings)
{
    if (settings.noAlert && settings.noAlert->empty())
        return nullptr;
    const auto path = settings.noAlert ? fs::path(*settings.noAlert) : besideUs();
    std::error_code error;
    if (!settings.noAlert && !fs::exists(path, error))
        return nullptr;
    std::ifstream file(path, std::ios::binary);
    auto bytes = std::make_shared<std::string>(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    const auto wav = checkWav(*bytes);
    if (!file.is_open() || !wav) {
        return failure(Failure::Kind::Invalid, "USAGE",
            "call_back: no_alert " + path.string() + ": " + (wav ? "cannot be read" : wav.error().words));
    }
    return std::make_shared<const Playlist>(
        Playlist{.tracks = {{wav->length, std::move(bytes)}}, .menu = {}, .menuTimeout = {}});
}

} // namespace campanile::dialer
