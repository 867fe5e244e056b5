// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace campanile {

/// Before QApplication: names and graphics that Qt wants to know early.
void prepareApplication();

/// Words and figures of the whole program; "it" or "en", Italian for anything else. Called once.
void speak(const QString &language);

} // namespace campanile
