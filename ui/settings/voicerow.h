// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"

#include <QWidget>

class QComboBox;

namespace campanile {

class Button;
class Label;

/// One language: which voice reads it, and a button to hear it.
class VoiceRow final : public QWidget {
    Q_OBJECT
public:
    VoiceRow(const QString &language, QWidget *parent);
    /// key: "engine/voice"; empty, or of a voice that is not there any more: the first one.
    void setVoices(const QList<Voice> &voices, const QString &key);
    void setBusy(bool busy);
    void setPlaying(bool playing);
    void setTrouble(const QString &words); ///< empty: none

    [[nodiscard]] QString language() const { return m_language; }

    [[nodiscard]] QString key() const; ///< empty: the first one, as nobody chose
    [[nodiscard]] std::optional<Voice> voice() const;

Q_SIGNALS:
    void chosen();
    void tryRequested();

private:
    QString m_language;
    QList<Voice> m_voices;
    QString m_missing; ///< what was chosen and is not there
    QComboBox *m_choice;
    Button *m_try;
    Label *m_trouble;
};

} // namespace campanile
