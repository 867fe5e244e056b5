// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"

#include <QMap>

#include <optional>

namespace campanile {

/// The voices of another synthesiser, each language's chosen one before its others: whoever takes the first of a
/// language takes the one of the settings.
class PreferredVoices final : public Synthesiser {
    Q_OBJECT
public:
    /// `voices` outlives this.
    explicit PreferredVoices(Synthesiser &voices, QObject *parent = nullptr);
    /// Language to "engine/voice"; one that is not there changes nothing.
    void setPreferred(const QMap<QString, QString> &preferred);

    [[nodiscard]] QList<Voice> voices() const override;
    QFuture<Result<Speech>> synthesise(const SpeechRequest &request, const QString &path) override;

private:
    Synthesiser &m_voices;
    QMap<QString, QString> m_preferred;
};

/// "engine/voice", as settings keep it.
[[nodiscard]] QString voiceKey(const Voice &voice);

/// The first that speaks the language now.
[[nodiscard]] std::optional<Voice> voiceFor(const QList<Voice> &voices, const QString &language);

} // namespace campanile
