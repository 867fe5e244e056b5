// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "placefinder.h"

#include <QTimer>
#include <QWidget>

class QListWidget;

namespace campanile {

class AudienceCounter;
class CampaignDraft;
class SearchField;

/// Streets with their numbers, quarters, landmarks and coordinates by what the officer types, one or several at once
/// (parsePlaces). Each understood part is a line with the phones it would add; Enter takes the current line, or all
/// parts when there are several; Shift+Enter only shows it on the map. Nothing is taken while a part is not understood.
class PlaceSearch final : public QWidget {
    Q_OBJECT
public:
    /// The list of hits opens inside `over`, below the field.
    PlaceSearch(const Gazetteer &gazetteer, const CampaignDraft &draft, const AudienceCounter &counter, QWidget *over,
        QWidget *parent = nullptr);

    [[nodiscard]] SearchField *field() const { return m_field; }

    void beginSearch();
    void setSubtract(bool subtract); ///< what is found is taken away, whatever its sign

Q_SIGNALS:
    void chosen(const QList<campanile::PlaceMatch> &matches);
    void shown(const campanile::PlaceMatch &match); ///< only to be looked at

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void search();
    void showMatches();
    void openList();
    void take(int row, bool onlyShow);
    void addLine(const QString &title, const QString &detail, const QString &icon, const QString &count);
    void addMatch(const PlaceMatch &match, std::optional<int> phones);
    [[nodiscard]] QList<PlaceMatch> everything() const;
    const Gazetteer &m_gazetteer;
    const CampaignDraft &m_draft;
    const AudienceCounter &m_counter;
    SearchField *m_field;
    QListWidget *m_list;
    QList<QList<PlaceMatch>> m_terms; ///< what each term may mean
    bool m_subtract = false;
    QTimer m_later;
};

} // namespace campanile
