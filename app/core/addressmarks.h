// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"
#include "outcome.h"

#include <QObject>

namespace campanile {

/// One mark per address, its worst outcome: what the map paints during a campaign. Entries never move; only their marks
/// change, so a hundred thousand of them need no model reset.
class AddressMarks final : public QObject {
    Q_OBJECT
public:
    struct Entry {
        GeoPoint position;
        Mark mark = Mark::Queued;
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    using QObject::QObject;

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }

    void setEntries(QList<Entry> entries)
    {
        m_entries = std::move(entries);
        Q_EMIT reset();
    }

    /// In step: indices[i] becomes marks[i].
    void update(const QList<int> &indices, const QList<Mark> &marks)
    {
        for (qsizetype i = 0; i < indices.size(); ++i)
            m_entries[indices[i]].mark = marks[i];
        if (!indices.isEmpty())
            Q_EMIT changed(indices);
    }

Q_SIGNALS:
    void reset();
    void changed(const QList<int> &indices);

private:
    QList<Entry> m_entries;
};

} // namespace campanile
