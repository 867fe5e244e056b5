// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace campanile {

/// Head 32 in caption size, rows 40, no zebra, no grid but a line under each row; the keyboard moves by rows.
void styleTable(QTableView *table);

} // namespace campanile
