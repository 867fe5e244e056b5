// SPDX-License-Identifier: GPL-3.0-or-later
#include "receiptwords.h"

#include "figures.h"
#include "placewords.h"

#include <QCoreApplication>
#include <QMap>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Receipt)
};

} // namespace

QString refusalWords(RefusedNumber::Reason reason, int count)
{
    using Reason = RefusedNumber::Reason;
    const QString n = figure(count);
    switch (reason) {
    case Reason::NotANumber: return Words::tr("%1 not valid", nullptr, count).arg(n);
    case Reason::Premium: return Words::tr("%1 premium", nullptr, count).arg(n);
    case Reason::Foreign: return Words::tr("%1 foreign", nullptr, count).arg(n);
    case Reason::EmergencyOrShort: return Words::tr("%1 emergency or short", nullptr, count).arg(n);
    case Reason::SampleOnRealTrunk: return Words::tr("%1 fictional", nullptr, count).arg(n);
    case Reason::Duplicate: return Words::tr("%1 twice", nullptr, count).arg(n);
    case Reason::OptedOut: return Words::tr("%1 asked not to be called", nullptr, count).arg(n);
    case Reason::Unknown: break;
    }
    return Words::tr("%1 for another reason", nullptr, count).arg(n);
}

QString refusedWords(const QList<RefusedNumber> &refused)
{
    QMap<RefusedNumber::Reason, int> counts;
    for (const RefusedNumber &number : refused)
        ++counts[number.reason];
    QStringList parts;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        parts.append(refusalWords(it.key(), it.value()));
    return parts.join(u" · "_s);
}

QString launchWords(const Receipt &receipt, int canary)
{
    const QString place = placeWords(receipt.area);
    const QString phones = figure(receipt.accepted);
    const int n = receipt.accepted;
    const bool first = canary > 0 && canary < n;
    if (receipt.mode == Mode::Live) {
        return first ? Words::tr("Call the first %1 of %2 phones in %3 – LIVE").arg(figure(canary), phones, place)
                     : Words::tr("Call %1 phone(s) in %2 – LIVE", nullptr, n).arg(phones, place);
    }
    return first ? Words::tr("Try calling the first %1 of %2 simulated phones – DRILL").arg(figure(canary), phones)
                 : Words::tr("Try calling %1 simulated phone(s) – DRILL", nullptr, n).arg(phones);
}

bool receiptHoldsArea(const Receipt &receipt, const Area &area)
{
    return areaDigest(area) == areaDigest(receipt.area) && receipt.areaDigest == areaDigest(receipt.area);
}

QString fingerprint(const QByteArray &digest)
{
    const QString hex = QString::fromLatin1(digest.toHex());
    return hex.left(4) + u' ' + hex.mid(4, 4);
}

} // namespace campanile
