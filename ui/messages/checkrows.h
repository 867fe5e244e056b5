// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"
#include "message.h"
#include "messagechecklist.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

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

/// What was measured of the audio, in words, and what stands with the other languages.
class QualityCard final : public QWidget {
    Q_OBJECT
public:
    explicit QualityCard(QWidget *parent = nullptr);
    ~QualityCard() override;
    void setReport(const AudioReport *report); ///< null: no audio
    /// Whose audio it is, for the speech rate, and all versions; null: none.
    void setVersion(const MessageVersion *version, const QList<MessageVersion> &all);
    void setEffect(const QString &words); ///< what the length does to the alert; empty: not known

private:
    class Row;
    void refresh();
    void refreshLanguages(const QList<MessageVersion> &all, const QString &inEdit);

    QList<Row *> m_rows; ///< by AudioAspect
    QList<Row *> m_languages;
    QList<MessageVersion> m_versions;
    QString m_inEdit;
    std::optional<AudioReport> m_report;
    int m_words = 0;
    QVBoxLayout *m_body;
    Label *m_none;
    Label *m_effect;
};

} // namespace campanile
