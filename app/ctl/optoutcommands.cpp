// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialercommand.h"

#include "contactstore.h"

#include <QHash>
#include <QJsonArray>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

/// Whose number it is, where the registry is here and knows it.
class Owners final {
public:
    explicit Owners(Session &session)
    {
        const auto index = session.audienceIndex();
        if (!index)
            return;
        m_index = *index;
        const auto &contacts = m_index->contacts();
        for (qsizetype row = 0; row < contacts.size(); ++row)
            m_rows.insert(contacts.at(row).number.e164(), row);
    }

    [[nodiscard]] const Contact *of(const QString &number) const
    {
        const auto row = m_rows.constFind(number);
        return row == m_rows.cend() ? nullptr : &m_index->contacts().at(*row);
    }

private:
    std::shared_ptr<const AudienceIndex> m_index;
    QHash<QString, qsizetype> m_rows;
};

QString addressOf(const Contact &contact)
{
    return QStringList{contact.streetAsWritten, contact.civicAsWritten}.join(u' ').trimmed();
}

QJsonObject toJson(const OptOut &optOut, const Contact *owner)
{
    QJsonObject object{{u"number"_s, optOut.number}, {u"since"_s, optOut.since.toUTC().toString(Qt::ISODateWithMs)},
        {u"campaign"_s, optOut.campaign.text()}};
    if (owner) {
        object.insert(u"name"_s, owner->name);
        object.insert(u"address"_s, addressOf(*owner));
    }
    return object;
}

QString lineOf(const OptOut &optOut, const Contact *owner)
{
    QStringList fields{optOut.number, optOut.since.toLocalTime().toString(Qt::ISODate), optOut.campaign.text()};
    if (owner)
        fields << owner->name << addressOf(*owner);
    return fields.join(u'\t');
}

Result<QString> numberOf(const QCommandLineParser &parser)
{
    return PhoneNumber::parse(parser.positionalArguments().constFirst()).transform([](const PhoneNumber &number) {
        return number.e164();
    });
}

void list(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    backend->optOuts().then(backend, [&session, finish](const Result<QList<OptOut>> &all) {
        if (!all)
            return finish(session.fail(all.error()));
        const Owners owners(session);
        QJsonArray optOuts;
        QString text = all->isEmpty() ? u"Nobody asked not to be called any more.\n"_s : QString();
        for (const OptOut &optOut : *all) {
            optOuts.append(toJson(optOut, owners.of(optOut.number)));
            text += lineOf(optOut, owners.of(optOut.number)) + u'\n';
        }
        session.answer({{u"opt_outs"_s, optOuts}}, text);
        finish(Ok);
    });
}

void addNumberOptions(QCommandLineParser &parser)
{
    addDialerOptions(parser);
    parser.addPositionalArgument(u"NUMBER"_s, u"as people write it, or +39..."_s);
}

void show(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const Result<QString> number = numberOf(parser);
    if (!number)
        return finish(session.fail(number.error(), Usage));
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    backend->optOuts().then(backend, [&session, finish, number = *number](const Result<QList<OptOut>> &all) {
        if (!all)
            return finish(session.fail(all.error()));
        const auto found = std::ranges::find(*all, number, &OptOut::number);
        if (found == all->end()) {
            session.answer({{u"number"_s, number}, {u"opted_out"_s, false}}, u"%1 may be called."_s.arg(number));
            return finish(Empty);
        }
        const Owners owners(session);
        QJsonObject answer = toJson(*found, owners.of(number));
        answer.insert(u"opted_out"_s, true);
        session.answer(answer, lineOf(*found, owners.of(number)));
        finish(Ok);
    });
}

void addWithdrawOptions(QCommandLineParser &parser)
{
    addNumberOptions(parser);
    parser.addOption(
        {u"reason"_s, u"who asked for it, and how: the dialer keeps it with the withdrawal (required)"_s, u"WORDS"_s});
}

void withdraw(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const Result<QString> number = numberOf(parser);
    if (!number)
        return finish(session.fail(number.error(), Usage));
    const QString reason = parser.value(u"reason"_s).trimmed();
    if (reason.isEmpty())
        return finish(session.usage(u"say why this number may be called again: --reason WORDS"_s));
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    backend->withdrawOptOut(*number, reason).then(backend, [&session, finish](const Result<OptOut> &gone) {
        if (!gone)
            return finish(session.fail(gone.error()));
        QJsonObject answer = toJson(*gone, nullptr);
        answer.insert(u"withdrawn"_s, true);
        session.answer(answer, u"%1 may be called again."_s.arg(gone->number));
        finish(Ok);
    });
}

} // namespace

QList<Command> optOutCommands()
{
    const QString group = u"optout"_s;
    return {
        {group, u"list"_s, {}, u"the numbers whose owners asked not to be called any more, oldest first"_s,
            addDialerOptions, list},
        {group, u"show"_s, u"NUMBER"_s, u"since when a number is not called; exit code 3: it may be called"_s,
            addNumberOptions, show, 1},
        {group, u"withdraw"_s, u"NUMBER --reason WORDS"_s,
            u"its owner wants to be called again; exit code 3: it did not opt out"_s, addWithdrawOptions, withdraw, 1},
    };
}

} // namespace campanile::ctl
