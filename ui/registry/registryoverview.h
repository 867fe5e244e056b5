// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contactstore.h"
#include "registrycoverage.h"

#include <QTimer>
#include <QWidget>

class QScrollArea;
class QTableView;

namespace campanile {

class ContactTableModel;
class Chip;
class CoverageList;
class Gazetteer;
class Label;
class Note;
class QualityList;
class SearchField;

/// The filled registry: how many, how good, which quarters, and every contact to be searched.
class RegistryOverview final : public QWidget {
    Q_OBJECT
public:
    explicit RegistryOverview(std::shared_ptr<const Gazetteer> gazetteer, QWidget *parent = nullptr);
    void setStats(const RegistryStats &stats);
    void setIndex(const std::shared_ptr<const AudienceIndex> &index);
    void showWithoutPosition(); ///< only those, whatever was searched before
    void setNotice(const QString &text, bool good); ///< what just happened; empty: none

Q_SIGNALS:
    void importRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void search();
    std::shared_ptr<const Gazetteer> m_gazetteer;
    std::shared_ptr<const AudienceIndex> m_index;
    Label *m_total, *m_kinds, *m_found, *m_coverageTitle;
    QualityList *m_quality;
    CoverageList *m_coverage;
    Note *m_notice, *m_warning, *m_sample;
    SearchField *m_search;
    Chip *m_unplaced;
    QScrollArea *m_side;
    QTableView *m_table;
    ContactTableModel *m_model;
    QTimer m_searchLater;
    int m_searchRun = 0; ///< an older search that ends later is not shown
};

} // namespace campanile
