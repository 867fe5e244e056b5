// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace campanile {

/// The rounds: those that were, the one that is (tinted), those expected (muted).
class RoundsTable final : public QTableView {
    Q_OBJECT
public:
    explicit RoundsTable(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    void setCompact(bool compact); ///< without the calls under way

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void spread();
    bool m_compact = false;
};

} // namespace campanile
