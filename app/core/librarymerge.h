// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace campanile {

/// What is done with a document that is another one at the library than it was when both sides last agreed.
enum class MergeStep {
    Agree, ///< both are the same
    TakeTheirs,
    KeepOurs, ///< and send it
    KeepBoth, ///< theirs under the id, ours as a copy beside it
};

/// Nothing that somebody made is lost: an edit beats a deletion, and of two edits both are kept. Each side is the
/// SHA-256 of its content, empty when it was deleted. base: what both had; empty: nothing, or it was deleted. ours: no
/// value: it is not here and was not removed here.
[[nodiscard]] inline MergeStep mergeStep(
    const QByteArray &base, const std::optional<QByteArray> &ours, const QByteArray &theirs)
{
    if (!ours)
        return theirs.isEmpty() ? MergeStep::Agree : MergeStep::TakeTheirs;
    if (*ours == theirs)
        return MergeStep::Agree;
    if (*ours == base)
        return MergeStep::TakeTheirs;
    if (theirs == base)
        return MergeStep::KeepOurs;
    if (theirs.isEmpty())
        return MergeStep::KeepOurs;
    return ours->isEmpty() ? MergeStep::TakeTheirs : MergeStep::KeepBoth;
}

} // namespace campanile
