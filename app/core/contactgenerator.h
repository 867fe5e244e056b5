// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"
#include "result.h"

#include <QSet>

#include <random>

namespace campanile {

/// A row of a fictional directory, as a file has it.
struct DirectoryEntry {
    QString name;
    QString street;
    QString civic;
    QString phone;
    QString language;
    friend bool operator==(const DirectoryEntry &, const DirectoryEntry &) = default;
};

/// Invents a directory: households on a town's real addresses, nobody real in them. Same town, count and seed: same
/// directory, to the last byte. Names say that they are examples; subscriber numbers begin with 0, which no landline's
/// does. 55 % landlines: Italy has some 20 million fixed lines for 26 million households, and mobiles come by sign-up,
/// about as many as the lines that are missing.
class ContactGenerator final {
public:
    struct Options {
        int count = 1000;
        quint64 seed = 1;
        bool dirty = false; ///< every 20th row has a fault of those that real directories have
    };

    static constexpr int mostContacts = 2'000'000;

    /// NotFound: the town has no civic numbers.
    [[nodiscard]] static Result<ContactGenerator> make(const Gazetteer &gazetteer, const Options &options);
    /// False after `count` entries.
    bool next(DirectoryEntry &entry);

private:
    ContactGenerator(QList<PlacedAddress> addresses, QString areaCode, const Options &options);
    [[nodiscard]] quint32 below(quint32 bound);
    void beginHousehold();
    [[nodiscard]] QString freshNumber(bool mobile);
    void soil(DirectoryEntry &entry);

    QList<PlacedAddress> m_addresses;
    QString m_areaCode;
    Options m_options;
    std::mt19937_64 m_random;
    QSet<quint64> m_numbers;
    DirectoryEntry m_last;
    const PlacedAddress *m_address = nullptr;
    QString m_language;
    quint32 m_household = 0;
    quint32 m_left = 0; ///< phones of the household still to come
    int m_made = 0;
};

} // namespace campanile
