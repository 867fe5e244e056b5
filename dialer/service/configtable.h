// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"

#include <toml++/toml.hpp>

#include <chrono>
#include <format>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace campanile::dialer {

/// Refusals: USAGE.
[[nodiscard]] std::unexpected<Failure> usage(std::string words);

/// A table of the config file, read key by key. What it does not say stays. What it says as another type, or by a key
/// that nobody reads, is refused: a limit that is misspelt or of the wrong kind would otherwise be no limit.
class ConfigTable final {
public:
    /// `where` is how the table is called in a refusal.
    ConfigTable(const toml::table &table, std::string where);
    ConfigTable(const ConfigTable &) = delete;
    ConfigTable &operator=(const ConfigTable &) = delete;

    [[nodiscard]] bool has(std::string_view key) const { return m_table.contains(key); }

    void read(std::string_view key, std::string &to);
    void read(std::string_view key, std::vector<std::string> &to);
    void read(std::string_view key, bool &to);
    void read(std::string_view key, double &to);
    void read(std::string_view key, int &to);
    void read(std::string_view key, std::chrono::seconds &to);
    void read(std::string_view key, std::pair<int, int> &to);

    /// Says whether it is there, too.
    template <class T> void read(std::string_view key, std::optional<T> &to)
    {
        if (!has(key))
            return (void)m_known.emplace(key);
        read(key, to.emplace());
        if (!m_refusal.empty())
            to.reset();
    }

    /// A whole number, or a duration of so many.
    template <class T> void read(std::string_view key, T &to, std::int64_t least, std::int64_t most)
    {
        if (const auto value = whole(key, least, most))
            to = T(*value);
    }

    template <class T> using Words = std::initializer_list<std::pair<std::string_view, T>>;

    /// One of these words.
    template <class To, class T> void read(std::string_view key, To &to, Words<T> words)
    {
        const auto *node = find(key);
        if (!node)
            return;
        const auto said = node->value_exact<std::string_view>();
        std::string known;
        for (const auto &[word, value] : words) {
            if (said && *said == word) {
                to = value;
                return;
            }
            known += std::format("{}\"{}\"", known.empty() ? "" : ", ", word);
        }
        refuse(key, "must be one of " + known);
    }

    /// [key]; null: it is not there, or is none.
    [[nodiscard]] const toml::table *table(std::string_view key);
    /// All of [[key]].
    [[nodiscard]] std::vector<const toml::table *> tables(std::string_view key);

    /// After everything was read: the first refusal, or an unknown key.
    [[nodiscard]] Result<void> result() const;

private:
    [[nodiscard]] const toml::node *find(std::string_view key);
    [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key, std::int64_t least, std::int64_t most);
    void refuse(std::string_view key, std::string_view why);

    const toml::table &m_table;
    std::string m_where;
    std::set<std::string, std::less<>> m_known;
    std::string m_refusal;
};

} // namespace campanile::dialer
