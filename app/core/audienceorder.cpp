// SPDX-License-Identifier: GPL-3.0-or-later
#include "audienceorder.h"

#include "householdnames.h"

#include <algorithm>

namespace campanile {

namespace {

constexpr size_t mostRemembered = 8;

// A contact's traits: bit 0 landline, bits 1-2 source, the rest its set of languages.
constexpr std::uint32_t languageShift = 3;

std::uint32_t traitsOf(const Contact &contact, std::uint32_t languages)
{
    return (contact.number.kind() == LineKind::Landline ? 1U : 0U) | static_cast<std::uint32_t>(contact.source) << 1
        | languages << languageShift;
}

QStringList primaryTags(const QString &languages)
{
    QStringList result;
    for (const QStringView tag : QStringView(languages).split(u',')) {
        const QStringView trimmed = tag.trimmed();
        const auto end = std::ranges::find_if(trimmed, [](QChar c) { return c == u'-' || c == u'_'; });
        const QString primary = QStringView(trimmed.begin(), end).toString().toLower();
        if (!primary.isEmpty() && !result.contains(primary))
            result.append(primary);
    }
    return result;
}

// Groups stand together in the order. Each is counted where the first of it that passes stands; where a run begins in
// the middle of one, the first that passes may stand before the run.
int groups(const Runs &runs, const RankBits &starts, const RankBits &firsts, const RankBits &passing, std::uint32_t end)
{
    std::uint32_t counted = 0; // number of the last group counted, from 1
    std::uint32_t result = 0;
    for (const Run &run : runs) {
        if (run.from >= end)
            break;
        const std::uint32_t to = std::min(run.to, end);
        result += firsts.rank(to) - firsts.rank(run.from);
        if (!starts.test(run.from) && starts.rank(run.from) != counted) {
            for (std::uint32_t i = run.from; i < to && (i == run.from || !starts.test(i)); ++i) {
                if (passing.test(i)) {
                    result += firsts.test(i) ? 0 : 1;
                    break;
                }
            }
        }
        for (std::uint32_t i = to; i-- > run.from;) {
            if (passing.test(i)) {
                counted = starts.rank(i + 1);
                break;
            }
            if (starts.test(i))
                break;
        }
    }
    return static_cast<int>(result);
}

} // namespace

AudienceOrder::AudienceOrder(const QList<Contact> &contacts)
    : m_places(ordered(contacts))
    , m_startsAddress(m_places.size())
    , m_startsHousehold(m_places.size())
{
    for (std::uint32_t place = 0; place < m_places.size(); ++place) {
        if (place >= m_places.located() || place == 0 || m_places.position(place) != m_places.position(place - 1))
            m_startsAddress.set(place);
        m_startsHousehold.set(place);
    }
    for (const std::uint32_t place : m_sameHousehold)
        m_startsHousehold.clear(place);
    std::vector<std::uint32_t>().swap(m_sameHousehold);
    m_startsAddress.finish();
    m_startsHousehold.finish();

    QHash<QString, std::uint32_t> asWritten;
    QHash<QStringList, std::uint32_t> sets;
    m_traits.reserve(m_places.size());
    for (std::uint32_t place = 0; place < m_places.size(); ++place) {
        const Contact &contact = contacts[m_places.thing(place)];
        auto written = asWritten.constFind(contact.languages);
        if (written == asWritten.cend()) {
            const QStringList tags = primaryTags(contact.languages);
            const auto set = sets.constFind(tags);
            const auto number = set != sets.cend() ? *set : static_cast<std::uint32_t>(m_languages.size());
            if (set == sets.cend()) {
                sets.insert(tags, number);
                m_languages.append(tags);
            }
            written = asWritten.insert(contact.languages, number);
        }
        m_traits.push_back(traitsOf(contact, *written));
    }
    m_everybody = makePassing({});
}

PlaceOrder AudienceOrder::ordered(const QList<Contact> &contacts)
{
    const auto describe = [&](int i) -> std::optional<PlaceOrder::Thing> {
        const Contact &contact = contacts[i];
        if (contact.optedOut)
            return std::nullopt;
        return PlaceOrder::Thing{contact.position, &contact.streetKey, &contact.civic};
    };
    std::vector<const QString *> names;
    std::vector<std::pair<int, int>> byHousehold;
    const auto arrange = [&](std::span<int> things, std::uint32_t firstPlace) {
        names.clear();
        for (const int thing : things)
            names.push_back(&contacts[thing].name);
        const std::vector<int> numbers = householdNumbers(names);
        byHousehold.clear();
        for (size_t i = 0; i < things.size(); ++i)
            byHousehold.emplace_back(numbers[i], things[i]);
        std::ranges::sort(byHousehold);
        for (std::uint32_t i = 0; i < things.size(); ++i) {
            things[i] = byHousehold[i].second;
            if (i > 0 && byHousehold[i].first == byHousehold[i - 1].first)
                m_sameHousehold.push_back(firstPlace + i);
        }
    };
    return PlaceOrder(static_cast<int>(contacts.size()), describe, arrange);
}

int AudienceOrder::addresses(const Runs &runs, const Passing &passing) const
{
    return groups(runs, m_startsAddress, passing.firstOfAddress, passing.all, m_places.located());
}

int AudienceOrder::households(const Runs &runs, const Passing &passing) const
{
    return groups(runs, m_startsHousehold, passing.firstOfHousehold, passing.all, m_places.size());
}

QList<LanguageCount> AudienceOrder::languages(const Runs &runs, const Passing &passing) const
{
    std::vector<int> phones(static_cast<size_t>(m_languages.size()));
    for (const Run &run : runs)
        passing.all.forEach(run.from, run.to, [&](std::uint32_t place) { ++phones[m_traits[place] >> languageShift]; });
    QList<LanguageCount> result;
    for (qsizetype set = 0; set < m_languages.size(); ++set) {
        if (phones[static_cast<size_t>(set)] > 0)
            result.append({m_languages[set], phones[static_cast<size_t>(set)]});
    }
    return result;
}

std::shared_ptr<const Passing> AudienceOrder::passing(const AudienceFilter &filter) const
{
    // To let all without a position through, or only those of their street, is the area's business.
    AudienceFilter asked = filter;
    if (asked.unplaced == AudienceFilter::Unplaced::All)
        asked.unplaced = AudienceFilter::Unplaced::OfTheirStreet;
    if (asked.isEverybody())
        return m_everybody;
    const std::scoped_lock lock(m_mutex);
    const auto found = std::ranges::find(m_remembered, asked, [](const auto &known) { return known.first; });
    if (found != m_remembered.end())
        std::rotate(found, found + 1, m_remembered.end());
    else if (m_remembered.emplace_back(asked, makePassing(asked)); m_remembered.size() > mostRemembered)
        m_remembered.erase(m_remembered.begin());
    return m_remembered.back().second;
}

std::vector<std::uint8_t> AudienceOrder::passingTraits(const AudienceFilter &filter) const
{
    QStringList wanted;
    for (const QString &language : filter.languages)
        wanted += language.isEmpty() ? QStringList{QString()} : primaryTags(language);
    std::vector<std::uint8_t> result(static_cast<size_t>(m_languages.size()) << languageShift);
    for (std::uint32_t traits = 0; traits < result.size(); ++traits) {
        const QStringList &tags = m_languages[traits >> languageShift];
        const bool language = filter.languages.isEmpty() || (tags.isEmpty() && wanted.contains(QString()))
            || std::ranges::any_of(tags, [&](const QString &tag) { return wanted.contains(tag); });
        bool source = false;
        switch (static_cast<Source>(traits >> 1 & 3)) {
        case Source::Directory: source = filter.directory; break;
        case Source::SignUp: source = filter.signUps; break;
        case Source::Import: source = filter.imports; break;
        }
        result[traits] = language && source && (traits & 1 ? filter.landlines : filter.mobiles);
    }
    return result;
}

std::shared_ptr<const Passing> AudienceOrder::makePassing(const AudienceFilter &filter) const
{
    const std::vector<std::uint8_t> passes = passingTraits(filter);
    const auto result = std::make_shared<Passing>(m_places.size());
    std::uint64_t addressSeen = 0; // 0 or 1, as all below: a million times without a branch
    std::uint64_t householdSeen = 0;
    const std::uint32_t end = filter.unplaced == AudienceFilter::Unplaced::None ? m_places.located() : m_places.size();
    for (std::uint32_t word = 0; word * 64 < end; ++word) {
        const std::uint64_t addresses = m_startsAddress.word(word);
        const std::uint64_t households = m_startsHousehold.word(word);
        std::uint64_t all = 0, landlines = 0, firstOfAddress = 0, firstOfHousehold = 0;
        const std::uint32_t bits = std::min(64U, end - word * 64);
        for (std::uint32_t bit = 0; bit < bits; ++bit) {
            const std::uint32_t traits = m_traits[word * 64 + bit];
            const std::uint64_t pass = passes[traits];
            addressSeen &= ~(addresses >> bit);
            householdSeen &= ~(households >> bit);
            all |= pass << bit;
            landlines |= (pass & traits) << bit;
            firstOfAddress |= (pass & ~addressSeen) << bit;
            firstOfHousehold |= (pass & ~householdSeen) << bit;
            addressSeen |= pass;
            householdSeen |= pass;
        }
        result->all.setWord(word, all);
        result->landlines.setWord(word, landlines);
        result->firstOfAddress.setWord(word, firstOfAddress);
        result->firstOfHousehold.setWord(word, firstOfHousehold);
    }
    for (std::uint32_t place = m_places.located(); place < m_places.size(); ++place)
        result->unplaced += passes[m_traits[place]];
    for (RankBits *bits : {&result->all, &result->landlines, &result->firstOfAddress, &result->firstOfHousehold})
        bits->finish();
    return result;
}

} // namespace campanile
