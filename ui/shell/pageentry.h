// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace campanile {

/// A page of the console as the shell sees it. The shell takes the widget.
struct PageEntry {
    QString id; ///< "alert"
    QString title; ///< on the rail, translated
    QString icon;
    QWidget *page = nullptr;
    bool canCall = false; ///< in live mode the frame is solid red here
};

} // namespace campanile
