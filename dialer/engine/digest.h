// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "order.h"

#include <memory>
#include <string_view>

namespace campanile::dialer {

/// SHA-256, piece by piece.
class Sha256 final {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;
    void add(std::string_view bytes);
    [[nodiscard]] std::string finish(); ///< 32 bytes; nothing may be added after

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

[[nodiscard]] std::string sha256(std::string_view bytes);
[[nodiscard]] std::string hex(std::string_view bytes);
[[nodiscard]] std::string unhex(std::string_view digits); ///< empty: they are no hexadecimal digits

/// The canonical text of an area, the same in both programs: for each piece in order
///   "piece\t" kind "\t" exclude(0|1) "\t" name "\n"   and for each of its rings   "ring" { "\t" latE7 "," lonE7 } "\n"
[[nodiscard]] std::string canonicalText(const Area &area);
/// The way back; a text that is not canonical gives an empty area.
[[nodiscard]] Area areaOf(std::string_view canonical);

/// "id\tnumber\tsample(0|1)\ttrack\n": what the audience digest runs over.
void addRecipient(Sha256 &sha, const Recipient &recipient);

[[nodiscard]] std::string canonicalText(const Policy &policy);

/// Which files are played, for which languages: what the content digest of a campaign runs over.
[[nodiscard]] std::string canonicalText(const Programme &programme);

/// Everything the receipt says but its own digest, one "key\tvalue\n" a line.
[[nodiscard]] std::string canonicalText(const Receipt &receipt);

} // namespace campanile::dialer
