// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace campanile {

class Label;

/// A box over the page, which is dimmed: a title, a body, a foot for buttons. Esc closes; Tab stays inside; what had
/// the focus gets it back.
class PageSheet : public QWidget {
    Q_OBJECT
public:
    PageSheet(const QString &title, QSize most, QWidget *page);
    void open();
    void close(); ///< hides it; emits closed

Q_SIGNALS:
    void closed();

protected:
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

    [[nodiscard]] QWidget *box() const { return m_box; }

    void setDetail(const QString &words); ///< under the title
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

    void mousePressEvent(QMouseEvent *event) override { Q_UNUSED(event) }

    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void arrange();
    QWidget *m_page;
    QSize m_most;
    QWidget *m_box;
    Label *m_title, *m_detail;
    QVBoxLayout *m_body;
    QPointer<QWidget> m_before;
};

} // namespace campanile
