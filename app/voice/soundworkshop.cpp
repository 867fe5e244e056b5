// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundworkshop.h"

#include "audiocheck.h"
#include "recordingmark.h"
#include "soundedit.h"
#include "soundfile.h"
#include "wavrepair.h"

#include <QFileInfo>
#include <QtConcurrentRun>

namespace campanile {

using namespace std::chrono_literals;

SoundWorkshop::SoundWorkshop(QObject *parent)
    : AudioWorkshop(parent)
{
    m_pool.setMaxThreadCount(2);
}

SoundWorkshop::~SoundWorkshop()
{
    m_pool.waitForDone();
}

QFuture<Result<Waveform>> SoundWorkshop::waveform(const QString &path, int slices)
{
    return QtConcurrent::run(&m_pool, [=] { return readWaveform(path, slices); });
}

QFuture<Result<AudioReport>> SoundWorkshop::check(const QString &path)
{
    return QtConcurrent::run(&m_pool, [=]() -> Result<AudioReport> { return readSound(path).transform(checkedSound); });
}

QFuture<Result<AudioReport>> SoundWorkshop::prepare(const QString &from, const QString &to, const AudioEdit &edit)
{
    return QtConcurrent::run(&m_pool, [=] { return prepareSound(from, to, edit); });
}

QFuture<Result<std::chrono::milliseconds>> SoundWorkshop::phonePreview(const QString &from, const QString &to)
{
    return QtConcurrent::run(&m_pool, [=]() -> Result<std::chrono::milliseconds> {
        return readSound(from).and_then(phoneBand).and_then([&](const Pcm &sound) -> Result<std::chrono::milliseconds> {
            return writeSound(to, sound, SoundCoding::ALaw).transform([&] { return sound.length(); });
        });
    });
}

QList<InterruptedRecording> SoundWorkshop::interrupted(const QString &folder)
{
    QList<InterruptedRecording> result;
    const QStringList recordings = RecordingMark::marked(folder);
    for (const QString &path : recordings) {
        const auto info = repairWav(path);
        if (info) {
            const QFileInfo entry(path);
            const QDateTime born = entry.birthTime();
            result.append(
                {path, info->length(), born.isValid() ? born : entry.lastModified().addMSecs(-info->length().count())});
        } else if (info.error().code == ErrorCode::AudioEmpty) {
            RecordingMark::remove(path); // it died before the first sound
        }
    }
    return result;
}

void SoundWorkshop::settle(const QString &recording)
{
    RecordingMark::remove(recording);
}

Result<AudioReport> prepareSound(const QString &from, const QString &to, const AudioEdit &edit)
{
    auto read = readSound(from);
    if (!read)
        return std::unexpected(read.error());
    auto sound = resampled(*read, messageRate);
    if (!sound)
        return std::unexpected(sound.error());
    if (measuredLoudness(*sound).integrated <= -65)
        return failure(ErrorCode::AudioSilent, {from});
    if (edit.trimSilence)
        sound = trimmed(*sound);
    sound = repeated(normalised(*sound), edit.repeats, 1s);
    if (auto written = writeSound(to, *sound); !written)
        return std::unexpected(written.error());
    return checkedSound(*sound);
}

} // namespace campanile
