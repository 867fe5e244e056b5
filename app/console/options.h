// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consolesettings.h"

#include <QStringList>

#include <optional>

namespace campanile {

/// The command line of the console; it wins over the saved settings.
struct ConsoleOptions {
    enum class Screen { Console, Wall };
    Screen screen = Screen::Console;
    bool demo = false; ///< the sample town (or packPath), a sample directory, an embedded dialer; its own data folder
    bool selfTest = false; ///< build everything, show every page, leave with 0
    QString dataFolder; ///< empty: the user's own
    QString packPath; ///< empty: as saved
    QString dialerAddress; ///< empty: as saved
    QString tokenFile; ///< first line is the dialer's access code
    double timeScale = 1; ///< of the embedded dialer's simulated network
    quint64 seed = 1; ///< of the simulated network and of the sample directory
    int sampleContacts = 0; ///< of the sample directory; 0: about as many as the town has phones
    QString language; ///< empty: as saved
    std::optional<ConsoleSettings::LookChoice> look;
};

/// Reads the program's arguments. On a mistake or --help it prints and returns the exit code instead.
[[nodiscard]] std::optional<int> readOptions(const QStringList &arguments, ConsoleOptions &options);

} // namespace campanile
