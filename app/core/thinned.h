// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace campanile {

/// Keeps at most so many of `total` things that come one by one, spread evenly among them.
template <class T> class EvenlyThinned final {
public:
    EvenlyThinned(int total, int atMost)
        : m_total(std::max(total, 1))
        , m_kept(std::min<qint64>(m_total, std::max(atMost, 0)))
    {
        m_taken.reserve(std::min<qint64>(total, m_kept));
    }

    void add(const T &thing)
    {
        m_share += m_kept;
        if (m_share >= m_total) {
            m_share -= m_total;
            m_taken.append(thing);
        }
    }

    [[nodiscard]] QList<T> taken() const { return m_taken; }

private:
    qint64 m_total;
    qint64 m_kept;
    qint64 m_share = 0;
    QList<T> m_taken;
};

} // namespace campanile
