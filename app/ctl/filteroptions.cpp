// SPDX-License-Identifier: GPL-3.0-or-later
#include "filteroptions.h"

namespace campanile::ctl {

using namespace Qt::StringLiterals;

void addFilterOptions(QCommandLineParser &parser)
{
    parser.addOption({u"no-landlines"_s, u"leave landlines out"_s});
    parser.addOption({u"no-mobiles"_s, u"leave mobiles out"_s});
    parser.addOption({u"language"_s,
        u"only who speaks it: de, en... or “none” for those that name no language; may be given several times"_s,
        u"TAG"_s});
    parser.addOption(
        {u"source"_s, u"only from there: directory, sign-up or import; may be given several times"_s, u"SOURCE"_s});
    parser.addOption({u"unplaced"_s,
        u"contacts without a position: street (with their street, the default), all (wherever they live) or none"_s,
        u"WHICH"_s, u"street"_s});
}

std::expected<AudienceFilter, QString> filterOf(const QCommandLineParser &parser)
{
    AudienceFilter filter;
    filter.landlines = !parser.isSet(u"no-landlines"_s);
    filter.mobiles = !parser.isSet(u"no-mobiles"_s);
    if (!filter.landlines && !filter.mobiles)
        return std::unexpected(u"--no-landlines and --no-mobiles leave nobody"_s);
    for (const QString &language : parser.values(u"language"_s)) {
        if (language.isEmpty())
            return std::unexpected(u"--language needs a tag, or “none”"_s);
        filter.languages.append(language == "none"_L1 ? QString() : language.toLower());
    }
    const QStringList sources = parser.values(u"source"_s);
    for (const QString &source : sources) {
        if (source != "directory"_L1 && source != "sign-up"_L1 && source != "import"_L1)
            return std::unexpected(u"--source is directory, sign-up or import, not “%1”"_s.arg(source));
    }
    if (!sources.isEmpty()) {
        filter.directory = sources.contains(u"directory"_s);
        filter.signUps = sources.contains(u"sign-up"_s);
        filter.imports = sources.contains(u"import"_s);
    }
    const QString unplaced = parser.value(u"unplaced"_s);
    if (unplaced == "all"_L1)
        filter.unplaced = AudienceFilter::Unplaced::All;
    else if (unplaced == "none"_L1)
        filter.unplaced = AudienceFilter::Unplaced::None;
    else if (unplaced != "street"_L1)
        return std::unexpected(u"--unplaced is street, all or none, not “%1”"_s.arg(unplaced));
    return filter;
}

} // namespace campanile::ctl
