// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace campanile {

/// The program's buttons. Red is not among them: the one that rings telephones is ConsequenceButton.
class Button final : public QPushButton {
    Q_OBJECT
public:
    enum class Role {
        Primary,
        Secondary,
        Neutral,
        Drill, ///< strong edge: starts something in the world of drills
        Stop, ///< the only solid navy one
        Link, ///< words in the primary colour
    };

    explicit Button(const QString &text, Role role = Role::Neutral, QWidget *parent = nullptr);
    void setRole(Role role);
    void setIconName(const QString &name);
    void setTall(bool tall); ///< 48 instead of 40

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont labelFont() const;

    [[nodiscard]] int iconSize() const { return m_role == Role::Stop ? 24 : 20; }

    Role m_role;
    QString m_icon;
    bool m_tall = false;
};

/// A square with only an icon; the name is for screen readers and the tooltip.
class IconButton final : public QPushButton {
    Q_OBJECT
public:
    IconButton(const QString &icon, const QString &name, QWidget *parent = nullptr);
    void setIconName(const QString &icon, const QString &name);
    void setEdged(bool edged);
    void setSide(int pixels);

    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    int m_side = 32;
    bool m_edged = false;
};

} // namespace campanile
