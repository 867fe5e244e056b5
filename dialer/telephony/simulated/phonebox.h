// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callend.h"

#include <cstdint>
#include <vector>

namespace campanile::dialer {

/// What one call to one number will be, if nobody hangs up first.
struct CallScript {
    enum class Answer { Nobody, Person, Machine };
    Answer answer = Answer::Nobody;
    std::chrono::milliseconds ring{0}; ///< until the answer, or until the network gives up
    CallEnd::Cause failure = CallEnd::Cause::NoAnswer; ///< when nobody answers
    int sipCode = 200;
    double listens = 1; ///< share of the message after which the person hangs up; 1 and more: to the end
    std::chrono::milliseconds lingers{0}; ///< after the end of the message
    char key = 0; ///< pressed at the end of what was listened to

    /// What a person presses while a menu plays or after it; a machine presses nothing.
    struct MenuPress {
        enum class Key { OwnLanguage, AnyLanguage, NoLanguage };
        Key key = Key::OwnLanguage;
        double at = 0; ///< share of the menu's length; over 1: in the silence after it
        double pick = 0; ///< [0, 1): which, where it may be any
    };

    std::vector<MenuPress> menu; ///< in order of time
};

/// A telephone network in a box: persons, answering machines, busy lines, dead numbers, a network that is full. The
/// same seed, number and attempt always give the same call. Calibrated on a published run: 66 % of the first attempts
/// reach a person, 17 % of the second, 5 % of every later one.
class PhoneBox final {
public:
    explicit PhoneBox(std::uint64_t seed)
        : m_seed(seed)
    {
    }

    [[nodiscard]] CallScript call(std::uint64_t number, int attempt) const;

private:
    std::uint64_t m_seed;
};

} // namespace campanile::dialer
