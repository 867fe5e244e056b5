// SPDX-License-Identifier: GPL-3.0-or-later
#include "pronunciationmodel.h"

#include "languagechips.h"

using namespace Qt::StringLiterals;

namespace campanile {

PronunciationModel::PronunciationModel(PronunciationStore &store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
    , m_list(store.pronunciations())
{
    connect(&store, &PronunciationStore::changed, this, &PronunciationModel::reload);
}

int PronunciationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.entries.size());
}

int PronunciationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PronunciationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    const Pronunciation &entry = m_list.entries.at(index.row());
    switch (index.column()) {
    case Written: return entry.written;
    case Spoken: return entry.spoken;
    case Language:
        return role == Qt::EditRole    ? entry.language
            : entry.language.isEmpty() ? tr("all")
                                       : languageTitle(entry.language);
    default: return {};
    }
}

QVariant PronunciationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Written ? tr("As written") : section == Spoken ? tr("As read") : tr("Language");
}

Qt::ItemFlags PronunciationModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() != Language ? flags | Qt::ItemIsEditable : flags;
}

bool PronunciationModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString words = value.toString().simplified();
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() == Language
        || words.isEmpty())
        return false;
    Pronunciations list = m_list;
    Pronunciation &entry = list.entries[index.row()];
    (index.column() == Written ? entry.written : entry.spoken) = words;
    return save(list);
}

bool PronunciationModel::add(const Pronunciation &entry)
{
    if (entry.written.simplified().isEmpty() || entry.spoken.simplified().isEmpty())
        return false;
    Pronunciations list = m_list;
    list.entries.append(entry);
    return save(list);
}

bool PronunciationModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return false;
    Pronunciations list = m_list;
    list.entries.removeAt(row);
    return save(list);
}

bool PronunciationModel::save(const Pronunciations &list)
{
    if (auto saved = m_store.save(list); !saved) {
        Q_EMIT failed(saved.error());
        return false;
    }
    reload(); // what the store made of it
    return true;
}

/// Rows before the first change stay: the table keeps its place.
void PronunciationModel::reload()
{
    const Pronunciations now = m_store.pronunciations();
    if (now == m_list)
        return;
    int same = 0;
    const int most = static_cast<int>(std::min(m_list.entries.size(), now.entries.size()));
    while (same < most && m_list.entries.at(same) == now.entries.at(same))
        ++same;
    if (rowCount() > same) {
        beginRemoveRows({}, same, rowCount() - 1);
        m_list.entries.resize(same);
        endRemoveRows();
    }
    if (now.entries.size() > same) {
        beginInsertRows({}, same, static_cast<int>(now.entries.size()) - 1);
        m_list = now;
        endInsertRows();
    }
}

} // namespace campanile
