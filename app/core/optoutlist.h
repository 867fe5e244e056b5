// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialingbackend.h"

#include <QHash>
#include <QSet>

namespace campanile {

/// The numbers whose owners asked, by a key of the telephone, not to be called any more: as the dialer knows them. What
/// was heard last is kept while it is away.
class OptOutList final : public QObject {
    Q_OBJECT
public:
    /// `backend` outlives this.
    explicit OptOutList(DialingBackend &backend, QObject *parent = nullptr);
    void refresh(); ///< asks the dialer, unless an answer is awaited

    /// The dialer told them; one that knows no opt-outs (an older one, another account) has none to tell.
    [[nodiscard]] bool isKnown() const { return m_known; }

    [[nodiscard]] const QList<OptOut> &optOuts() const { return m_optOuts; } ///< oldest first

    [[nodiscard]] const QSet<QString> &numbers() const { return m_numbers; } ///< E.164

    [[nodiscard]] const OptOut *of(const QString &number) const; ///< null: may be called

    /// The owner changed their mind; `reason` is kept by the dialer. Ends in changed() or withdrawalFailed().
    void withdraw(const QString &number, const QString &reason);

Q_SIGNALS:
    void changed();
    void withdrawn(const QString &number);
    void withdrawalFailed(const QString &number, const campanile::Error &error);

private:
    void set(QList<OptOut> optOuts, bool known);
    DialingBackend &m_backend;
    QList<OptOut> m_optOuts;
    QSet<QString> m_numbers;
    bool m_known = false;
    bool m_asking = false;
    bool m_denied = false; ///< a withdrawal was; that it may be tried again is news
    bool m_again = false; ///< what is on its way was asked before a withdrawal
};

} // namespace campanile
