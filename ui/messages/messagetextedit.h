// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagechecklist.h"

#include <QTextEdit>

namespace campanile {

/// The text of a message. What the checklist found is underlined and carries its number; blanks are tinted. Tab leaves.
class MessageTextEdit final : public QTextEdit {
    Q_OBJECT
public:
    explicit MessageTextEdit(QWidget *parent = nullptr);
    void setFindings(const QList<PartFinding> &findings, const QList<TextSpan> &blanks);
    void setPlainWords(const QString &text); ///< forgets what could be undone
    void replaceWords(const QString &text); ///< one step of undo
    void selectSpan(const TextSpan &span);
    [[nodiscard]] QSize sizeHint() const override; ///< low: it takes what height is left

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void space();
    void mark();
    QList<PartFinding> m_findings;
    QList<TextSpan> m_blanks;
};

} // namespace campanile
