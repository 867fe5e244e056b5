// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consolesettings.h"

#include <QWidget>

class QStackedWidget;

namespace campanile {

class DialerSection;
class Player;
class ScreenSection;
class SectionList;
class Synthesiser;
class TownSection;
class TownWorkshop;
class VoiceSection;

/// The workstation's settings, section by section. Each change is told at once; nothing here can call anybody.
class SettingsPage final : public QWidget {
    Q_OBJECT
public:
    enum class Section { Town, Dialer, Voice, Screen };

    /// `workshop` outlives the page.
    explicit SettingsPage(TownWorkshop &workshop, QWidget *parent = nullptr);

    void useVoices(Synthesiser &synthesiser, Player &player); ///< once; both outlive the page
    void setSettings(const ConsoleSettings &settings);
    /// The embedded dialer has no address to set.
    void setEmbeddedDialer(bool embedded);
    void setCallerIds(const QStringList &numbers); ///< that the dialer offers, the default first
    void showSection(Section section);
    void focusDialer();

    [[nodiscard]] TownSection &town() { return *m_town; }

Q_SIGNALS:
    void settingsChanged(const campanile::ConsoleSettings &settings);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();
    QWidget *scrolled(QWidget *section);

    ConsoleSettings m_settings;
    SectionList *m_list;
    QStackedWidget *m_sections;
    TownSection *m_town;
    DialerSection *m_dialer;
    VoiceSection *m_voice;
    ScreenSection *m_screen;
};

} // namespace campanile
