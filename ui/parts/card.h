// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace campanile {

class Label;

/// A surface with a 1 px edge. No shadows anywhere.
class Card final : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    explicit Card(const QString &title, QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *body() const { return m_body; } ///< padding 24, gap 16

    void setTitle(const QString &title);
    void setHighlighted(bool highlighted); ///< 2 px primary edge: the next thing to do
    void setHatched(bool hatched); ///< hatched left edge: belongs to a drill
    void setSunken(bool sunken);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body;
    Label *m_title = nullptr;
    bool m_highlighted = false;
    bool m_hatched = false;
    bool m_sunken = false;
};

} // namespace campanile
