// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

/// A readiness light: a 14 px shape (disc with tick, triangle, square with cross, dashed ring), a name, a bold detail.
class StatusLight final : public QWidget {
    Q_OBJECT
public:
    enum class State { Ok, Warning, Failed, Unknown };

    explicit StatusLight(QWidget *parent = nullptr);

    void set(State state, const QString &name, const QString &detail);
    /// Without words; they stay in the tooltip and the accessible name.
    void setCompact(bool compact);

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    static void paintShape(QPainter &painter, const QRectF &rect, State state, const QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    State m_state = State::Unknown;
    QString m_name;
    QString m_detail;
    bool m_compact = false;
};

} // namespace campanile
