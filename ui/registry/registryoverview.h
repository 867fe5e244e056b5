// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contactstore.h"
#include "dialingbackend.h"
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
class OptOutBar;
class QualityList;
class SearchField;

/// The filled registry: how many, how good, which quarters, and every contact to be searched.
class RegistryOverview final : public QWidget {
    Q_OBJECT
public:
    explicit RegistryOverview(std::shared_ptr<const Gazetteer> gazetteer, QWidget *parent = nullptr);
    void setStats(const RegistryStats &stats);
    void setIndex(const std::shared_ptr<const AudienceIndex> &index);
    /// Whose owners asked the dialer, by a key of the telephone, not to be called any more.
    void setOptOuts(const QList<OptOut> &optOuts);
    void setWithdrawalTrouble(const QString &number, const QString &words, bool denied);
    void showWithoutPosition(); ///< only those, whatever was searched before
    void setNotice(const QString &text, bool good); ///< what just happened; empty: none

Q_SIGNALS:
    void importRequested();
    void withdrawRequested(const QString &number, const QString &reason);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void search();
    void setColumnWidths();
    void showOptOuts();
    void showChosen();
    std::shared_ptr<const Gazetteer> m_gazetteer;
    std::shared_ptr<const AudienceIndex> m_index;
    Label *m_total, *m_kinds, *m_found, *m_coverageTitle;
    QualityList *m_quality;
    CoverageList *m_coverage;
    Note *m_notice, *m_warning, *m_sample;
    SearchField *m_search;
    Chip *m_unplaced;
    Chip *m_optedOut;
    OptOutBar *m_optOutBar;
    Note *m_optOutNote;
    QHash<QString, OptOut> m_optOuts; ///< by number
    QScrollArea *m_side;
    QTableView *m_table;
    ContactTableModel *m_model;
    QTimer m_searchLater;
    int m_searchRun = 0; ///< an older search that ends later is not shown
};

} // namespace campanile
