// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipientmodel.h"

#include "figures.h"

#include <QCoreApplication>
#include <QLocale>

namespace campanile {

using namespace Qt::StringLiterals;

RecipientModel::RecipientModel(const CampaignProgress &progress, const RecipientDirectory &directory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_progress(progress)
    , m_directory(directory)
    , m_rows(static_cast<int>(progress.size()))
{
}

int RecipientModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int RecipientModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecipientModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole: return display(index.row(), index.column());
    case SortRole: return sortKey(index.row(), index.column());
    case MarkRole: return static_cast<int>(m_progress.mark(index.row()));
    case Qt::ToolTipRole: return index.column() == Result ? QVariant(detail(index.row())) : QVariant();
    case ReachedRole: return m_progress.isReached(index.row());
    case Qt::TextAlignmentRole:
        return index.column() == Attempts || index.column() == Last ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                                    : QVariant();
    default: return {};
    }
}

QVariant RecipientModel::display(int row, int column) const
{
    const RecipientState state = m_progress.recipient(row);
    switch (column) {
    case Number: {
        const QString number = m_directory.number(row);
        return number.isEmpty() ? m_progress.id(row).text() : number;
    }
    case Address: return m_directory.address(row);
    case Name: {
        const Contact *contact = m_directory.contact(row);
        return contact ? contact->name : QString();
    }
    case Result: {
        const CampaignProgress::LastAttempt attempt = m_progress.lastAttempt(row);
        const bool waits = state.phase == Phase::Waiting || state.phase == Phase::Done;
        if (attempt.lineFault && waits && !campanile::isReached(state.outcome))
            return tr("Line"); // ours could not carry it: nothing is known of theirs
        return attempt.calledBack ? tr("%1, called back").arg(markWords(m_progress.mark(row)))
                                  : markWords(m_progress.mark(row));
    }
    case Network: return networkWords(m_progress.lastAttempt(row));
    case Attempts: return campanile::figure(state.attempts);
    case Last:
        return state.changedMs
            ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(state.changedMs).time(), u"HH:mm:ss"_s)
            : QString();
    default: return {};
    }
}

QVariant RecipientModel::sortKey(int row, int column) const
{
    const RecipientState state = m_progress.recipient(row);
    switch (column) {
    case Number: return display(row, Number);
    case Address: {
        // by street, then by number: 2 before 10
        const Contact *contact = m_directory.contact(row);
        if (!contact)
            return QString();
        const int street = m_directory.street(row);
        return QString((street >= 0 ? m_directory.streets().at(street) : contact->streetAsWritten) + u'\t'
            + QString::number(contact->civic.number).rightJustified(6, u'0') + contact->civic.exponent);
    }
    case Name:
    case Network: return display(row, column);
    case Result: return static_cast<int>(m_progress.mark(row));
    case Attempts: return state.attempts;
    case Last: return state.changedMs;
    default: return {};
    }
}

QString RecipientModel::detail(int row) const
{
    const CampaignProgress::LastAttempt attempt = m_progress.lastAttempt(row);
    QStringList lines;
    if (attempt.lineFault)
        lines.append(tr("The line did not carry the call: it is no attempt at this number."));
    if (attempt.calledBack)
        lines.append(tr("They called back and heard the message."));
    if (attempt.optedOut)
        lines.append(tr("They asked not to be called any more."));
    if (const QString network = networkWords(attempt); !network.isEmpty())
        lines.append(network);
    return lines.join(u'\n');
}

QVariant RecipientModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Attempts || section == Last ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                      : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("Number");
    case Name: return tr("Name");
    case Network: return tr("Network");
    case Address: return tr("Address");
    case Result: return tr("Outcome");
    case Attempts: return tr("Attempts");
    case Last: return tr("Last");
    default: return {};
    }
}

void RecipientModel::endReplace()
{
    m_rows = static_cast<int>(m_progress.size());
    endResetModel();
}

void RecipientModel::recipientsChanged(const QList<int> &sortedRows)
{
    if (sortedRows.isEmpty())
        return;
    static const QList<int> roles{Qt::DisplayRole, SortRole, MarkRole, ReachedRole};
    const auto tell = [this](
                          int first, int last) { Q_EMIT dataChanged(index(first, Result), index(last, Last), roles); };
    // Rows near each other go together; beyond some ranges the bookkeeping of views costs more than it saves.
    constexpr int near = 8;
    constexpr int mostRanges = 4096;
    QList<std::pair<int, int>> ranges;
    for (const int row : sortedRows) {
        if (!ranges.isEmpty() && row - ranges.constLast().second <= near)
            ranges.last().second = row;
        else
            ranges.append({row, row});
        if (ranges.size() > mostRanges)
            break;
    }
    if (ranges.size() > mostRanges) {
        tell(sortedRows.constFirst(), sortedRows.constLast());
        return;
    }
    for (const auto &[first, last] : std::as_const(ranges))
        tell(first, last);
}

void RecipientModel::namesChanged()
{
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, Number), index(m_rows - 1, Address), {Qt::DisplayRole, SortRole});
}

QString networkWords(const CampaignProgress::LastAttempt &attempt)
{
    const auto cause = [](int q850) {
        const auto words = [](const char *text) { return QCoreApplication::translate("Network", text); };
        switch (q850) {
        case 1: return words(QT_TRANSLATE_NOOP("Network", "no such number"));
        case 16: return words(QT_TRANSLATE_NOOP("Network", "ended normally"));
        case 17: return words(QT_TRANSLATE_NOOP("Network", "busy"));
        case 18:
        case 19: return words(QT_TRANSLATE_NOOP("Network", "no answer"));
        case 20: return words(QT_TRANSLATE_NOOP("Network", "switched off or without coverage"));
        case 21: return words(QT_TRANSLATE_NOOP("Network", "refused"));
        case 22: return words(QT_TRANSLATE_NOOP("Network", "number changed"));
        case 27: return words(QT_TRANSLATE_NOOP("Network", "out of order"));
        case 28: return words(QT_TRANSLATE_NOOP("Network", "number incomplete"));
        case 34: return words(QT_TRANSLATE_NOOP("Network", "no channel free"));
        case 38:
        case 41: return words(QT_TRANSLATE_NOOP("Network", "network fault"));
        case 42: return words(QT_TRANSLATE_NOOP("Network", "network overloaded"));
        default: return QString();
        }
    };
    QStringList parts;
    if (attempt.sipCode > 0)
        parts.append(u"SIP %1"_s.arg(attempt.sipCode));
    if (attempt.q850 > 0) {
        const QString words = cause(attempt.q850);
        parts.append(
            words.isEmpty() ? u"Q.850 %1"_s.arg(attempt.q850) : u"Q.850 %1 (%2)"_s.arg(attempt.q850).arg(words));
    }
    return parts.join(u" · "_s);
}

QString markWords(Mark mark)
{
    const auto words = [](const char *text) { return QCoreApplication::translate("Mark", text); };
    switch (mark) {
    case Mark::Queued: return words(QT_TRANSLATE_NOOP("Mark", "Queued"));
    case Mark::Heard: return words(QT_TRANSLATE_NOOP("Mark", "Heard"));
    case Mark::Confirmed: return words(QT_TRANSLATE_NOOP("Mark", "Confirmed (1)"));
    case Mark::Voicemail: return words(QT_TRANSLATE_NOOP("Mark", "Voicemail"));
    case Mark::HungUp: return words(QT_TRANSLATE_NOOP("Mark", "Hung up"));
    case Mark::Invalid: return words(QT_TRANSLATE_NOOP("Mark", "Invalid number"));
    case Mark::Blocked: return words(QT_TRANSLATE_NOOP("Mark", "Blocked"));
    case Mark::Stopped: return words(QT_TRANSLATE_NOOP("Mark", "Stopped"));
    case Mark::Busy: return words(QT_TRANSLATE_NOOP("Mark", "Busy"));
    case Mark::NoAnswer: return words(QT_TRANSLATE_NOOP("Mark", "No answer"));
    case Mark::Uncertain: return words(QT_TRANSLATE_NOOP("Mark", "Uncertain"));
    case Mark::Unreachable: return words(QT_TRANSLATE_NOOP("Mark", "Unreachable"));
    case Mark::InCall: return words(QT_TRANSLATE_NOOP("Mark", "In call"));
    case Mark::Help: return words(QT_TRANSLATE_NOOP("Mark", "Asks for help (9)"));
    }
    return {};
}

} // namespace campanile
