// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"

#include <optional>

namespace campanile {

/// What two consoles (or a console and a file) that hold the same message make of it. Nothing is ever lost: an edit
/// beats a delete, an older one never replaces a newer one, and two edits are both kept.
enum class MergeAction {
    Nothing, ///< the local side stays as it is
    Add, ///< there is none yet: save `first`
    Replace, ///< save `first` instead of the local one
    KeepBoth, ///< save both; one of them is the local one, perhaps under another id and title
};

enum class MergeSide { Local, Incoming };

struct MergeOutcome {
    MergeAction action = MergeAction::Nothing;
    Message first; ///< under the message's own id; of Nothing: not to be saved
    /// Of KeepBoth. Its id is made of the message's id and this side's content, so that merging the same again, here or
    /// on another console, makes the same second message and not a third: one with this id that is there already stays.
    std::optional<Message> second;
    bool outdated = false; ///< of Nothing: what came in is older than what is here

    friend bool operator==(const MergeOutcome &, const MergeOutcome &) = default;
};

/// `local`: none when it was deleted or never here. `base`: what both sides began from; none when that is not known,
/// as with a file: then a side that was never changed since it was created is taken for what both began from, if title
/// and tags are equal. `second`: which side goes under a new id when both are kept. `from`: whose that one is, for its
/// title ("Piena (da portatile 2)"); empty: "(copy)".
[[nodiscard]] MergeOutcome merged(const std::optional<Message> &local, const Message &incoming,
    const std::optional<Message> &base, MergeSide second = MergeSide::Incoming, const QString &from = {});

/// SHA-256 of what a message says: title, tags, languages, words and audio by digest; not its id, its times or where
/// its files are.
[[nodiscard]] QByteArray contentDigest(const Message &message);

} // namespace campanile
