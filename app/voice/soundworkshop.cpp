// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundworkshop.h"

#include "messagesound.h"
#include "recordingmark.h"
#include "soundedit.h"
#include "soundfile.h"
#include "wavrepair.h"

#include <QFileInfo>
#include <QtConcurrentRun>

namespace campanile {

SoundWorkshop::SoundWorkshop(QObject *parent)
    : SoundWorkshop(DecoderOptions{}, parent)
{
}

SoundWorkshop::SoundWorkshop(const DecoderOptions &decoder, QObject *parent)
    : AudioWorkshop(parent)
    , m_decoder(decoder)
{
    m_pool.setMaxThreadCount(2);
}

SoundWorkshop::~SoundWorkshop()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

QFuture<Result<std::chrono::milliseconds>> SoundWorkshop::importSound(const QString &from, const QString &to)
{
    return QtConcurrent::run(&m_pool, [from, to, decoder = m_decoder, stop = m_stop.get_token()] {
        return importedSound(from, to, decoder, stop);
    });
}

QFuture<Result<Waveform>> SoundWorkshop::waveform(const QString &path, int slices)
{
    return QtConcurrent::run(&m_pool, [=] { return readWaveform(path, slices); });
}

QFuture<Result<AudioReport>> SoundWorkshop::check(const QString &path, const QList<AudioPart> &parts)
{
    return QtConcurrent::run(&m_pool, [=]() -> Result<AudioReport> {
        return readSound(path).and_then([&](const Pcm &sound) -> Result<AudioReport> {
            if (parts.isEmpty())
                return checkedSound(sound);
            return qualityOf(parts).transform([&](const TakeQuality &takes) { return checkedSound(sound, takes); });
        });
    });
}

QFuture<Result<AudioTrim>> SoundWorkshop::silence(const QString &take)
{
    return QtConcurrent::run(&m_pool, [=]() -> Result<AudioTrim> {
        return readSound(take).transform([](const Pcm &sound) {
            const SilentEnds ends = trimmable(sound);
            const auto time = [&](size_t samples) {
                return std::chrono::milliseconds(static_cast<qint64>(samples) * 1000 / sound.rate);
            };
            return AudioTrim{.start = time(ends.leading), .end = time(ends.trailing)};
        });
    });
}

QFuture<Result<AudioReport>> SoundWorkshop::prepare(const QString &take, const QString &to, const AudioEdit &edit)
{
    return QtConcurrent::run(&m_pool, [=] { return prepareSound(take, to, edit); });
}

QFuture<Result<JoinedAudio>> SoundWorkshop::join(const QList<AudioPart> &parts, int repeats, const QString &to)
{
    return QtConcurrent::run(&m_pool, [=]() -> Result<JoinedAudio> {
        return joinedParts(parts).and_then([&](MessageSound message) -> Result<JoinedAudio> {
            message = repeatedMessage(std::move(message), repeats);
            return writeSound(to, message.sound).transform([&] {
                return JoinedAudio{.report = message.report(), .starts = message.starts};
            });
        });
    });
}

QFuture<Result<std::chrono::milliseconds>> SoundWorkshop::phonePreview(
    const QString &from, const QString &to, PhoneEar ear)
{
    return QtConcurrent::run(&m_pool, [=]() -> Result<std::chrono::milliseconds> {
        return readSound(from).and_then(phoneBand).and_then([&](Pcm sound) -> Result<std::chrono::milliseconds> {
            if (ear == PhoneEar::AnsweringMachine) {
                const auto lost = static_cast<size_t>(answeringMachineLoses.count() * sound.rate);
                if (lost >= sound.samples.size())
                    return failure(ErrorCode::AudioEmpty, {from});
                sound.samples.erase(sound.samples.begin(), sound.samples.begin() + static_cast<std::ptrdiff_t>(lost));
            }
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

Result<AudioReport> prepareSound(const QString &take, const QString &to, const AudioEdit &edit)
{
    auto message = readSound(take)
                       .and_then([&](const Pcm &sound) { return editedTake(sound, edit); })
                       .transform([&](MessageSound sound) { return repeatedMessage(std::move(sound), edit.repeats); });
    if (!message) {
        Error error = message.error();
        if (error.args.isEmpty())
            error.args.append(take);
        return std::unexpected(error);
    }
    return writeSound(to, message->sound).transform([&] { return message->report(); });
}

} // namespace campanile
