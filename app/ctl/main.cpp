// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QTextStream>
#include <QTimer>

using namespace campanile::ctl;
using namespace Qt::StringLiterals;

namespace {

QList<Command> allCommands()
{
    return contactCommands() + audienceCommands() + messageCommands() + campaignCommands() + optOutCommands()
        + outboxCommands();
}

QString nameOf(const Command &command)
{
    return command.group.isEmpty() ? command.name : command.group + u' ' + command.name;
}

QString usageOf(const Command &command)
{
    return command.arguments.isEmpty() ? nameOf(command) : nameOf(command) + u' ' + command.arguments;
}

void printHelp(QTextStream &out)
{
    out << "Usage: campanilectl COMMAND [OPTIONS]\n\n"
           "Campanile without a window: the registry, the areas and the campaigns of the console.\n\n";
    for (const Command &command : allCommands())
        out << "  " << usageOf(command) << "\n      " << command.summary << '\n';
    out << "\nOptions of every command:\n"
           "  --data DIR    the console's data folder (default: where the console keeps it)\n"
           "  --pack FILE   the town pack (default: DIR/town.townpack)\n"
           "  --json        answer with one JSON object on standard output\n"
           "  --help        after a command: all its options\n\n"
           "Exit codes: 0 done; 1 failed; 2 wrong usage; 3 nothing selected, found or imported;\n"
           "4 the dialer cannot be reached; 5 refused, by the rules or by the dialer.\n\n"
           "From a map to a drill (campanile-townpack makes the pack, campaniled is the dialer):\n"
           "  campanile-townpack build town.osm.pbf -o town.townpack\n"
           "  campanilectl contacts generate --data . --count 5000 --seed 1 -o sample.csv\n"
           "  campanilectl contacts import --data . sample.csv\n"
           "  campanilectl audience --data . --street 'Via Roma:1-45:odd' --no-landlines\n"
           "  campaniled --token-file token &\n"
           "  export CAMPANILE_DIALER=127.0.0.1:50151 CAMPANILE_TOKEN=$(head -n1 token)\n"
           "  campanilectl campaign prepare --data . --drill --street 'Via Roma' --text 'Prova di allerta'\n"
           "  campanilectl campaign launch CAMPAIGN_ID --digest RECEIPT\n"
           "  campanilectl campaign watch CAMPAIGN_ID\n"
           "  campanilectl campaign report CAMPAIGN_ID --data .\n";
}

void setUp(QCommandLineParser &parser, const Command &command)
{
    parser.setApplicationDescription(command.summary);
    parser.addOption({{u"h"_s, u"help"_s}, u"this help"_s});
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/campanile"_s;
    parser.addOption({u"data"_s, u"the console's data folder (default: %1)"_s.arg(data), u"DIR"_s, data});
    parser.addOption({u"pack"_s, u"the town pack (default: DIR/town.townpack)"_s, u"FILE"_s});
    parser.addOption({u"json"_s, u"answer with one JSON object"_s});
    if (command.addOptions)
        command.addOptions(parser);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"campanilectl"_s);
    QCoreApplication::setApplicationVersion(u"0.1.0"_s);
    QStringList arguments = QCoreApplication::arguments();
    QTextStream out(stdout);
    QTextStream errors(stderr);
    if (arguments.size() < 2) {
        printHelp(errors);
        return Usage;
    }
    if (arguments[1] == "--help"_L1 || arguments[1] == "-h"_L1 || arguments[1] == "help"_L1) {
        printHelp(out);
        return Ok;
    }
    if (arguments[1] == "--version"_L1) {
        out << "campanilectl " << QCoreApplication::applicationVersion() << '\n';
        return Ok;
    }
    const QList<Command> commands = allCommands();
    const auto command = std::ranges::find_if(commands, [&](const Command &c) {
        return c.group.isEmpty() ? arguments[1] == c.name : arguments[1] == c.group && arguments.value(2) == c.name;
    });
    if (command == commands.end()) {
        errors << "campanilectl: there is no command “" << arguments.mid(1, 2).join(u' ') << "”\n";
        for (const Command &other : commands) {
            if (!other.group.isEmpty() && other.group == arguments[1])
                errors << "  " << usageOf(other) << '\n';
        }
        errors << "Try: campanilectl --help\n";
        return Usage;
    }
    arguments.remove(1, command->group.isEmpty() ? 1 : 2);
    QCommandLineParser parser;
    setUp(parser, *command);
    if (!parser.parse(arguments)) {
        errors << "campanilectl: " << parser.errorText() << "\nTry: campanilectl " << nameOf(*command) << " --help\n";
        return Usage;
    }
    if (parser.isSet(u"help"_s)) {
        QString help = parser.helpText();
        help.replace(0, help.indexOf(u'\n'), u"Usage: campanilectl "_s + usageOf(*command) + u" [OPTIONS]\n"_s);
        out << help;
        return Ok;
    }
    Session session(nameOf(*command), parser.value(u"data"_s), parser.value(u"pack"_s), parser.isSet(u"json"_s));
    const QStringList words = parser.positionalArguments();
    if (words.size() > command->words)
        return session.usage(u"%1: what is “%2” for?"_s.arg(nameOf(*command), words[command->words]));
    if (words.size() < command->words)
        return session.usage(u"%1 needs %2"_s.arg(nameOf(*command), command->arguments.section(u' ', 0, 0)));
    QTimer::singleShot(
        0, &application, [&] { command->run(session, parser, [](int code) { QCoreApplication::exit(code); }); });
    return QCoreApplication::exec();
}
