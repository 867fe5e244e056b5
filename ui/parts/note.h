// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace campanile {

class Label;

/// One sentence, at most one link: what happened or what to know. Never colour alone: each kind has its own icon.
class Note final : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Info, Ok, Warning, Error, Stale };

    explicit Note(Kind kind, const QString &text = {}, QWidget *parent = nullptr);
    void setKind(Kind kind);
    void setText(const QString &text);

    [[nodiscard]] QString text() const { return m_text; }

    void setLink(const QString &words); ///< after the sentence; empty: none
    void setFlat(bool flat); ///< compact: icon and words without the tinted box
    void setEdged(bool edged); ///< over the map, where a tint alone is lost
    void setIconName(const QString &name); ///< instead of the kind's own

Q_SIGNALS:
    void linkActivated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    Kind m_kind;
    QString m_text, m_link, m_icon;
    bool m_flat = false;
    bool m_edged = false;
    Label *m_label;
};

} // namespace campanile
