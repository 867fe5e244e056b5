// SPDX-License-Identifier: GPL-3.0-or-later
#include "osmfile.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <string>

namespace {

constexpr char help[] = R"(Usage: campanile-sampletown -o FILE [--seed N]

Writes the invented town Borgo Campanile as OpenStreetMap data; FILE is .osm.pbf, .osm, .osm.gz, .opl, ...
The same seed makes the same town on every machine. --seed 1 is the one that ships.
)";

} // namespace

int main(int argc, char **argv)
{
    std::string output;
    std::uint64_t seed = 1;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--help" || argument == "-h") {
            std::fputs(help, stdout);
            return 0;
        }
        if (argument == "-o" && i + 1 < argc) {
            output = argv[++i];
        } else if (argument == "--seed" && i + 1 < argc) {
            char *end = nullptr;
            seed = std::strtoull(argv[++i], &end, 10);
            if (*end != '\0' || end == argv[i]) {
                std::fprintf(stderr, "campanile-sampletown: \"%s\" is not a number.\n", argv[i]);
                return 2;
            }
        } else {
            std::fprintf(stderr, "campanile-sampletown: what is \"%s\"? See --help.\n", argv[i]);
            return 2;
        }
    }
    if (output.empty()) {
        std::fputs("campanile-sampletown: no output file (-o FILE).\n", stderr);
        return 2;
    }
    if (const auto folder = std::filesystem::path(output).parent_path();
        !folder.empty() && !std::filesystem::is_directory(folder)) {
        std::fprintf(stderr, "campanile-sampletown: there is no folder %s.\n", folder.c_str());
        return 1;
    }
    try {
        const auto town = campanile::sample::makeTown(seed);
        campanile::sample::writeOsm(town, output);
        std::size_t doors = 0;
        for (const auto &house : town.houses)
            doors += house.doors.size();
        std::printf("Borgo Campanile: %zu streets and roads, %zu houses, %zu civic numbers\n", town.net.roads.size(),
            town.houses.size(), doors);
    } catch (const std::exception &exception) {
        std::fprintf(stderr, "campanile-sampletown: %s: %s\n", output.c_str(), exception.what());
        return 1;
    }
    return 0;
}
