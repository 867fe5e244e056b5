// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace campanile {

/// Round: a dot that begins a recording, a square that ends it. Its accessible name says which.
class RecordButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit RecordButton(QWidget *parent = nullptr);
    void setRecording(bool recording);

    [[nodiscard]] bool isRecording() const { return m_recording; }

    [[nodiscard]] QSize sizeHint() const override { return {56, 56}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void name();
    bool m_recording = false;
};

} // namespace campanile
