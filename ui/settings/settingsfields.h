// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLineEdit;
class QVBoxLayout;
class QWidget;

namespace campanile {

[[nodiscard]] QLineEdit *settingsField(
    const QString &name, const QString &example, const QString &objectName, QWidget *parent);

/// A control with its name above it.
[[nodiscard]] QVBoxLayout *labelled(const QString &name, QWidget *control, QWidget *parent);

} // namespace campanile
