// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consolesettings.h"
#include "gazetteer.h"

#include <QWidget>

class QLineEdit;

namespace campanile {

class Button;
class Label;
class Note;
class Segmented;

/// Town, dialer, language, look. Each change is told at once; nothing here can call anybody.
class SettingsPage final : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(QWidget *parent = nullptr);

    void setSettings(const ConsoleSettings &settings);
    void setTown(const std::optional<TownInfo> &town);
    /// The embedded dialer has no address to set.
    void setEmbeddedDialer(bool embedded);
    void setProblem(const QString &words); ///< empty: none
    void focusDialer();

Q_SIGNALS:
    void settingsChanged(const campanile::ConsoleSettings &settings);
    void openTown();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    ConsoleSettings m_settings;
    Note *m_problem;
    Label *m_townName, *m_townDetail, *m_embedded;
    QLineEdit *m_address, *m_authority;
    Button *m_connect;
    Segmented *m_language, *m_look;
};

} // namespace campanile
