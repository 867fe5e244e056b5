// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagefilter.h"

#include "messagelistmodel.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// Without accents and capitals: "citta" finds "Città".
QString folded(const QString &text)
{
    QString result;
    const QString split = text.normalized(QString::NormalizationForm_KD);
    for (const QChar c : split) {
        if (c.category() != QChar::Mark_NonSpacing)
            result += c == u'’' ? u'\'' : c.toCaseFolded();
    }
    return result;
}

} // namespace

MessageFilter::MessageFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    sort(0);
}

void MessageFilter::setWords(const QString &words)
{
    m_words = folded(words).split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void MessageFilter::setTag(const QString &tag)
{
    m_tag = tag;
    invalidateRowsFilter();
}

void MessageFilter::setOrder(Order order)
{
    if (std::exchange(m_order, order) != order)
        invalidate();
}

bool MessageFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_tag.isEmpty() && !index.data(MessageListModel::TagsRole).toStringList().contains(m_tag, Qt::CaseInsensitive))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = folded(index.data(MessageListModel::TextRole).toString());
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word); });
}

bool MessageFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (m_order == Order::LastUsed) {
        const QDateTime a = left.data(MessageListModel::LastUsedRole).toDateTime();
        const QDateTime b = right.data(MessageListModel::LastUsedRole).toDateTime();
        if (a != b)
            return a.isValid() && (!b.isValid() || a > b); // those never used come last
    }
    if (m_order == Order::Title) {
        const int way = QString::localeAwareCompare(left.data().toString(), right.data().toString());
        if (way != 0)
            return way < 0;
    }
    return left.row() < right.row();
}

} // namespace campanile
