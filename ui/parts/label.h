// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokens.h"
#include "typescale.h"

#include <QLabel>

namespace campanile {

enum class Ink { Text, Text2, Muted, Primary, Live, Ok, Warn, OnFill, OnStrong };

[[nodiscard]] QColor inkColour(Ink ink, const Tokens &tokens);

/// Text in the type scale and a token's colour; follows the look. Long text may be elided, with the whole as tooltip.
class Label final : public QLabel {
    Q_OBJECT
public:
    explicit Label(TextStyle style = TextStyle::Body, Ink ink = Ink::Text, QWidget *parent = nullptr);
    Label(const QString &text, TextStyle style = TextStyle::Body, Ink ink = Ink::Text, QWidget *parent = nullptr);

    void setStyle(TextStyle style);
    void setInk(Ink ink);
    void setElided(bool elided);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void colour();
    Ink m_ink;
    bool m_elided = false;
};

} // namespace campanile
