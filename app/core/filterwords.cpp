// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterwords.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
public:
    static QString language(const QString &tag)
    {
        if (tag.isEmpty())
            return tr("language not given");
        // those that Italian towns speak; any other by its own name
        const std::pair<QLatin1StringView, const char *> names[] = {
            {"it"_L1, QT_TR_NOOP("Italian")},
            {"en"_L1, QT_TR_NOOP("English")},
            {"de"_L1, QT_TR_NOOP("German")},
            {"fr"_L1, QT_TR_NOOP("French")},
            {"sl"_L1, QT_TR_NOOP("Slovene")},
            {"lld"_L1, QT_TR_NOOP("Ladin")},
            {"fur"_L1, QT_TR_NOOP("Friulian")},
            {"sc"_L1, QT_TR_NOOP("Sardinian")},
            {"es"_L1, QT_TR_NOOP("Spanish")},
            {"pt"_L1, QT_TR_NOOP("Portuguese")},
            {"ro"_L1, QT_TR_NOOP("Romanian")},
            {"sq"_L1, QT_TR_NOOP("Albanian")},
            {"ar"_L1, QT_TR_NOOP("Arabic")},
            {"zh"_L1, QT_TR_NOOP("Chinese")},
            {"uk"_L1, QT_TR_NOOP("Ukrainian")},
            {"ru"_L1, QT_TR_NOOP("Russian")},
            {"pl"_L1, QT_TR_NOOP("Polish")},
            {"hi"_L1, QT_TR_NOOP("Hindi")},
            {"pa"_L1, QT_TR_NOOP("Punjabi")},
            {"bn"_L1, QT_TR_NOOP("Bengali")},
            {"ur"_L1, QT_TR_NOOP("Urdu")},
            {"hr"_L1, QT_TR_NOOP("Croatian")},
            {"sr"_L1, QT_TR_NOOP("Serbian")},
        };
        for (const auto &[code, name] : names) {
            if (tag == code)
                return tr(name);
        }
        const QLocale locale(tag);
        return locale.language() == QLocale::C ? tag : locale.nativeLanguageName().toLower();
    }

    static QString words(const AudienceFilter &filter)
    {
        QStringList parts;
        if (!filter.landlines && !filter.mobiles)
            parts += tr("no phone at all");
        else if (!filter.mobiles)
            parts += tr("landlines only");
        else if (!filter.landlines)
            parts += tr("mobiles only");
        QStringList languages;
        for (const QString &tag : filter.languages)
            languages += language(tag);
        if (!languages.isEmpty())
            parts += languages.join(u", "_s);
        if (!filter.directory)
            parts += tr("without the directory");
        if (!filter.signUps)
            parts += tr("without sign-ups");
        if (!filter.imports)
            parts += tr("without imports");
        if (filter.unplaced == AudienceFilter::Unplaced::All)
            parts += tr("with all that have no position");
        if (filter.unplaced == AudienceFilter::Unplaced::None)
            parts += tr("none without a position");
        return parts.join(u" · "_s);
    }
};

} // namespace

QString filterInWords(const AudienceFilter &filter)
{
    return FilterWords::words(filter);
}

QString languageName(const QString &tag)
{
    return FilterWords::language(tag);
}

QString languageTitle(const QString &tag)
{
    QString name = languageName(tag);
    if (!name.isEmpty())
        name[0] = name.at(0).toUpper();
    return name;
}

RegistryMix registryMix(const QList<Contact> &contacts)
{
    RegistryMix mix;
    QHash<QString, int> spoken; // as they are written: few different ones
    for (const Contact &contact : contacts) {
        if (contact.optedOut)
            continue;
        ++(contact.number.kind() == LineKind::Mobile ? mix.mobiles : mix.landlines);
        ++spoken[contact.languages];
        switch (contact.source) {
        case Source::Directory: ++mix.directory; break;
        case Source::SignUp: ++mix.signUps; break;
        case Source::Import: ++mix.imports; break;
        }
        if (!contact.position)
            ++mix.withoutPosition;
    }
    for (auto it = spoken.cbegin(); it != spoken.cend(); ++it) {
        QStringList tags;
        for (const QString &written : it.key().split(u',')) {
            const QString tag = written.trimmed().section(u'-', 0, 0).toLower();
            if (!tag.isEmpty() && !tags.contains(tag))
                tags += tag;
        }
        if (tags.isEmpty())
            tags += QString();
        for (const QString &tag : std::as_const(tags))
            mix.languages[tag] += it.value();
    }
    return mix;
}

} // namespace campanile
