// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsstore.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr auto packKey = "town/pack"_L1;
constexpr auto addressKey = "dialer/address"_L1;
constexpr auto authorityKey = "dialer/authority"_L1;
constexpr auto languageKey = "screen/language"_L1;
constexpr auto lookKey = "screen/look"_L1;
constexpr auto photoKey = "screen/photo"_L1;

const QStringList lookNames{u"system"_s, u"light"_s, u"dark"_s};

} // namespace

ConsoleSettings loadSettings()
{
    const QSettings file;
    ConsoleSettings settings;
    settings.packPath = file.value(packKey).toString();
    settings.dialerAddress = file.value(addressKey).toString();
    settings.dialerAuthority = file.value(authorityKey).toString();
    settings.language = file.value(languageKey, settings.language).toString();
    const qsizetype look = lookNames.indexOf(file.value(lookKey).toString());
    if (look >= 0)
        settings.look = static_cast<ConsoleSettings::LookChoice>(look);
    settings.photo = file.value(photoKey, settings.photo).toBool();
    return settings;
}

void saveSettings(const ConsoleSettings &settings)
{
    QSettings file;
    file.setValue(packKey, settings.packPath);
    file.setValue(addressKey, settings.dialerAddress);
    file.setValue(authorityKey, settings.dialerAuthority);
    file.setValue(languageKey, settings.language);
    file.setValue(lookKey, lookNames.value(static_cast<qsizetype>(settings.look)));
    file.setValue(photoKey, settings.photo);
}

} // namespace campanile
