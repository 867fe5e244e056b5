// SPDX-License-Identifier: GPL-3.0-or-later
#include "directoryfields.h"

#include "phonenumber.h"

#include <QHash>
#include <QSet>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

// Letters and digits only: "Num. Tel." and "NUM_TEL" are the same name.
QString folded(const QString &name)
{
    QString result;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        if (c.isLetterOrNumber())
            result += c.toLower();
    }
    return result;
}

const QHash<QString, DirectoryField> &names()
{
    static const QHash<QString, DirectoryField> table = [] {
        QHash<QString, DirectoryField> result;
        const auto add = [&](DirectoryField field, const QString &words) {
            for (const QString &word : words.split(u' '))
                result.insert(word, field);
        };
        add(DirectoryField::Phone,
            u"telefono telefono1 telefono2 telefonofisso telefonomobile telefonocellulare tel tel1 tel2 telfisso numtel"
            " numerotelefono numeroditelefono numerotelefonico ntelefono nrtelefono recapito recapitotelefonico"
            " cellulare cell numcell numerocellulare mobile fisso utenza numeroutenza utenzatelefonica"
            " phone phonenumber phone1 phone2 telephone telephonenumber mobilephone landline msisdn e164"_s);
        add(DirectoryField::Name,
            u"cognomenome nomecognome cognomeenome nomeecognome nominativo intestatario denominazione ragionesociale"
            " utente contatto fullname customername contactname contact"_s);
        add(DirectoryField::Surname, u"cognome surname lastname familyname"_s);
        add(DirectoryField::GivenName, u"nome name firstname givenname"_s);
        add(DirectoryField::Street,
            u"via indirizzo strada street streetname address toponimo nomevia denominazionevia descrizionevia duf"
            " viapiazza odonimo"_s);
        add(DirectoryField::StreetType, u"dug tipovia specievia tipotoponimo specie streettype"_s);
        add(DirectoryField::Civic,
            u"civico civ numciv numcivico numerocivico ncivico nciv nrcivico housenumber streetnumber civicnumber"_s);
        add(DirectoryField::CivicExponent, u"esponente esp lettera barrato barra suffisso exponent suffix"_s);
        add(DirectoryField::FullAddress, u"indirizzocompleto indirizzoresidenza indirizzoesteso fulladdress"_s);
        add(DirectoryField::Language, u"lingua lingue language languages lang"_s);
        add(DirectoryField::Sample, u"esempio sample finto fittizio"_s);
        add(DirectoryField::OptOut, u"optout rinuncia nonchiamare opposizione escluso donotcall"_s);
        return result;
    }();
    return table;
}

} // namespace

QList<DirectoryField> fieldsByName(const QStringList &header)
{
    QList<DirectoryField> result;
    QSet<DirectoryField> taken;
    for (const QString &name : header) {
        DirectoryField field = names().value(folded(name), DirectoryField::Ignore);
        if (field != DirectoryField::Ignore && field != DirectoryField::Phone) {
            if (taken.contains(field))
                field = DirectoryField::Ignore;
            taken.insert(field);
        }
        result.append(field);
    }
    // "nome" alone is the whole name, beside "cognome" the given one; an address without a civic number beside it may
    // hold the number.
    const auto replace = [&](DirectoryField from, DirectoryField to) {
        const qsizetype at = result.indexOf(from);
        if (at >= 0)
            result[at] = to;
    };
    if (!taken.contains(DirectoryField::Surname) && taken.contains(DirectoryField::GivenName))
        replace(DirectoryField::GivenName,
            taken.contains(DirectoryField::Name) ? DirectoryField::Ignore : DirectoryField::Name);
    if (taken.contains(DirectoryField::Surname) && !taken.contains(DirectoryField::GivenName)
        && !taken.contains(DirectoryField::Name))
        replace(DirectoryField::Surname, DirectoryField::Name);
    if (taken.contains(DirectoryField::Street) && !taken.contains(DirectoryField::Civic)
        && !taken.contains(DirectoryField::FullAddress) && !taken.contains(DirectoryField::StreetType))
        replace(DirectoryField::Street, DirectoryField::FullAddress);
    return result;
}

bool isDataRow(const QStringList &cells)
{
    return std::ranges::any_of(cells, [](const QString &cell) { return PhoneNumber::parse(cell).has_value(); });
}

int phoneColumnByContent(const QList<QStringList> &rows)
{
    QList<int> filled;
    QList<int> phones;
    for (const QStringList &row : rows) {
        filled.resize(std::max(filled.size(), row.size()));
        phones.resize(filled.size());
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (row[i].trimmed().isEmpty())
                continue;
            ++filled[i];
            phones[i] += PhoneNumber::parse(row[i]).has_value();
        }
    }
    int best = -1;
    for (int i = 0; i < phones.size(); ++i) {
        if (phones[i] > 0 && phones[i] * 2 >= filled[i] && (best < 0 || phones[i] > phones[best]))
            best = i;
    }
    return best;
}

} // namespace campanile
