// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagestudio.h"

#include <QWidget>

class QVBoxLayout;

namespace campanile {

class Label;

/// Recordings that were interrupted, the newest first: listened to before they are kept or discarded.
class InterruptedView final : public QWidget {
    Q_OBJECT
public:
    explicit InterruptedView(MessageStudio &studio, QWidget *parent = nullptr);
    void refresh();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Row;
    void refreshPlaying();

    MessageStudio &m_studio;
    QList<InterruptedRecording> m_shown;
    QList<Row *> m_rows;
    Label *m_title;
    Label *m_more;
    QVBoxLayout *m_column;
};

} // namespace campanile
