// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace campanile::dialer {

/// Keys that come as tones in the sound (ITU-T Q.23, Q.24), for calls that have no key packets. Samples of 8 kHz in
/// pieces of any size.
class KeyTones final {
public:
    KeyTones();

    /// The keys whose tones began in these samples.
    [[nodiscard]] std::string add(std::span<const std::int16_t> samples);

private:
    struct Free {
        void operator()(void *state) const;
    };

    std::unique_ptr<void, Free> m_receiver;
};

} // namespace campanile::dialer
