// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"
#include "dialingbackend.h"

#include <QFrame>

class QLineEdit;

namespace campanile {

class Button;
class Label;

/// The chosen contact asked by telephone not to be called: when, and how that is taken back. Never without a reason.
class OptOutBar final : public QFrame {
    Q_OBJECT
public:
    explicit OptOutBar(QWidget *parent = nullptr);
    void set(const std::optional<OptOut> &optOut, const QString &who); ///< none: hidden
    void setTrouble(const QString &words); ///< of this withdrawal; it may be tried again
    void setDenied(const QString &words); ///< this account may not: nothing can be pressed; empty: it may

    [[nodiscard]] QString number() const { return m_optOut ? m_optOut->number : QString(); }

Q_SIGNALS:
    void withdrawRequested(const QString &number, const QString &reason);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void ask(bool asking);
    void withdraw();
    std::optional<OptOut> m_optOut;
    QString m_denied;
    Label *m_words;
    Label *m_trouble;
    Button *m_begin;
    QWidget *m_form;
    QLineEdit *m_reason;
    Button *m_withdraw;
};

} // namespace campanile
