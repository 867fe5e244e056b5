// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagecarrier.h"

#include "errorwords.h"
#include "figures.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace campanile {

const QString MessageCarrier::suffix = u"campanile-message"_s;

MessageCarrier::MessageCarrier(MessageSession &session, MessageFiles &files, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_files(files)
{
}

void MessageCarrier::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT busyChanged(busy);
}

void MessageCarrier::write(const QString &path, const QList<MessageId> &ids)
{
    if (m_busy || path.isEmpty())
        return;
    m_session.save();
    QList<Message> messages;
    for (const MessageId &id : ids) {
        if (const auto message = m_session.parts().store.message(id))
            messages.append(*message);
    }
    if (messages.isEmpty())
        return;
    setBusy(true);
    const QString name = QFileInfo(path).fileName();
    const int count = static_cast<int>(messages.size());
    m_files.write(path, messages)
        .then(this,
            [this, name, count](const Result<void> &written) {
                setBusy(false);
                if (!written)
                    Q_EMIT failed(words(written.error()));
                else
                    Q_EMIT done(tr("%1 message(s) copied to %2.", nullptr, count).arg(figure(count)).arg(name));
            })
        .onCanceled(this, [this] { setBusy(false); });
}

void MessageCarrier::import(const QString &path)
{
    if (m_busy || path.isEmpty())
        return;
    m_session.save();
    setBusy(true);
    m_files.import(path)
        .then(this,
            [this](const Result<QList<ImportedMessage>> &result) {
                setBusy(false);
                if (!result) {
                    Q_EMIT failed(words(result.error()));
                    return;
                }
                Q_EMIT done(importWords(*result));
                if (!result->isEmpty())
                    Q_EMIT imported(result->first().id);
            })
        .onCanceled(this, [this] { setBusy(false); });
}

QString importWords(const QList<ImportedMessage> &imported)
{
    using Outcome = ImportedMessage::Outcome;
    const auto count = [&](Outcome outcome) {
        return static_cast<int>(std::ranges::count(imported, outcome, &ImportedMessage::outcome));
    };
    QStringList parts;
    if (const int n = count(Outcome::Added))
        parts.append(MessageCarrier::tr("%1 added", nullptr, n).arg(figure(n)));
    if (const int n = count(Outcome::Updated))
        parts.append(MessageCarrier::tr("%1 brought up to date", nullptr, n).arg(figure(n)));
    if (const int n = count(Outcome::Unchanged))
        parts.append(MessageCarrier::tr("%1 already here", nullptr, n).arg(figure(n)));
    if (const int n = count(Outcome::Outdated))
        parts.append(MessageCarrier::tr("%1 older than the one here", nullptr, n).arg(figure(n)));
    if (const int n = count(Outcome::KeptBoth))
        parts.append(MessageCarrier::tr("%1 kept as two copies", nullptr, n).arg(figure(n)));
    return parts.isEmpty() ? MessageCarrier::tr("There is no message in the file.") : parts.join(u", "_s) + u'.';
}

} // namespace campanile
