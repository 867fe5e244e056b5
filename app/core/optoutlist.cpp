// SPDX-License-Identifier: GPL-3.0-or-later
#include "optoutlist.h"

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

OptOutList::OptOutList(DialingBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
}

void OptOutList::refresh()
{
    if (std::exchange(m_asking, true))
        return;
    m_again = false;
    m_backend.optOuts().then(this, [this](const Result<QList<OptOut>> &answer) {
        m_asking = false;
        if (m_again)
            return refresh();
        if (answer)
            set(*answer, true);
        else if (answer.error().code == ErrorCode::DialerRefused || answer.error().code == ErrorCode::DialerDenied)
            set({}, false); // it will refuse them itself; here nobody can tell
    });
}

void OptOutList::set(QList<OptOut> optOuts, bool known)
{
    if (optOuts == m_optOuts && known == m_known && !std::exchange(m_denied, false))
        return;
    m_optOuts = std::move(optOuts);
    m_known = known;
    m_numbers.clear();
    for (const OptOut &each : std::as_const(m_optOuts))
        m_numbers.insert(each.number);
    Q_EMIT changed();
}

const OptOut *OptOutList::of(const QString &number) const
{
    if (!m_numbers.contains(number))
        return nullptr;
    const auto found = std::ranges::find(m_optOuts, number, &OptOut::number);
    return found == m_optOuts.end() ? nullptr : &*found;
}

void OptOutList::withdraw(const QString &number, const QString &reason)
{
    m_backend.withdrawOptOut(number, reason).then(this, [this, number](const Result<OptOut> &answer) {
        const bool gone = !answer && answer.error().code == ErrorCode::DialerRefused
            && answer.error().args.value(0)
                == "OPT_OUT_NOT_FOUND"_L1; // somebody else was first, or our answer was lost
        if (!answer && !gone) {
            m_denied = answer.error().code == ErrorCode::DialerDenied;
            Q_EMIT withdrawalFailed(number, answer.error());
            return;
        }
        QList<OptOut> left = m_optOuts;
        left.removeIf([&](const OptOut &each) { return each.number == number; });
        m_again = m_asking;
        set(std::move(left), m_known);
        Q_EMIT withdrawn(number);
    });
}

} // namespace campanile
