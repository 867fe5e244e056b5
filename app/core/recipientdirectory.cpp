// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipientdirectory.h"

#include "gazetteer.h"

#include <QHash>

namespace campanile {

RecipientDirectory RecipientDirectory::resolve(
    std::shared_ptr<const AudienceIndex> index, const QList<ContactId> &ids, const Gazetteer *gazetteer)
{
    RecipientDirectory result;
    result.m_ids = ids;
    result.m_rows.fill(-1, ids.size());
    result.m_streetOf.fill(-1, ids.size());
    result.m_positionOf.fill(-1, ids.size());
    result.m_firstAt.append(0);
    if (!index)
        return result;
    result.m_index = index;

    const QList<Contact> &contacts = index->contacts();
    {
        QHash<ContactId, int> wanted;
        wanted.reserve(ids.size());
        for (qsizetype i = 0; i < ids.size(); ++i)
            wanted.insert(ids.at(i), static_cast<int>(i));
        for (qsizetype row = 0; row < contacts.size(); ++row) {
            if (const auto it = wanted.constFind(contacts.at(row).id); it != wanted.cend()) {
                result.m_rows[*it] = static_cast<int>(row);
                result.m_ids[*it] = contacts.at(row).id;
            }
        }
    }

    QHash<QString, int> streetByKey;
    QHash<quint64, int> positionByPoint;
    QList<int> countAt;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (result.m_rows.at(i) < 0)
            continue;
        const Contact &contact = contacts.at(result.m_rows.at(i));
        const QString key =
            contact.streetKey.isEmpty() ? contact.streetAsWritten.simplified().toLower() : contact.streetKey;
        if (!key.isEmpty()) {
            auto it = streetByKey.find(key);
            if (it == streetByKey.end()) {
                it = streetByKey.insert(key, static_cast<int>(result.m_streets.size()));
                QString name = contact.streetAsWritten.simplified();
                if (gazetteer && !contact.streetKey.isEmpty()) {
                    if (const auto street = gazetteer->street(contact.streetKey))
                        name = street->name;
                }
                result.m_streets.append(name);
            }
            result.m_streetOf[i] = *it;
        }
        if (contact.position) {
            const quint64 point = (static_cast<quint64>(static_cast<quint32>(contact.position->latE7)) << 32)
                | static_cast<quint32>(contact.position->lonE7);
            auto it = positionByPoint.find(point);
            if (it == positionByPoint.end()) {
                it = positionByPoint.insert(point, static_cast<int>(result.m_positions.size()));
                result.m_positions.append(*contact.position);
                countAt.append(0);
            }
            result.m_positionOf[i] = *it;
            ++countAt[*it];
        }
    }

    result.m_firstAt.reserve(countAt.size() + 1);
    for (const int count : std::as_const(countAt))
        result.m_firstAt.append(result.m_firstAt.constLast() + count);
    result.m_byPosition.resize(result.m_firstAt.constLast());
    QList<int> next = result.m_firstAt;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (const int position = result.m_positionOf.at(i); position >= 0)
            result.m_byPosition[next[position]++] = static_cast<int>(i);
    }
    return result;
}

const Contact *RecipientDirectory::contact(qsizetype recipient) const
{
    const int row = m_rows.value(recipient, -1);
    return row < 0 ? nullptr : &m_index->contacts().at(row);
}

QString RecipientDirectory::number(qsizetype recipient) const
{
    const Contact *known = contact(recipient);
    return known ? known->number.national() : QString();
}

QString RecipientDirectory::address(qsizetype recipient) const
{
    const Contact *known = contact(recipient);
    if (!known)
        return {};
    const int index = street(recipient);
    const QString name = index >= 0 ? m_streets.at(index) : known->streetAsWritten;
    const QString civic = known->civic.number ? known->civic.text() : known->civicAsWritten;
    return civic.isEmpty() ? name : name + u' ' + civic;
}

std::span<const int> RecipientDirectory::at(int position) const
{
    if (position < 0 || position >= m_positions.size())
        return {};
    const int first = m_firstAt.at(position);
    return {m_byPosition.constData() + first, static_cast<size_t>(m_firstAt.at(position + 1) - first)};
}

} // namespace campanile
