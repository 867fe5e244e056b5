// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filterwords.h"

#include <QFrame>

#include <memory>

class QCheckBox;
class QRadioButton;
class QVBoxLayout;

namespace campanile {

class AudienceCounter;
class CampaignDraft;

/// Who of the area is called: kinds of lines, languages, sources, and those without a position. Each change is the
/// draft's at once, so that the count follows. Floats beside the column; Esc closes.
class FilterPopup final : public QFrame {
    Q_OBJECT
public:
    FilterPopup(CampaignDraft &draft, AudienceCounter &counter, QWidget *parent);
    void open(const QPoint &topRight);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void readRegistry();
    void showMix(const RegistryMix &mix);
    void refresh();
    void take();
    void fit();
    QCheckBox *box(const QString &name);
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    RegistryMix m_mix;
    std::weak_ptr<const AudienceIndex> m_read; ///< whose mix is shown
    QVBoxLayout *m_body, *m_languageLayout;
    QCheckBox *m_landlines, *m_mobiles, *m_directory, *m_signUps, *m_imports;
    QMap<QString, QCheckBox *> m_languages;
    QRadioButton *m_ofTheirStreet, *m_all, *m_none;
    QWidget *m_everybody;
    QPoint m_topRight;
};

} // namespace campanile
