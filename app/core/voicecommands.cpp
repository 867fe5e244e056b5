// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicecommands.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace campanile {

using Problem = VoiceCommandFinding::Problem;

namespace {

struct VoiceCommandWords {
    Q_DECLARE_TR_FUNCTIONS(VoiceCommandWords)
public:
    static QString sentence(const VoiceCommandFinding &finding);
};

QString VoiceCommandWords::sentence(const VoiceCommandFinding &finding)
{
    switch (finding.problem) {
    case Problem::None: return {};
    case Problem::NameMissing: return tr("The voice needs a name.");
    case Problem::NameTaken: return tr("Another voice has this name already.");
    case Problem::LanguageUnknown: return tr("The voice needs a language, such as “it” or “de”.");
    case Problem::CommandEmpty: return tr("There is no command.");
    case Problem::QuoteOpen: return tr("A quotation mark is opened and never closed.");
    case Problem::NoWave: return tr("The command does not say where the sound is written: put {wav} there.");
    case Problem::PlaceholderUnknown:
        return tr("Nothing is known as %1: there are {wav}, {text}, {speed}, {slowness} and {language}.")
            .arg(finding.detail);
    case Problem::ProgramMissing: return tr("The program %1 is not on this computer.").arg(finding.detail);
    }
    return {};
}

std::unexpected<VoiceCommandFinding> wrong(Problem problem, const QString &detail = {})
{
    return std::unexpected(VoiceCommandFinding{problem, detail});
}

} // namespace

QString words(const VoiceCommandFinding &finding)
{
    return VoiceCommandWords::sentence(finding);
}

std::expected<QStringList, VoiceCommandFinding> voiceCommandWords(const QString &command)
{
    QStringList words;
    QString word;
    bool begun = false;
    QChar quote;
    for (const QChar c : command) {
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
            begun = true;
        } else if (c.isSpace()) {
            if (begun)
                words.append(word);
            word.clear();
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (!quote.isNull())
        return wrong(Problem::QuoteOpen);
    if (begun)
        words.append(word);
    if (words.isEmpty() || words.first().isEmpty())
        return wrong(Problem::CommandEmpty);
    static const QRegularExpression placeholder(uR"(\{[^{}]*\})"_s);
    static const QSet<QString> known{u"{wav}"_s, u"{text}"_s, u"{speed}"_s, u"{slowness}"_s, u"{language}"_s};
    bool writes = false;
    for (const QString &each : words) {
        for (auto found = placeholder.globalMatch(each); found.hasNext();) {
            const QString name = found.next().captured();
            if (!known.contains(name))
                return wrong(Problem::PlaceholderUnknown, name);
            writes = writes || name == "{wav}"_L1;
        }
    }
    if (!writes)
        return wrong(Problem::NoWave);
    return words;
}

QList<VoiceCommandFinding> voiceCommandFindings(const VoiceCommands &commands)
{
    QList<VoiceCommandFinding> findings;
    QSet<QString> names;
    for (const VoiceCommand &command : commands) {
        VoiceCommandFinding finding;
        const QString name = command.name.trimmed().toCaseFolded();
        const auto words = voiceCommandWords(command.command);
        if (name.isEmpty())
            finding = {Problem::NameMissing};
        else if (names.contains(name))
            finding = {Problem::NameTaken};
        else if (QLocale(command.language).language() == QLocale::C)
            finding = {Problem::LanguageUnknown, command.language};
        else if (!words)
            finding = words.error();
        else if (voiceProgram(words->first()).isEmpty())
            finding = {Problem::ProgramMissing, words->first()};
        names.insert(name);
        findings.append(finding);
    }
    return findings;
}

QString voiceProgram(const QString &program)
{
    const QFileInfo file(program);
    if (file.isAbsolute())
        return file.isFile() && file.isExecutable() ? program : QString();
    return QStandardPaths::findExecutable(program);
}

} // namespace campanile
