// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datecheck.h"
#include "messagechecklist.h"

#include <QTextEdit>

namespace campanile {

/// The text of a message. What the checklist found is underlined and carries its number; blanks are tinted; days that
/// cannot be are underlined in waves; the word that is being said is marked. Tab goes from blank to blank, then leaves.
class MessageTextEdit final : public QTextEdit {
    Q_OBJECT
public:
    explicit MessageTextEdit(QWidget *parent = nullptr);
    void setFindings(const QList<PartFinding> &findings, const QList<TextSpan> &blanks);
    void setDateFindings(const QList<DateFinding> &findings);
    void setSpokenSpan(const TextSpan &span); ///< of no length: none
    void setRightToLeft(bool rightToLeft);
    void setPlainWords(const QString &text); ///< forgets what could be undone
    void replaceWords(const QString &text); ///< one step of undo
    void replaceSpan(const TextSpan &span, const QString &text); ///< one step of undo
    void replaceAll(const QString &words, const QString &text); ///< everywhere, one step of undo
    void selectSpan(const TextSpan &span); ///< and takes the focus
    void showSpan(const TextSpan &span); ///< selected and in sight, the focus stays where it is
    [[nodiscard]] QSize sizeHint() const override; ///< low: it takes what height is left

protected:
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void space();
    void mark();
    QList<PartFinding> m_findings;
    QList<TextSpan> m_blanks;
    QList<DateFinding> m_dates;
    TextSpan m_spoken;
};

} // namespace campanile
