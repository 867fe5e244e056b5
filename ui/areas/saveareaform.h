// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QComboBox;
class QLineEdit;

namespace campanile {

class Button;
class Label;

/// Name and folder of an area: for a new one, and to rename or move one.
class SaveAreaForm final : public QFrame {
    Q_OBJECT
public:
    explicit SaveAreaForm(QWidget *parent);
    void open(const QString &title, const QString &name, const QString &folder, const QStringList &folders);

Q_SIGNALS:
    void accepted(const QString &name, const QString &folder);
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept();
    Label *m_title;
    QLineEdit *m_name;
    QComboBox *m_folder;
    Button *m_save;
};

} // namespace campanile
