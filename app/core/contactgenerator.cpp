// SPDX-License-Identifier: GPL-3.0-or-later
#include "contactgenerator.h"

#include "areacode.h"
#include "phonenumber.h"

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array mobilePrefixes{"320", "324", "327", "328", "329", "331", "333", "334", "335", "338", "339", "340",
    "342", "345", "346", "347", "348", "349", "360", "366", "368", "370", "371", "373", "375", "377", "380", "388",
    "389", "391", "392", "393"};

QString abbreviated(const QString &street)
{
    static const std::array<std::pair<QLatin1StringView, QLatin1StringView>, 6> shortForms{
        {{"Viale "_L1, "V.le "_L1}, {"Piazza "_L1, "P.zza "_L1}, {"Corso "_L1, "C.so "_L1}, {"Via "_L1, "V. "_L1},
            {"Vicolo "_L1, "Vic. "_L1}, {"Largo "_L1, "L.go "_L1}}};
    for (const auto &[word, form] : shortForms) {
        if (street.startsWith(word))
            return form + street.sliced(word.size());
    }
    return street.toUpper();
}

} // namespace

Result<ContactGenerator> ContactGenerator::make(const Gazetteer &gazetteer, const Options &options)
{
    QList<PlacedAddress> addresses = gazetteer.allAddresses();
    addresses.removeIf([](const PlacedAddress &a) { return !a.position || a.streetName.isEmpty(); });
    if (addresses.isEmpty() || options.count < 0 || options.count > mostContacts)
        return failure(ErrorCode::NotFound, {gazetteer.town().name});
    return ContactGenerator(std::move(addresses), areaCodeOf(gazetteer.town().name), options);
}

ContactGenerator::ContactGenerator(QList<PlacedAddress> addresses, QString areaCode, const Options &options)
    : m_addresses(std::move(addresses))
    , m_areaCode(std::move(areaCode))
    , m_options(options)
    , m_random(options.seed)
{
    m_numbers.reserve(options.count);
}

// The library's distributions differ between libraries; a directory must not.
quint32 ContactGenerator::below(quint32 bound)
{
    return static_cast<quint32>((m_random() >> 32) * bound >> 32);
}

void ContactGenerator::beginHousehold()
{
    ++m_household;
    m_address = &m_addresses.at(below(static_cast<quint32>(m_addresses.size())));
    const quint32 size = below(20);
    m_left = size < 13 ? 1 : size < 18 ? 2 : 3;
    const quint32 language = below(100);
    m_language = language < 92 ? QString()
        : language < 94        ? u"de"_s
        : language < 96        ? u"en"_s
        : language < 98        ? u"ro"_s
                               : u"ar"_s;
}

QString ContactGenerator::freshNumber(bool mobile)
{
    for (;;) {
        QString text;
        if (mobile) {
            const auto *prefix = mobilePrefixes[below(static_cast<quint32>(mobilePrefixes.size()))];
            const QString digits = u"%1"_s.arg(below(100'000), 6, 10, QChar(u'0'));
            text = QLatin1StringView(prefix) + u" 0"_s + digits.left(2) + u' ' + digits.sliced(2);
        } else {
            // as long as the plan allows: room for a million of them
            const int digits = static_cast<int>(10 - m_areaCode.size());
            const quint32 room = digits >= 6 ? 1'000'000 : digits == 5 ? 100'000 : 10'000;
            text = m_areaCode + u" 0"_s + u"%1"_s.arg(below(room), digits, 10, QChar(u'0'));
        }
        const Result<PhoneNumber> number = PhoneNumber::parse(text);
        if (!number)
            continue;
        const quint64 key = number->e164().sliced(1).toULongLong();
        if (m_numbers.contains(key))
            continue;
        m_numbers.insert(key);
        return text;
    }
}

bool ContactGenerator::next(DirectoryEntry &entry)
{
    if (m_made >= m_options.count)
        return false;
    if (m_left == 0)
        beginHousehold();
    --m_left;
    const bool mobile = below(100) >= 55;
    entry.street = m_address->streetName;
    entry.civic = m_address->civic.text();
    entry.phone = freshNumber(mobile);
    entry.language = m_language;
    entry.name = mobile
        ? u"%1. Esempio %2"_s.arg(QChar(static_cast<char16_t>(u'A' + below(26)))).arg(m_household, 6, 10, QChar(u'0'))
        : u"Famiglia Esempio %1"_s.arg(m_household, 6, 10, QChar(u'0'));
    ++m_made;
    if (m_options.dirty && m_made % 20 == 0)
        soil(entry);
    else
        m_last = entry;
    return true;
}

void ContactGenerator::soil(DirectoryEntry &entry)
{
    switch (below(10)) {
    case 0: entry.phone.chop(4); break;
    case 1: entry.phone = u"899 "_s + entry.phone.last(6).remove(u' '); break;
    case 2: entry.phone = u"112"_s; break;
    case 3: entry.phone = u"+43 512 "_s + entry.phone.last(6).remove(u' '); break;
    case 4: entry.phone.clear(); break;
    case 5: entry.phone = m_last.phone; break; // the same number twice
    case 6: entry.street = u"Via che non esiste"_s; break;
    case 7: entry.street.clear(), entry.civic.clear(); break;
    case 8: entry.civic = QString::number(m_address->civic.number + 1000); break;
    default: entry.street = abbreviated(entry.street); break;
    }
}

} // namespace campanile
