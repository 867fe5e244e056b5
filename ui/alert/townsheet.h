// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace campanile {

class AudienceCounter;
class Button;
class CampaignDraft;
class Gazetteer;
class Label;

/// The whole municipality is a separate, deliberate act: what it means in numbers, then the municipality's name is
/// typed. It takes the place of all areas; one undo brings them back.
class TownSheet final : public QWidget {
    Q_OBJECT
public:
    /// Covers `over` and follows its size.
    TownSheet(CampaignDraft &draft, AudienceCounter &counter, const Gazetteer &gazetteer, QWidget *over);
    void open();

Q_SIGNALS:
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void refresh();
    void arrange();
    void take();
    [[nodiscard]] bool isNameTyped() const;
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    const Gazetteer &m_gazetteer;
    QWidget *m_sheet;
    Label *m_phones, *m_facts, *m_replaces;
    QLineEdit *m_name;
    Button *m_take;
};

} // namespace campanile
