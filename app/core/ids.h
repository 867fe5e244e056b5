// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUuid>

#include <compare>

namespace campanile {

/// A text id that cannot be mistaken for another kind of id.
template <class Tag> class Id final {
public:
    Id() = default;

    explicit Id(QString text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] static Id create() { return Id(QUuid::createUuid().toString(QUuid::WithoutBraces)); }

    [[nodiscard]] const QString &text() const { return m_text; }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend auto operator<=>(const Id &a, const Id &b) { return a.m_text.compare(b.m_text) <=> 0; }

    friend bool operator==(const Id &, const Id &) = default;

    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

using CampaignId = Id<struct CampaignTag>;
using ContactId = Id<struct ContactTag>;
using MessageId = Id<struct MessageTag>;
using PieceId = Id<struct PieceTag>;

} // namespace campanile
