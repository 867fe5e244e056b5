// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace campanile {

class Button;
class IconButton;
class Label;

/// One kind of file to build from: its name, what was chosen, a button to choose and one to take it away.
class FileRow final : public QWidget {
    Q_OBJECT
public:
    struct About {
        QString title;
        QString hint; ///< while nothing is chosen
        QString filter; ///< of the file dialog
        QString objectName; ///< of the row; its buttons add Choose and Clear
        bool many = false;
        QString where{}; ///< what a condition FIELD=VALUE chooses of the file; empty: no condition can be given
    };

    explicit FileRow(About about, QWidget *parent = nullptr);

    [[nodiscard]] const QStringList &files() const { return m_files; }

    void setFiles(const QStringList &files); ///< tells it

    [[nodiscard]] QString where() const; ///< FIELD=VALUE; empty: none
    void setWhere(const QString &condition);

Q_SIGNALS:
    void changed();

private:
    void choose();
    About m_about;
    QStringList m_files;
    Label *m_chosen;
    QLineEdit *m_where;
    Button *m_choose;
    IconButton *m_clear;
};

} // namespace campanile
