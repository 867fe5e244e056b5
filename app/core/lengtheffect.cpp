// SPDX-License-Identifier: GPL-3.0-or-later
#include "lengtheffect.h"

#include "figures.h"
#include "timewords.h"

#include <QCoreApplication>

namespace campanile {

namespace {

struct LengthWords {
    Q_DECLARE_TR_FUNCTIONS(LengthWords)
};

/// Seconds count while there are few; then the screen shows minutes, and a saving below half of one is none.
constexpr std::chrono::seconds worthTelling{30};

} // namespace

LengthEffect lengthEffect(int phones, std::chrono::milliseconds audio, std::chrono::milliseconds shorter,
    const Policy &policy, int channels, double callsPerSecond)
{
    if (phones <= 0 || channels <= 0 || callsPerSecond <= 0 || audio.count() <= 0)
        return {};
    LengthEffect effect{.phones = phones, .channels = channels, .audio = audio};
    effect.total = forecast(phones, audio, policy, channels, callsPerSecond).total;
    effect.shorter = std::clamp(shorter, std::chrono::milliseconds(0), audio);
    effect.saved = std::max(std::chrono::seconds(0),
        effect.total - forecast(phones, audio - effect.shorter, policy, channels, callsPerSecond).total);
    return effect;
}

QString words(const LengthEffect &effect)
{
    if (effect.phones <= 0)
        return {};
    QString result = LengthWords::tr("%1: %2 in %3 with %4.")
                         .arg(spanWords(effect.audio),
                             LengthWords::tr("%1 phone(s)", nullptr, effect.phones).arg(figure(effect.phones)),
                             spanWords(effect.total),
                             LengthWords::tr("%1 channel(s)", nullptr, effect.channels).arg(figure(effect.channels)));
    if (effect.saved >= worthTelling)
        result += QChar(u' ')
            + LengthWords::tr("%1 shorter saves %2.").arg(spanWords(effect.shorter), spanWords(effect.saved));
    return result;
}

} // namespace campanile
