// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace campanile {

/// A field with a magnifying glass and, while empty, the keys that lead to it.
class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);
    void setKeys(const QString &keys); ///< "Ctrl K"

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_keys;
};

} // namespace campanile
