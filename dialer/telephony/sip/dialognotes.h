// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sipsettings.h"

#include <string_view>

namespace campanile::dialer {

/// What libre cannot be told of a dialog: where its requests really go, and what else its INVITEs say. Of the thread it
/// was made on, for as long as it lives, or longer.
class DialogNotes final {
public:
    DialogNotes(std::string callId, const SipTarget &target, const SipSettings &settings);
    ~DialogNotes();
    DialogNotes(const DialogNotes &) = delete;
    DialogNotes &operator=(const DialogNotes &) = delete;

    void setInviteHeaders(std::string lines); ///< each with its end of line

    /// libre sees the dialog through when nobody else knows it any more: a 200 crosses the CANCEL, a BYE is challenged.
    void outlive() { m_outlives = true; }

private:
    const std::string m_callId;
    unsigned m_version = 0; ///< of the note: there may be another one by the same name
    bool m_outlives = false;
};

/// Lines for the answer that is being made to an INVITE within a dialog: to be said while its offer is looked at.
void addToAnswer(std::string lines);

/// The Call-ID that a guard with this id makes.
[[nodiscard]] std::string callIdOf(std::string_view id);

} // namespace campanile::dialer
