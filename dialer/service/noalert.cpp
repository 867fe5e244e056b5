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
    const auto refuse = [&](const std::string &why) {
        return failure(Failure::Kind::Invalid, "USAGE", "call_back: no_alert " + path.string() + ": " + why);
    };
    if (!fs::is_regular_file(path, error)) // a device or a pipe has no end
        return refuse("is no file");
    std::ifstream file(path, std::ios::binary);
    if (!file.is_open())
        return refuse("cannot be read");
    auto bytes = std::make_shared<std::string>(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    const auto wav = checkWav(*bytes);
    if (!wav)
        return refuse(wav.error().words);
    return std::make_shared<const Playlist>(
        Playlist{.tracks = {{wav->length, std::move(bytes)}}, .menu = {}, .menuTimeout = {}});
}

} // namespace campanile::dialer
