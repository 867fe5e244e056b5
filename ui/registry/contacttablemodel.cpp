// SPDX-License-Identifier: GPL-3.0-or-later
#include "contacttablemodel.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

QString addressOf(const Contact &contact)
{
    return QString(contact.streetAsWritten + u' ' + contact.civicAsWritten).trimmed();
}

} // namespace

void ContactTableModel::set(std::shared_ptr<const AudienceIndex> index, QList<int> rows)
{
    beginResetModel();
    m_index = std::move(index);
    m_rows = std::move(rows);
    endResetModel();
}

void ContactTableModel::setOptOuts(const QHash<QString, OptOut> &optOuts)
{
    m_optOuts = optOuts;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Notes), index(rowCount() - 1, Notes), {Qt::DisplayRole, SortRole});
}

const Contact &ContactTableModel::contact(int row) const
{
    return m_index->contacts()[m_rows[row]];
}

std::optional<OptOut> ContactTableModel::optOut(int row) const
{
    const auto found = m_optOuts.constFind(contact(row).number.e164());
    return found == m_optOuts.cend() ? std::nullopt : std::optional(*found);
}

int ContactTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ContactTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ContactTableModel::text(const Contact &contact, int column) const
{
    switch (column) {
    case Number: return contact.number.national();
    case Name: return contact.name;
    case Address: return addressOf(contact);
    case Position:
        switch (contact.located) {
        case Located::Exact: return tr("exact");
        case Located::Normalised: return tr("by another spelling");
        case Located::Interpolated: return tr("estimated along the street");
        case Located::No: return tr("none");
        }
        return {};
    case Notes: {
        QStringList notes;
        if (const auto asked = m_optOuts.constFind(contact.number.e164()); asked != m_optOuts.cend())
            //: %1 is a date
            notes.append(tr("not to be called, %1")
                    .arg(QLocale().toString(asked->since.toLocalTime().date(), QLocale::ShortFormat)));
        else if (contact.optedOut)
            notes.append(tr("not to be called"));
        if (contact.sample)
            notes.append(tr("sample"));
        if (!contact.languages.isEmpty())
            notes.append(contact.languages);
        return notes.join(u" · "_s);
    }
    default: return {};
    }
}

QVariant ContactTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Contact &contact = m_index->contacts()[m_rows[index.row()]];
    switch (role) {
    case Qt::DisplayRole: return text(contact, index.column());
    case Qt::ToolTipRole:
        if (const auto asked = optOut(index.row()); asked && index.column() == Notes)
            //: %1 is a date and time
            return tr("asked by telephone, on %1, not to be called any more")
                .arg(QLocale().toString(asked->since.toLocalTime(), QLocale::ShortFormat));
        return text(contact, index.column());
    case SortRole:
        if (index.column() == Number)
            return contact.number.e164();
        return index.column() == Position ? QVariant(static_cast<int>(contact.located)) : text(contact, index.column());
    default: return {};
    }
}

QVariant ContactTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("Number");
    case Name: return tr("Name");
    case Address: return tr("Address");
    case Position: return tr("Position");
    case Notes: return tr("Notes");
    default: return {};
    }
}

void ContactTableModel::sort(int column, Qt::SortOrder order)
{
    if (!m_index || column < 0 || column >= ColumnCount)
        return;
    const QList<Contact> &all = m_index->contacts();
    const auto before = [&](int a, int b) {
        const Contact &x = all[a];
        const Contact &y = all[b];
        switch (column) {
        case Number: return x.number.e164() < y.number.e164();
        case Name: return x.name.localeAwareCompare(y.name) < 0;
        case Address:
            return std::tie(x.streetAsWritten, x.civic.number, x.civicAsWritten)
                < std::tie(y.streetAsWritten, y.civic.number, y.civicAsWritten);
        case Position: return x.located < y.located;
        default: return std::tie(x.optedOut, x.sample, x.languages) < std::tie(y.optedOut, y.sample, y.languages);
        }
    };
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QList<int> sorted = m_rows;
    std::ranges::stable_sort(
        sorted, [&](int a, int b) { return order == Qt::AscendingOrder ? before(a, b) : before(b, a); });
    if (!old.isEmpty()) {
        QHash<int, int> rowOf;
        for (int i = 0; i < sorted.size(); ++i)
            rowOf.insert(sorted[i], i);
        QModelIndexList moved;
        for (const QModelIndex &index : old)
            moved.append(this->index(rowOf.value(m_rows[index.row()]), index.column()));
        changePersistentIndexList(old, moved);
    }
    m_rows = std::move(sorted);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

QList<int> contactsMatching(
    const AudienceIndex &index, const QString &text, ContactsShown shown, const QSet<QString> &optedOut)
{
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    // A number is typed with the spaces it is read with.
    const bool isNumber = !words.isEmpty()
        && std::ranges::all_of(words.join(QString()), [](QChar c) { return c.isDigit() || c == u'+'; });
    if (isNumber && words.join(QString()).size() > 4)
        words = {words.join(QString())};
    const QList<Contact> &contacts = index.contacts();
    QList<int> rows;
    for (int i = 0; i < contacts.size(); ++i) {
        const Contact &c = contacts[i];
        // whom an alert cannot find and could have called: not those who asked never to be
        if (shown == ContactsShown::WithoutPosition && (c.position || c.optedOut))
            continue;
        if (shown == ContactsShown::OptedOut && !c.optedOut && !optedOut.contains(c.number.e164()))
            continue;
        const bool found = std::ranges::all_of(words, [&](const QString &word) {
            return c.name.contains(word, Qt::CaseInsensitive) || c.streetAsWritten.contains(word, Qt::CaseInsensitive)
                || c.civicAsWritten.compare(word, Qt::CaseInsensitive) == 0 || c.number.e164().contains(word);
        });
        if (found)
            rows.append(i);
    }
    return rows;
}

} // namespace campanile
