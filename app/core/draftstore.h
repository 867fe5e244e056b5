// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"
#include "languageshare.h"
#include "outcome.h"

#include <optional>

namespace campanile {

struct SavedDraft {
    Mode mode = Mode::Drill;
    Area area;
    MessageId message; ///< empty: none chosen yet
    bool emergency = true;
    AudienceFilter filter{};
    LanguageChoice languages = LanguageChoice::PerContact;
    bool correction = false; ///< only who was called before is called again: the frozen campaign's own recipients
    friend bool operator==(const SavedDraft &, const SavedDraft &) = default;
};

/// The alert that was being prepared. Small; synchronous.
class DraftStore {
public:
    DraftStore() = default;
    virtual ~DraftStore() = default;
    Q_DISABLE_COPY_MOVE(DraftStore)
    [[nodiscard]] virtual std::optional<SavedDraft> load() const = 0; ///< none, or one that cannot be read any more
    virtual Result<void> save(const SavedDraft &draft) = 0;
};

} // namespace campanile
