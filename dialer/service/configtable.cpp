// SPDX-License-Identifier: GPL-3.0-or-later
#include "configtable.h"

#include <algorithm>

namespace campanile::dialer {

namespace {

constexpr std::int64_t leastInt = std::numeric_limits<int>::min(), mostInt = std::numeric_limits<int>::max();

} // namespace

std::unexpected<Failure> usage(std::string words)
{
    return failure(Failure::Kind::Invalid, "USAGE", std::move(words));
}

ConfigTable::ConfigTable(const toml::table &table, std::string where)
    : m_table(table)
    , m_where(std::move(where))
{
}

const toml::node *ConfigTable::find(std::string_view key)
{
    m_known.emplace(key);
    return m_table.get(key);
}

void ConfigTable::refuse(std::string_view key, std::string_view why)
{
    if (m_refusal.empty())
        m_refusal = std::format("{}: {} {} (line {})", m_where, key, why, m_table.get(key)->source().begin.line);
}

std::optional<std::int64_t> ConfigTable::whole(std::string_view key, std::int64_t least, std::int64_t most)
{
    const auto *node = find(key);
    if (!node)
        return {};
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= least && *value <= most)
        return value;
    if (least == leastInt && most == mostInt)
        refuse(key, "must be a whole number, and not that large");
    else
        refuse(key, std::format("must be a whole number between {} and {}", least, most));
    return {};
}

void ConfigTable::read(std::string_view key, std::string &to)
{
    const auto *node = find(key);
    if (!node)
        return;
    if (const auto value = node->value_exact<std::string>())
        to = *value;
    else
        refuse(key, "must be a text: \"...\"");
}

void ConfigTable::read(std::string_view key, std::vector<std::string> &to)
{
    const auto *node = find(key);
    if (!node)
        return;
    const auto *array = node->as_array();
    if (!array || !std::ranges::all_of(*array, [](const toml::node &each) { return each.is_string(); }))
        return refuse(key, "must be a list of texts: [\"...\", ...]");
    to.clear();
    for (const auto &each : *array)
        to.push_back(each.value_or(std::string()));
}

void ConfigTable::read(std::string_view key, bool &to)
{
    const auto *node = find(key);
    if (!node)
        return;
    if (const auto value = node->value_exact<bool>())
        to = *value;
    else
        refuse(key, "must be true or false");
}

void ConfigTable::read(std::string_view key, double &to)
{
    const auto *node = find(key);
    if (!node)
        return;
    if (node->is_number())
        to = node->value_or(to);
    else
        refuse(key, "must be a number");
}

void ConfigTable::read(std::string_view key, int &to)
{
    read(key, to, leastInt, mostInt);
}

void ConfigTable::read(std::string_view key, std::chrono::seconds &to)
{
    read(key, to, leastInt, mostInt);
}

void ConfigTable::read(std::string_view key, std::pair<int, int> &to)
{
    const auto *node = find(key);
    if (!node)
        return;
    const auto *array = node->as_array();
    if (!array || array->size() != 2 || !array->is_homogeneous(toml::node_type::integer))
        return refuse(key, "must be [first, last]");
    to = {(*array)[0].value_or(0), (*array)[1].value_or(0)};
}

const toml::table *ConfigTable::table(std::string_view key)
{
    const auto *node = find(key);
    if (node && !node->is_table())
        refuse(key, std::format("must be a table: [{}]", key));
    return node ? node->as_table() : nullptr;
}

std::vector<const toml::table *> ConfigTable::tables(std::string_view key)
{
    const auto *node = find(key);
    if (!node)
        return {};
    const auto *array = node->as_array();
    if (!array || !std::ranges::all_of(*array, [](const toml::node &each) { return each.is_table(); })) {
        refuse(key, std::format("must be a table: [[{}]]", key));
        return {};
    }
    std::vector<const toml::table *> found;
    for (const auto &each : *array)
        found.push_back(each.as_table());
    return found;
}

Result<void> ConfigTable::result() const
{
    if (!m_refusal.empty())
        return usage(m_refusal);
    for (const auto &[key, value] : m_table) {
        if (!m_known.contains(key.str()))
            return usage(std::format("{}: unknown key \"{}\" (line {})", m_where, key.str(), key.source().begin.line));
    }
    return {};
}

} // namespace campanile::dialer
