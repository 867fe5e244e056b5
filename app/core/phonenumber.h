// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

namespace campanile {

enum class LineKind { Landline, Mobile };

/// A valid Italian subscriber number in E.164 ("+390461123456"). One that is not valid, premium, foreign, short or an
/// emergency number cannot be made. Rules: libphonenumber.
class PhoneNumber final {
public:
    [[nodiscard]] static Result<PhoneNumber> parse(const QString &text);
    /// The same, always asking the library: what parse() must agree with, on every text.
    [[nodiscard]] static Result<PhoneNumber> parseByLibrary(const QString &text);

    [[nodiscard]] const QString &e164() const { return m_e164; }

    [[nodiscard]] LineKind kind() const { return m_kind; }

    [[nodiscard]] QString national() const; ///< as an Italian writes it: "0461 123456", "340 000 0182"
    friend bool operator==(const PhoneNumber &, const PhoneNumber &) = default;

private:
    friend class StoredPhoneNumber;

    PhoneNumber(QString e164, LineKind kind)
        : m_e164(std::move(e164))
        , m_kind(kind)
    {
    }

    QString m_e164;
    LineKind m_kind;
};

/// For the registry only: numbers that were validated when they were written are not parsed a million times again.
class StoredPhoneNumber final {
public:
    [[nodiscard]] static PhoneNumber trusted(QString e164, LineKind kind) { return {std::move(e164), kind}; }
};

} // namespace campanile
