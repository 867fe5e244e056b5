// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxwords.h"

#include "errorwords.h"
#include "figures.h"
#include "timewords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

using Kind = OutboxItem::Kind;
using State = OutboxItem::State;
using Action = OutboxRowWords::Action;

struct OutboxWords {
    Q_DECLARE_TR_FUNCTIONS(OutboxWords)
public:
    static QString kind(Kind kind)
    {
        switch (kind) {
        case Kind::Message: return tr("Message");
        case Kind::Area: return tr("Area");
        case Kind::Draft: return tr("Draft");
        case Kind::Alert: return tr("Alert");
        }
        return {};
    }

    static QString phones(int n) { return tr("%1 phone(s)", nullptr, n).arg(figure(n)); }

    static QString since(const OutboxItem &item, const QDateTime &now)
    {
        const auto age = std::chrono::milliseconds(item.created.msecsTo(now));
        if (age < 1min)
            return tr("just now");
        if (age < 24h)
            return tr("for %1").arg(spanWords(age));
        return tr("since %1").arg(QLocale().toString(item.created.date(), QLocale::ShortFormat));
    }

    static QString sent(const OutboxItem &item)
    {
        if (item.size <= 0)
            return tr("being sent");
        const QLocale locale;
        const auto words = [&](qint64 bytes) {
            return locale.formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
        };
        return tr("sent %1 of %2").arg(words(item.sent), words(item.size));
    }

    static QString expiry(const QDateTime &expires, const QDateTime &now)
    {
        const auto left = std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(expires)));
        if (left >= 2min)
            return tr("expires in %1").arg(spanWords(left));
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left).count();
        return tr("expires in %1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    }

    static QString waiting(const OutboxItem &item, const QDateTime &now, bool away)
    {
        QString words = item.deletes ? tr("to be removed at the dialer too")
            : away                   ? tr("waiting %1").arg(since(item, now))
                                     : tr("its turn comes");
        return words;
    }

    static QString expired(const OutboxItem &item)
    {
        return tr("It expired at %1: nothing of it has started").arg(hourWords(item.expires.toLocalTime()));
    }

    static QString readyToConfirm() { return tr("ready: it starts only when you hold the button on the receipt"); }

    static QString discarded() { return tr("Discarded: it will not be sent"); }

    static QString action(Action action)
    {
        switch (action) {
        case Action::Confirm: return tr("Open the receipt");
        case Action::PrepareNow: return tr("Prepare it with the registry of now");
        case Action::Retry: return tr("Try again");
        case Action::Discard: return tr("Discard");
        case Action::Undo: return tr("Undo");
        }
        return {};
    }

    static QString readyTitle(Mode mode)
    {
        return mode == Mode::Live ? tr("Alert ready: confirm") : tr("Drill ready: confirm");
    }

    static QString expiredTitle(const OutboxItem &item)
    {
        const QString hour = hourWords(item.expires.toLocalTime());
        return item.mode == Mode::Live ? tr("The alert expired at %1: nothing has started").arg(hour)
                                       : tr("The drill expired at %1: nothing has started").arg(hour);
    }
};

QString iconOf(Kind kind)
{
    switch (kind) {
    case Kind::Message: return u"microphone"_s;
    case Kind::Area: return u"polygon"_s;
    case Kind::Draft: return u"edit"_s;
    case Kind::Alert: return u"bell"_s;
    }
    return {};
}

OutboxRowWords common(const OutboxItem &item)
{
    OutboxRowWords words;
    words.icon = iconOf(item.kind);
    words.kind = OutboxWords::kind(item.kind);
    words.title = item.title.isEmpty() ? words.kind : item.title;
    if (item.kind == Kind::Alert)
        words.mode = item.mode;
    return words;
}

void offer(OutboxRowWords &words, std::initializer_list<Action> actions)
{
    for (const Action action : actions)
        words.actions.append({action, OutboxWords::action(action)});
}

} // namespace

bool isAsking(const OutboxItem &item)
{
    return item.state == State::ReadyToConfirm || item.state == State::Expired || item.state == State::Refused;
}

QString expiryWords(const QDateTime &expires, const QDateTime &now)
{
    return OutboxWords::expiry(expires, now);
}

OutboxRowWords rowWords(const OutboxItem &item, const QDateTime &now, bool away)
{
    OutboxRowWords words = common(item);
    QStringList detail;
    if (item.kind == Kind::Alert)
        detail.append(OutboxWords::phones(item.phones));
    else
        detail.append(words.kind);
    const bool counts = item.expires.isValid() && item.state != State::Expired && item.state != State::Done;
    switch (item.state) {
    case State::Waiting:
        detail.append(OutboxWords::waiting(item, now, away));
        if (!item.deletes)
            offer(words, {Action::Discard});
        break;
    case State::Sending:
        detail.append(OutboxWords::sent(item));
        words.progress = item.size > 0 ? static_cast<double>(item.sent) / static_cast<double>(item.size) : -1;
        offer(words, {Action::Discard});
        break;
    case State::ReadyToConfirm:
        words.tone = OutboxRowWords::Tone::Asking;
        detail.append(OutboxWords::readyToConfirm());
        offer(words, {Action::Confirm, Action::Discard});
        break;
    case State::Expired:
        words.tone = OutboxRowWords::Tone::Asking;
        words.trouble = OutboxWords::expired(item);
        offer(words, {Action::PrepareNow, Action::Discard});
        break;
    case State::Refused:
        words.tone = OutboxRowWords::Tone::Asking;
        words.trouble = campanile::words(item.error);
        offer(words, {Action::Retry, Action::Discard});
        break;
    case State::Done: break;
    }
    if (counts)
        detail.append(OutboxWords::expiry(item.expires, now));
    words.detail = detail.join(u" · "_s);
    return words;
}

OutboxRowWords discardedWords(const OutboxItem &item)
{
    OutboxRowWords words = common(item);
    words.tone = OutboxRowWords::Tone::Discarded;
    words.detail = OutboxWords::discarded();
    offer(words, {Action::Undo});
    return words;
}

QString alertTitle(const OutboxItem &alert)
{
    return alert.state == State::Expired ? OutboxWords::expiredTitle(alert) : OutboxWords::readyTitle(alert.mode);
}

QString alertDetail(const OutboxItem &alert, const QDateTime &now)
{
    QStringList parts{alert.title, OutboxWords::phones(alert.phones)};
    if (alert.state == State::ReadyToConfirm && alert.expires.isValid() && alert.expires > now)
        parts.append(OutboxWords::expiry(alert.expires, now));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace campanile
