// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consolesettings.h"

#include <QWidget>

class QComboBox;

namespace campanile {

class Label;
class Segmented;

/// How this workstation's calls end and who they come from: what every campaign from here takes along.
class CallsCard final : public QWidget {
    Q_OBJECT
public:
    explicit CallsCard(QWidget *parent = nullptr);
    void setSettings(const CallSettings &settings);
    void putInto(CallSettings &settings) const;
    /// What the dialer offers, the default first, E.164; none: it does not answer, or leaves no choice.
    void setCallerIds(const QStringList &numbers);

Q_SIGNALS:
    void changed();

private:
    void showCallers();
    Segmented *m_machine;
    Segmented *m_stop;
    QComboBox *m_caller;
    Label *m_callerWords;
    QStringList m_offered;
    QString m_chosen;
};

} // namespace campanile
