// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <expected>

namespace campanile {

/// A voice that is a program of this workstation: piper and the like.
struct VoiceCommand {
    QString name; ///< for people; tells it from the others
    QString language; ///< BCP 47
    /// "piper --model /voci/paola.onnx --length_scale {slowness} --output_file {wav}". {wav}: the file to be written;
    /// {text}: a file with the text, where it is not read from the standard input; {speed}: 1 is the voice's own;
    /// {slowness}: its inverse; {language}. Words with spaces stand in quotation marks; there is no shell.
    QString command;
    friend bool operator==(const VoiceCommand &, const VoiceCommand &) = default;
};

using VoiceCommands = QList<VoiceCommand>;

/// What can be wrong with one, before it is used.
struct VoiceCommandFinding {
    enum class Problem {
        None,
        NameMissing,
        NameTaken,
        LanguageUnknown,
        CommandEmpty,
        QuoteOpen, ///< a quotation mark is never closed
        NoWave, ///< nothing says where the sound is to be written
        PlaceholderUnknown, ///< detail: the placeholder
        ProgramMissing, ///< detail: the program
    };
    Problem problem = Problem::None;
    QString detail{};
    friend bool operator==(const VoiceCommandFinding &, const VoiceCommandFinding &) = default;
};

/// A whole sentence in the reader's language; empty for None.
[[nodiscard]] QString words(const VoiceCommandFinding &finding);

/// Program and arguments, placeholders as they are.
[[nodiscard]] std::expected<QStringList, VoiceCommandFinding> voiceCommandWords(const QString &command);
/// One for each command, in their order.
[[nodiscard]] QList<VoiceCommandFinding> voiceCommandFindings(const VoiceCommands &commands);
/// Where the program is; empty: not on this workstation.
[[nodiscard]] QString voiceProgram(const QString &program);

} // namespace campanile
