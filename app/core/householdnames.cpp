// SPDX-License-Identifier: GPL-3.0-or-later
#include "householdnames.h"

#include <numeric>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace campanile {

namespace {

using Word = std::u16string_view;
using WordSet = std::unordered_set<Word>;

constexpr size_t shortestWord = 3;

constexpr Word givenNames =
    u"ada adele adriana adriano agata agnese alba alberta alberto aldo alessandra alessandro alessia alessio "
    u"alex alfio alfonso alfredo alice amalia ambra amedeo amelia andrea andreas angela angelica angelina "
    u"angelo anita anna annalisa annamaria anton antonella antonia antonietta antonino antonio arianna "
    u"armando armin arturo asia assunta aurora barbara beatrice bernardo bernhard bianca brigitte bruna bruno "
    u"camilla carla carlo carmela carmelo carmen carolina caterina cecilia cesare chiara christa christian "
    u"christine christoph cinzia clara claudia claudio concetta corrado cosimo cristian cristiano cristina "
    u"daniela daniele dario davide debora deborah denis denise diana diego dieter domenica domenico donatella "
    u"donato edoardo elda elena eleonora elia eliana elio elisa elisabeth elisabetta elmar elsa emanuela "
    u"emanuele emilia emilio emma enrica enrico enzo erica erika ernesto ester ettore eugenia eugenio eva "
    u"ezio fabiana fabio fabrizio federica federico felice ferdinando filippo filomena fiorella flavia flavio "
    u"florian franca francesca francesco franco franz friedrich gabriele gabriella gaetano gaia gennaro georg "
    u"gerhard germano gertrud giacomo giada gianfranco gianluca gianluigi gianni gino giorgia giorgio "
    u"giovanna giovanni giulia giuliana giuliano giulio giuseppa giuseppe giuseppina giusy grazia graziella "
    u"greta guido gunther hannes hans hansjorg heidi heinrich helga helmut herbert hermann hildegard hubert "
    u"ida ignazio ilaria ines ingrid irene isabella ivan ivana ivano jacopo jessica johann johanna josef "
    u"julia jurgen karin karl katharina katia klaus kurt lara laura lauro lea leonardo letizia lidia liliana "
    u"lina lino lisa livia livio loredana lorena lorenza lorenzo luca lucia luciana luciano lucio ludovica "
    u"ludovico luigi luigia luigina luisa lukas maddalena manfred manuel manuela mara marcella marcello marco "
    u"margareth margherita margit maria mariangela marianna marina mario marisa maristella markus marta "
    u"martha martin martina martino massimiliano massimo matilde matteo matthias mattia maura maurizio mauro "
    u"maximilian melissa michael michela michele michelle milena mirella miriam mirko monica monika nadia "
    u"natalia nello nicola nicoletta nicolo noemi norbert nunzia olga orazio oreste ornella oscar osvaldo "
    u"oswald othmar paola paolo pasquale patrizia paul paula peter petra philipp piera pierluigi piero pietro "
    u"pina raffaele raffaella reinhard reinhold remo renata renato renzo riccardo richard rita robert roberta "
    u"roberto rocco roland romeo romina rosa rosalba rosalia rosanna rosaria rosario rosmarie rossana "
    u"rossella rudolf sabine sabrina salvatore samuele sandra sandro santina sara saverio sebastiano serena "
    u"sergio siegfried sigrid silvana silvano silvester silvia silvio simona simone sofia sonia sonja stefan "
    u"stefania stefano stephan susanna tania teresa theresia thomas tiziana tiziano tommaso ugo ulrich ulrike "
    u"umberto ursula valentina valentino valeria valerio vanessa vera verena veronica vincenza vincenzo viola "
    u"virginia vito vittoria vittorio viviana walter waltraud werner wilhelm wolfgang yuri";

constexpr Word emptyWords =
    u"and con dai dal dalla dalle degli dei del della delle dello den der des von und van zum zur "
    u"arch avv dott dottor dottssa dssa erben eredi fam famiglia familie frau geom herr ing prof proff rag sig sigg "
    u"signor signora sigra ved vedova "
    u"ass associazione bar coop cooperativa condominio ditta gmbh onlus ohg sas scarl snc soc societa spa srl srls ssa "
    u"studio";

WordSet setOf(Word text)
{
    WordSet result;
    for (size_t from = 0; from < text.size();) {
        const size_t to = std::min(text.find(u' ', from), text.size());
        if (to > from)
            result.insert(text.substr(from, to - from));
        from = to + 1;
    }
    return result;
}

// Lower case without accents; words apart by one blank. Apostrophes vanish: "D'Angelo" is also written "Dangelo".
void fold(const QString &name, std::u16string &out)
{
    out.clear();
    for (const QChar c : name) {
        char16_t letter = c.unicode();
        if (letter >= u'A' && letter <= u'Z') {
            letter += u'a' - u'A';
        } else if (letter >= 0x80) {
            if (c == u'\u2019' || c == u'\u00b4' || c.isMark())
                continue;
            if (c == u'\u00df') {
                out += u"ss";
                continue;
            }
            QChar plain = c.toCaseFolded();
            while (plain.decompositionTag() == QChar::Canonical)
                plain = plain.decomposition().front();
            letter = plain.isLetter() || plain.isSurrogate() ? plain.unicode() : u' ';
        } else if (letter == u'\'' || letter == u'`') {
            continue;
        } else if (letter < u'a' || letter > u'z') {
            letter = u' ';
        }
        if (letter != u' ' || (!out.empty() && out.back() != u' '))
            out += letter;
    }
}

/// Finds the family words of one name after the other without making new strings.
class NameReader final {
public:
    /// Valid until the next call.
    const std::vector<Word> &read(const QString &name)
    {
        static const WordSet given = setOf(givenNames);
        static const WordSet empty = setOf(emptyWords);
        fold(name, m_folded);
        m_words.clear();
        m_given.clear();
        const Word text = m_folded;
        for (size_t from = 0; from < text.size();) {
            const size_t to = std::min(text.find(u' ', from), text.size());
            const Word word = text.substr(from, to - from);
            from = to + 1;
            if (word.size() >= shortestWord && !empty.contains(word))
                (given.contains(word) ? m_given : m_words).push_back(word);
        }
        return m_words.empty() && m_given.size() > 1 ? m_given : m_words;
    }

private:
    std::u16string m_folded;
    std::vector<Word> m_words;
    std::vector<Word> m_given;
};

} // namespace

QStringList familyWords(const QString &name)
{
    NameReader reader;
    QStringList result;
    for (const Word word : reader.read(name))
        result.append(QString(QStringView(word)));
    return result;
}

std::vector<int> householdNumbers(std::span<const QString *const> names)
{
    // Each name points to an earlier one of its household, or to itself.
    std::vector<int> parents(names.size());
    std::ranges::iota(parents, 0);
    const auto root = [&](int i) {
        while (parents[static_cast<size_t>(i)] != i) {
            int &parent = parents[static_cast<size_t>(i)];
            parent = parents[static_cast<size_t>(parent)];
            i = parent;
        }
        return i;
    };
    NameReader reader;
    std::unordered_map<std::u16string, int> firstWith;
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        for (const Word word : reader.read(*names[static_cast<size_t>(i)])) {
            const int a = root(firstWith.try_emplace(std::u16string(word), i).first->second);
            const int b = root(i);
            parents[static_cast<size_t>(std::max(a, b))] = std::min(a, b);
        }
    }
    std::vector<int> numbers(names.size());
    int next = 0;
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        const int first = root(i);
        numbers[static_cast<size_t>(i)] = first == i ? next++ : numbers[static_cast<size_t>(first)];
    }
    return numbers;
}

} // namespace campanile
