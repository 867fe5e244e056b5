// SPDX-License-Identifier: GPL-3.0-or-later
#include "italianspeech.h"

using namespace Qt::StringLiterals;

namespace campanile {

QString italianLetters(QStringView word)
{
    static const QHash<QString, QString> names = speechTable(
        u"a=a;b=bi;c=ci;d=di;e=e;f=effe;g=gi;h=acca;i=i;j=i lunga;k=cappa;l=elle;m=emme;n=enne;o=o;p=pi;q=cu;r=erre;"
        "s=esse;t=ti;u=u;v=vu;w=doppia vu;x=ics;y=ipsilon;z=zeta"_s);
    QStringList said;
    for (const QChar letter : word) {
        if (letter.isLetter())
            said.append(names.value(letter.toLower(), letter.toLower()));
    }
    return said.join(u' ');
}

bool isInItalianAddress(const SpeechPlace &place)
{
    static const QRegularExpression address(
        uR"((?i)(?:\b(?:via|viale|v\.le|vle|p\.z?za|pza|p\.tta|p\.le|piazza|piazzale|piazzetta|corso|c\.so|cso|largo|l\.go|vicolo|v\.lo|strada|str\.|contrada|c\.da|localit[àa]|loc\.|fraz\.|frazione|salita|discesa|borgo|b\.go|spalto|lungadige|lungo\p{L}+|rione|passaggio|galleria|cascina|calle|sentiero|parco|giardini?|scala|interno|int\.)\s(?:(?!\b(?:il|dal|al|entro|ore|giorno|domani|oggi|stasera|chiusa|luned|marted|mercoled|gioved|venerd|sabato|domenica|tel|dalle|alle)\b)[^!?;:()\n]){0,60}|\b(?:n\.|n°|nn\.|nr\.|civico|civici|numero civico|numeri|numero)\s?(?:\d+[/\p{L}]{0,3}\s?[,e]?\s?){0,4})$)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return address.matchView(place.before(90)).hasMatch();
}

bool isFeminineInItalian(const QString &noun)
{
    static const QStringList masculine{u"problema"_s, u"sistema"_s, u"programma"_s, u"clima"_s, u"diploma"_s,
        u"allarme"_s, u"comune"_s, u"mese"_s, u"ponte"_s, u"torrente"_s, u"agente"_s, u"incidente"_s, u"utente"_s,
        u"paese"_s, u"secondo"_s, u"papa"_s};
    static const QStringList feminine{u"notte"_s, u"parte"_s, u"classe"_s, u"fase"_s, u"frane"_s, u"mano"_s,
        u"legione"_s, u"sezione"_s, u"legge"_s, u"rete"_s, u"valle"_s, u"elementare"_s, u"media"_s, u"rate"_s};
    const QString word = noun.toLower();
    if (masculine.contains(word))
        return false;
    return feminine.contains(word) || word.endsWith(u'a') || word.endsWith("ione"_L1) || word.endsWith("ità"_L1)
        || word.endsWith("ie"_L1);
}

SpeechLanguage italianSpeech()
{
    SpeechLanguage language{u"it"_s, {}, true};
    language.rules += netRules({u"punto"_s, u"barra"_s, u"chiocciola"_s, u"trattino"_s, u"trattino basso"_s},
        [](QStringView label) { return italianLetters(label); });
    language.rules += italianTimes();
    // "ottocento, uno due tre": the toll-free prefix is known by its name.
    language.rules += speechRule({SpeechBegins::Digit}, uR"((800|803|892|899)[ .-]?(\d{3})[ .-]?(\d{2,3}){end})"_s,
        [](const SpeechPlace &place) {
            return place.numbers.cardinal(place.captured(1)) + u", "_s + place.numbers.digits(place.captured(2))
                + u", "_s + place.numbers.digits(place.captured(3));
        });
    language.rules += phoneRules(
        uR"(\b(?:tel|telefono|telefoni|telefonico|telefonare|telefonate|telefona|cell|cellulare|fax|chiama|chiamare|chiamate|chiami|numero verde|numero unico|numeri? di emergenza|whatsapp|sms al)\b)"_s,
        u"più"_s, [](const SpeechPlace &place, const QString &group) { return place.numbers.digits(group); });
    language.rules += italianPlaces();
    language.rules += italianNumbers();
    language.rules += italianWords();
    return language;
}

} // namespace campanile
