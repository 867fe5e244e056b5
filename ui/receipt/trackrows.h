// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

#include <QTemporaryDir>
#include <QWidget>

class QVBoxLayout;

namespace campanile {

class LanguageRow;
class Player;

/// The tracks a receipt echoes: language, length, phones, fingerprint. What is played is what was sent, and only where
/// its digest is the one the dialer holds.
class TrackRows final : public QWidget {
    Q_OBJECT
public:
    TrackRows(Player &player, QWidget *parent);
    void set(const Receipt &receipt, const PreparedCampaign *sent);

    [[nodiscard]] bool agrees() const { return m_agrees; } ///< every digest is that of what was sent

    /// Where the main track can be played and drawn; empty: the dialer holds another.
    [[nodiscard]] QString mainPath() const { return m_main; }

    /// The mean of what the accepted phones hear, the menu included.
    [[nodiscard]] static std::chrono::milliseconds meanLength(const Receipt &receipt);

private:
    [[nodiscard]] QString pathOf(const QByteArray &digest, const Track *sent);
    [[nodiscard]] LanguageRow *rowAt(qsizetype at);
    void play(const QString &path);
    void showPlaying();
    Player &m_player;
    QTemporaryDir m_sounds;
    QVBoxLayout *m_layout;
    QList<LanguageRow *> m_rows;
    QString m_main;
    bool m_agrees = false;
};

} // namespace campanile
