// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>

#include <functional>

namespace campanile::ctl {

class Session;

/// What a script can rely on; told by --help.
enum ExitCode {
    Ok = 0,
    Failed = 1,
    Usage = 2,
    Empty = 3, ///< nothing selected, found or imported
    DialerUnreachable = 4,
    Refused = 5, ///< by the rules or by the dialer
};

/// One line of the table in main.cpp. `run` is called inside the event loop and must call `finish` exactly once, now or
/// later; a command that only reads and writes files may simply block.
struct Command {
    QString group; ///< "contacts", empty: none
    QString name; ///< "import"
    QString arguments; ///< "FILE.csv", for the help
    QString summary;
    std::function<void(QCommandLineParser &)> addOptions; ///< beyond --data, --pack, --json; may be empty
    std::function<void(Session &, const QCommandLineParser &, std::function<void(int)> finish)> run;
    int words = 0; ///< how many it takes beside options; checked before `run`
};

[[nodiscard]] QList<Command> contactCommands();
[[nodiscard]] QList<Command> audienceCommands();
[[nodiscard]] QList<Command> campaignCommands();
[[nodiscard]] QList<Command> optOutCommands();
[[nodiscard]] QList<Command> outboxCommands();
[[nodiscard]] QList<Command> messageCommands();

} // namespace campanile::ctl
