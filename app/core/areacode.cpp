// SPDX-License-Identifier: GPL-3.0-or-later
#include "areacode.h"

#include <phonenumbers/geocoding/phonenumber_offline_geocoder.h>
#include <phonenumbers/phonenumberutil.h>
#include <unicode/locid.h>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

QString placeOf(const i18n::phonenumbers::PhoneNumberOfflineGeocoder &geocoder, const QString &prefix)
{
    i18n::phonenumbers::PhoneNumber number;
    number.set_country_code(39);
    number.set_italian_leading_zero(true);
    number.set_national_number((prefix + u"123456"_s).toULongLong());
    // "Genova, Liguria" where the plan tells the region too
    return QString::fromStdString(geocoder.GetDescriptionForNumber(number, icu::Locale("it", "IT")))
        .section(u',', 0, 0)
        .trimmed();
}

} // namespace

QString areaCodeOf(const QString &town)
{
    const i18n::phonenumbers::PhoneNumberOfflineGeocoder geocoder;
    // 02 and 06, then 010 to 099, then 0121 to 0985
    for (int code = 2; code <= 999; ++code) {
        const QString prefix = u'0' + QString::number(code);
        if (placeOf(geocoder, prefix).compare(town, Qt::CaseInsensitive) == 0)
            return prefix;
    }
    return u"0187"_s;
}

} // namespace campanile
