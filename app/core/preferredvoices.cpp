// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferredvoices.h"

#include "languageshare.h"

#include <algorithm>

namespace campanile {

QString voiceKey(const Voice &voice)
{
    return voice.engine + u'/' + voice.id;
}

PreferredVoices::PreferredVoices(Synthesiser &voices, QObject *parent)
    : Synthesiser(parent)
    , m_voices(voices)
{
    connect(&voices, &Synthesiser::voicesChanged, this, &Synthesiser::voicesChanged);
}

void PreferredVoices::setPreferred(const QMap<QString, QString> &preferred)
{
    if (preferred == m_preferred)
        return;
    m_preferred = preferred;
    Q_EMIT voicesChanged();
}

QList<Voice> PreferredVoices::voices() const
{
    QList<Voice> all = m_voices.voices();
    // Only within its language: the languages keep their order.
    for (auto wanted = m_preferred.cbegin(); wanted != m_preferred.cend(); ++wanted) {
        const auto isOfLanguage = [&](const Voice &voice) { return primaryTag(voice.language) == wanted.key(); };
        const auto first = std::ranges::find_if(all, isOfLanguage);
        const auto chosen = std::ranges::find_if(
            all, [&](const Voice &voice) { return isOfLanguage(voice) && voiceKey(voice) == wanted.value(); });
        if (chosen != all.end())
            std::rotate(first, chosen, chosen + 1);
    }
    return all;
}

QFuture<Result<Speech>> PreferredVoices::synthesise(const SpeechRequest &request, const QString &path)
{
    return m_voices.synthesise(request, path);
}

std::optional<Voice> voiceFor(const QList<Voice> &voices, const QString &language)
{
    for (const Voice &voice : voices) {
        if (voice.available && primaryTag(voice.language) == primaryTag(language))
            return voice;
    }
    return std::nullopt;
}

} // namespace campanile
