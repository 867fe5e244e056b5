// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"

#include <QFrame>
#include <QTimer>

class QListWidget;

namespace campanile {

class SearchField;

/// Streets, quarters and civic numbers by name. Enter takes the current line, Shift+Enter only shows it on the map.
class PlaceSearch final : public QWidget {
    Q_OBJECT
public:
    /// The list of hits opens inside `over`, below the field.
    PlaceSearch(const Gazetteer &gazetteer, QWidget *over, QWidget *parent = nullptr);

    [[nodiscard]] SearchField *field() const { return m_field; }

    void beginSearch();

Q_SIGNALS:
    void chosen(const campanile::SearchHit &hit);
    void shown(const campanile::SearchHit &hit); ///< only to be looked at

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void search();
    void openList();
    void take(int row, bool onlyShow);
    const Gazetteer &m_gazetteer;
    SearchField *m_field;
    QListWidget *m_list;
    QList<SearchHit> m_hits;
    QTimer m_later;
};

} // namespace campanile
