// SPDX-License-Identifier: GPL-3.0-or-later
#include "speechtools.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// Languages that are left to the voice but for what no voice gets right: numbers of telephones and addresses.
SpeechLanguage commonSpeech(const QString &code)
{
    static const QHash<QString, NetWords> nets{
        {u"sl"_s, {u"pika"_s, u"poševnica"_s, u"afna"_s, u"vezaj"_s, u"podčrtaj"_s}},
        {u"uk"_s, {u"крапка"_s, u"слеш"_s, u"собачка"_s, u"дефіс"_s, u"підкреслення"_s}},
        {u"ar"_s, {u"نقطة"_s, u"شرطة مائلة"_s, u"آت"_s, u"شرطة"_s, u"شرطة سفلية"_s}},
        {u"ro"_s, {u"punct"_s, u"slash"_s, u"arond"_s, u"cratimă"_s, u"liniuță de subliniere"_s}},
    };
    static const QHash<QString, QString> pluses{{u"sl"_s, u"plus"_s}, {u"uk"_s, u"плюс"_s}, {u"ar"_s, u"زائد"_s}};
    const NetWords net = nets.value(code, {u"."_s, u"/"_s, u"@"_s, u"-"_s, u"_"_s});
    SpeechLanguage language{code, netRules(net, {}), false};
    language.rules += phoneRules(
        u"tel|112|telefon|номер|هاتف"_s, pluses.value(code, u"plus"_s), [](const SpeechPlace &, const QString &group) {
            QStringList figures;
            for (const QChar figure : group)
                figures.append(figure);
            return figures.join(u' ');
        });
    language.rules += speechRule({SpeechBegins::Digit}, uR"(\d{1,12}(?:[.,:]\d{1,12}){1,4}{end})"_s,
        [](const SpeechPlace &place) { return place.captured(0); });
    return language;
}

} // namespace

const SpeechLanguage *speechLanguage(const QString &code)
{
    static const std::vector<SpeechLanguage> known = [] {
        std::vector<SpeechLanguage> all{italianSpeech(), germanSpeech(), frenchSpeech(), englishSpeech()};
        for (const QString &other : {u"sl"_s, u"uk"_s, u"ar"_s, u"ro"_s, u"root"_s})
            all.push_back(commonSpeech(other));
        return all;
    }();
    const auto found = std::ranges::find(known, code, &SpeechLanguage::code);
    return found == known.end() ? &known.back() : &*found;
}

} // namespace campanile
