// SPDX-License-Identifier: GPL-3.0-or-later
#include "keytones.h"

// spandsp's headers do not include one another.
// clang-format off
extern "C" {
#include <spandsp/telephony.h>
#include <spandsp/tone_generate.h>
#include <spandsp/complex.h>
#include <spandsp/logging.h>
#include <spandsp/super_tone_rx.h>
#include <spandsp/tone_detect.h>
#include <spandsp/dtmf.h>
}
// clang-format on

#include <array>

namespace campanile::dialer {

namespace {

// dB that one of the tones may be louder. Q.24 lets a line do 8 and 4: at the limits a key must not come in halves.
constexpr int lowOverHigh = 10, highOverLow = 6;

dtmf_rx_state_t *receiver(void *state)
{
    return static_cast<dtmf_rx_state_t *>(state);
}

} // namespace

void KeyTones::Free::operator()(void *state) const
{
    dtmf_rx_free(receiver(state));
}

KeyTones::KeyTones()
    : m_receiver(dtmf_rx_init(nullptr, nullptr, nullptr))
{
    if (m_receiver)
        dtmf_rx_parms(receiver(m_receiver.get()), -1, lowOverHigh, highOverLow, -99);
}

std::string KeyTones::add(std::span<const std::int16_t> samples)
{
    if (!m_receiver)
        return {};
    dtmf_rx(receiver(m_receiver.get()), samples.data(), static_cast<int>(samples.size()));
    std::array<char, 16> keys{};
    const auto count = dtmf_rx_get(receiver(m_receiver.get()), keys.data(), static_cast<int>(keys.size() - 1));
    return {keys.data(), count};
}

} // namespace campanile::dialer
