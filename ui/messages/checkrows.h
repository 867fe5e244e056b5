// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"
#include "messagechecklist.h"

#include <QWidget>

namespace campanile {

class Label;

/// Who, what, where, when, what to do, where to learn more: found in the text, or not.
class ChecklistCard final : public QWidget {
    Q_OBJECT
public:
    explicit ChecklistCard(QWidget *parent = nullptr);
    ~ChecklistCard() override;
    void setFindings(const QString &text, const QList<PartFinding> &findings);

private:
    class Row;
    QList<Row *> m_rows;
    Label *m_count;
};

/// What was measured of the audio, in words.
class QualityCard final : public QWidget {
    Q_OBJECT
public:
    explicit QualityCard(QWidget *parent = nullptr);
    ~QualityCard() override;
    void setReport(const AudioReport *report); ///< null: no audio

private:
    class Row;
    QList<Row *> m_rows;
    Label *m_none;
};

} // namespace campanile
