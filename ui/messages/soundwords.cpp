// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundwords.h"

#include "figures.h"
#include "waveformview.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

struct Sound {
    Q_DECLARE_TR_FUNCTIONS(Sound)
public:
    static SoundWords words(const AudioFinding &finding, const AudioReport &report);
    static QString advice(const AudioFinding &finding);
    static QString watch(LiveWatch::Verdict verdict);
    static QString lufs(double loudness);
    static QString seconds(double value);
    static QString undo(AudioStep step);
    static QString redo(AudioStep step);
};

QString Sound::lufs(double loudness)
{
    return tr("%1 LUFS").arg(
        QString(loudness < 0 ? u"−"_s : QString()) + QLocale().toString(std::abs(std::lround(loudness))));
}

QString Sound::seconds(double value)
{
    return tr("%1 s").arg(QLocale().toString(value, 'f', 1));
}

SoundWords Sound::words(const AudioFinding &finding, const AudioReport &report)
{
    const bool good = finding.severity == AudioSeverity::Good;
    const double value = finding.value;
    const auto whole = [](double number) { return figure(std::lround(number)); };
    switch (finding.aspect) {
    case AudioAspect::Length:
        return {clockWords(report.length),
            value > 40 ? tr("over 40 s many hang up")
                : good ? tr("under 40 s people listen to the end")
                       : tr("too short to be understood")};
    case AudioAspect::Loudness:
        return {lufs(value),
            good              ? tr("right for the telephone")
                : value < -18 ? tr("too quiet: speak up, closer to the microphone")
                              : tr("too loud: lower the microphone's level")};
    case AudioAspect::LeadingSilence:
        return {seconds(value), good ? tr("cut by itself") : tr("people think nobody is there: cut it")};
    case AudioAspect::TrailingSilence:
        return {seconds(value), good ? tr("cut by itself") : tr("costs time on every call: cut it")};
    case AudioAspect::Clipping:
        return {value > 0 ? whole(value) : tr("none"),
            good ? tr("nothing distorted") : tr("too close: a span further away")};
    case AudioAspect::Noise:
        return {tr("%1 dB below").arg(whole(value)),
            good ? tr("the voice stands out") : tr("find a quieter place, closer to the microphone")};
    case AudioAspect::Evenness:
        return {tr("%1 LU").arg(whole(value)),
            good ? tr("equally loud all along") : tr("parts are much quieter: same distance all along")};
    case AudioAspect::SpeechRate:
        if (value <= 0)
            return {u"–"_s, tr("measured with the text")};
        return {tr("%1 words/min").arg(whole(value)),
            good              ? tr("easy to follow")
                : value > 120 ? tr("too fast: slow down")
                              : tr("slow, or the text is not what is said")};
    }
    return {};
}

QString Sound::advice(const AudioFinding &finding)
{
    const double value = finding.value;
    const int count = static_cast<int>(std::lround(value));
    switch (finding.aspect) {
    case AudioAspect::Length:
        return value > 40 ? tr("It lasts over 40 seconds: many hang up before the end. Say it in fewer words.")
                          : tr("It is too short to be understood. Say who calls, what happens and what to do.");
    case AudioAspect::Loudness:
        return value < -18 ? tr("Too quiet for a telephone. Speak up, a span from the microphone, and record again.")
                           : tr("Too loud for a telephone. Lower the microphone's level and record again.");
    case AudioAspect::LeadingSilence:
        return tr("It begins with silence: people think nobody is there. Cut the silence.");
    case AudioAspect::TrailingSilence:
        return tr("It ends with silence, which costs time on every call. Cut the silence.");
    case AudioAspect::Clipping:
        return tr(
            "The voice is too close: %n peak(s) distorted. Move a span further away and record again.", nullptr, count);
    case AudioAspect::Noise:
        return tr("There is much noise behind the voice. Close the window, come closer and record again.");
    case AudioAspect::Evenness:
        return tr("Parts of it are much quieter. Keep the same distance from the microphone and record again.");
    case AudioAspect::SpeechRate: break; // needs the text
    }
    return {};
}

QString Sound::watch(LiveWatch::Verdict verdict)
{
    switch (verdict) {
    case LiveWatch::Verdict::Fine: break;
    case LiveWatch::Verdict::TooLoud: return tr("Too close: move a span further away.");
    case LiveWatch::Verdict::TooQuiet: return tr("Too quiet: speak up, or come closer.");
    case LiveWatch::Verdict::Silent: return tr("Nothing is heard: is the microphone switched off?");
    }
    return {};
}

QString Sound::undo(AudioStep step)
{
    switch (step) {
    case AudioStep::Recording: return tr("Undo the recording: the sound before comes back");
    case AudioStep::Import: return tr("Undo the file: the sound before comes back");
    case AudioStep::Voice: return tr("Undo the synthetic voice: the sound before comes back");
    case AudioStep::Trim: return tr("Undo the trimming");
    case AudioStep::Silence: return tr("Undo the cut of the silence");
    case AudioStep::Pauses: return tr("Undo the change of the pauses");
    case AudioStep::Whole: return tr("Undo: trimmed as before");
    }
    return {};
}

QString Sound::redo(AudioStep step)
{
    switch (step) {
    case AudioStep::Recording: return tr("Redo the recording");
    case AudioStep::Import: return tr("Redo the file");
    case AudioStep::Voice: return tr("Redo the synthetic voice");
    case AudioStep::Trim: return tr("Redo the trimming");
    case AudioStep::Silence: return tr("Redo the cut of the silence");
    case AudioStep::Pauses: return tr("Redo the change of the pauses");
    case AudioStep::Whole: return tr("Redo: the whole recording");
    }
    return {};
}

} // namespace

SoundWords soundWords(const AudioFinding &finding, const AudioReport &report)
{
    return Sound::words(finding, report);
}

QString adviceWords(const AudioReport &report)
{
    const AudioFinding *worst = nullptr;
    for (const AudioFinding &finding : report.findings) {
        if (finding.severity != AudioSeverity::Good && (!worst || finding.severity > worst->severity))
            worst = &finding;
    }
    return worst ? Sound::advice(*worst) : QString();
}

QString loudnessWords(const AudioReport &report)
{
    for (const AudioFinding &finding : report.findings) {
        if (finding.aspect == AudioAspect::Loudness) {
            const SoundWords words = Sound::words(finding, report);
            return words.value + u" · "_s + words.remark;
        }
    }
    return Sound::lufs(report.loudness);
}

QString watchWords(LiveWatch::Verdict verdict)
{
    return Sound::watch(verdict);
}

QString undoWords(AudioStep step)
{
    return Sound::undo(step);
}

QString redoWords(AudioStep step)
{
    return Sound::redo(step);
}

} // namespace campanile
