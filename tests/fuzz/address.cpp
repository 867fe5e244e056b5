// SPDX-License-Identifier: GPL-3.0-or-later
// The address parser. Input: UTF-8; the last line is what somebody wrote, those before are streets of the town beside
// some that are always there.
#include "inputfile.h"

#include "addressnormaliser.h"
#include "directoryrow.h"
#include "streetmatcher.h"

using namespace campanile;
using namespace campanile::fuzz;
using namespace Qt::StringLiterals;

namespace {

const QStringList &streets()
{
    static const QStringList names{u"Via Roma"_s, u"Via Giuseppe Garibaldi"_s, u"Via Anita Garibaldi"_s,
        u"Viale Sant'Antonio"_s, u"Via XX Settembre"_s, u"Piazza Primo Maggio"_s, u"Via dei Mille"_s,
        u"Strada Provinciale 12"_s, u"Corso Vittorio Emanuele II"_s, u"Vicolo del Forno"_s, u"Località Ponte Alto"_s,
        u"Largo Nazario Sauro"_s, u"Via S. Marco"_s, u"Rue de l'Église"_s, u"Via Monte Baldo"_s};
    return names;
}

void checkCivic(const CivicNumber &civic)
{
    must(civic.number >= 0 && civic.number <= 99'999);
    must(civic.number > 0 || civic.exponent.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > 4096)
        return 0;
    QStringList lines = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size)).split(u'\n');
    const QString text = lines.takeLast();

    checkCivic(addressnormaliser::parseCivic(text));
    const QList<CivicNumber> civics = addressnormaliser::parseCivics(text);
    must(civics.size() <= 41 * (text.size() + 1));
    for (const CivicNumber &civic : civics)
        checkCivic(civic);
    const WrittenAddress split = splitAddress(text);
    must(split.street.size() <= text.size() && split.civic.size() <= text.size());

    for (const QChar c : addressnormaliser::fold(text))
        must(c == u' ' || c.isLetterOrNumber() || c.isSurrogate());
    must(addressnormaliser::streetKey(text).size() <= 16 * (text.size() + 1));
    (void)addressnormaliser::streetWords(text);

    StreetMatcher matcher;
    for (const QString &name : streets() + lines)
        matcher.add(name);
    const auto count = static_cast<int>(streets().size() + lines.size());
    for (const QString &written : {text, split.street}) {
        const auto match = matcher.match(written);
        must(match.street >= -1 && match.street < count);
        must(match.street >= 0 || match.quality == Located::No);
    }
    return 0;
}
