// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

class QSortFilterProxyModel;

namespace campanile {

class StreetModel;

/// Streets by unreached phones, most first, those without left out. A row opens the list of its phones.
class StreetList final : public QListView {
    Q_OBJECT
public:
    explicit StreetList(QWidget *parent = nullptr);
    void setStreets(StreetModel *streets);
    void setGrey(bool grey);

    [[nodiscard]] bool isGrey() const { return m_grey; }

Q_SIGNALS:
    void streetChosen(int street); ///< StreetModel's row

private:
    QSortFilterProxyModel *m_sorted;
    bool m_grey = false;
};

} // namespace campanile
