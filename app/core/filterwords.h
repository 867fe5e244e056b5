// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"

#include <QMap>

namespace campanile {

/// "solo fissi · tedesco", empty for everybody: never a hidden filter, so every screen that shows a count shows this.
[[nodiscard]] QString filterInWords(const AudienceFilter &filter);
/// "tedesco"; a language's own name where there is no translated one; for an empty tag "lingua non indicata".
[[nodiscard]] QString languageName(const QString &tag);
/// "Tedesco", where it stands alone.
[[nodiscard]] QString languageTitle(const QString &tag);

/// What a registry is made of: what a filter can choose among.
struct RegistryMix {
    int landlines = 0, mobiles = 0;
    QMap<QString, int> languages; ///< by primary tag, empty: names none; one contact may count in several
    int directory = 0, signUps = 0, imports = 0;
    int withoutPosition = 0;
    friend bool operator==(const RegistryMix &, const RegistryMix &) = default;
};

/// Opted-out contacts are not among them. For a thread: it looks at every contact.
[[nodiscard]] RegistryMix registryMix(const QList<Contact> &contacts);

} // namespace campanile
