// SPDX-License-Identifier: GPL-3.0-or-later
#include "townplan.h"

namespace campanile::sample {

namespace {

void addRoads(TownPlan &plan)
{
    const auto add = [&plan](std::string name, std::string highway, double half, Line corners) -> Road & {
        Road road;
        road.name = std::move(name);
        road.highway = std::move(highway);
        road.half = half;
        road.closed = corners.front() == corners.back();
        road.line = smooth(corners);
        plan.roads.push_back(std::move(road));
        return plan.roads.back();
    };
    const auto unnumbered = [](Road &road) { road.numbered = false; };

    // the provincial road, from one end of the coast to the other; in town it is the Corso
    add("Strada Provinciale del Litorale", "secondary", 4.5,
        {{-9000, 900}, {-7000, 500}, {-5200, 620}, {-4200, 380}, {-3400, 300}, {-2800, 330}, {-2250, 215}, {-1850, 265},
            {-1500, 235}, {-1200, 190}})
        .ref = "SP12";
    add("Via Provinciale", "secondary", 4.5, {{-1200, 190}, {-950, 148}, {-820, 138}, {-700, 125}, {-480, 105}}).ref =
        "SP12";
    add("Corso Garibaldi", "secondary", 6,
        {{-480, 105}, {-300, 120}, {-150, 150}, {60, 185}, {205, 195}, {430, 207}, {520, 215}, {690, 222}, {830, 228}})
        .ref = "SP12";
    auto &europa = add("Viale Europa", "secondary", 6, {{830, 228}, {940, 243}, {1038, 255}});
    europa.ref = "SP12", europa.tree = true;
    auto &europa2 = add("Viale Europa", "secondary", 6, {{1082, 256}, {1200, 272}, {1400, 300}, {1700, 300}});
    europa2.ref = "SP12", europa2.tree = true;
    add("Strada Provinciale della Piana", "secondary", 4.5,
        {{1700, 300}, {2100, 250}, {2700, 140}, {3400, 210}, {4300, 30}, {5600, 120}, {7000, -120}, {9000, 60}})
        .ref = "SP12";
    Line circle;
    for (int i = 0; i <= 24; ++i)
        circle.push_back({1060 + 22 * std::cos(i * M_PI / 12), 255 + 22 * std::sin(i * M_PI / 12)});
    circle.back() = circle.front();
    auto &round = add("Rotatoria dei Caduti del Mare", "secondary", 4.5, circle);
    round.line = circle, round.oneway = true, round.numbered = false;

    // the shore
    auto &lungomare = add("Lungomare Cristoforo Colombo", "tertiary", 6,
        {{-850, -165}, {-620, -135}, {-400, -135}, {-150, -178}, {150, -232}, {420, -305}, {590, -352}});
    lungomare.tree = true;
    add("Via del Porto", "tertiary", 4,
        {{-850, -165}, {-960, -205}, {-1060, -262}, {-1130, -330}, {-1190, -420}, {-1255, -520}});
    add("Via Mazzini", "tertiary", 4.5, {{-150, -178}, {-165, -60}, {-160, 25}, {-150, 150}});
    add("Via Cavour", "tertiary", 4.5, {{420, -305}, {440, -120}, {447, 50}, {430, 207}});
    add("Via Marconi", "residential", 3.5, {{-850, -165}, {-822, -40}, {-812, 40}, {-820, 138}});
    add("Via dei Bastioni", "residential", 3,
        {{-1130, -330}, {-1235, -325}, {-1340, -380}, {-1400, -450}, {-1425, -545}});
    auto &mole = add("Molo di Levante", "service", 2.5,
        {{-1255, -520}, {-1240, -590}, {-1170, -660}, {-1050, -700}, {-930, -700}, {-830, -662}});
    unnumbered(mole);
    unnumbered(add("", "footway", 1.5, {{-850, -165}, {-852, -240}, {-835, -330}, {-800, -420}}));
    unnumbered(add("", "footway", 1.5,
        {{-1425, -545}, {-1470, -520}, {-1490, -440}, {-1430, -340}, {-1300, -270}, {-1180, -180}, {-1090, -60},
            {-1080, 60}, {-1095, 172}}));

    // the new town, behind the station
    auto &stazione = add("Viale della Stazione", "tertiary", 6.5, {{215, 88}, {205, 195}});
    stazione.tree = true;
    auto &republic =
        add("Viale della Repubblica", "tertiary", 6.5, {{205, 195}, {188, 360}, {150, 520}, {95, 590}, {60, 640}});
    republic.tree = true;
    add("Via Dante Alighieri", "residential", 4, {{150, 520}, {0, 500}, {-150, 440}, {-275, 470}});
    add("Via Giuseppe Verdi", "residential", 4, {{-150, 150}, {-135, 300}, {-150, 440}});
    add("Via Antonio Gramsci", "residential", 4,
        {{430, 207}, {440, 380}, {400, 520}, {300, 610}, {150, 640}, {60, 640}});
    add("Via Giacomo Matteotti", "residential", 4, {{440, 380}, {600, 405}, {768, 425}});
    add("Lungofiume dei Tigli", "tertiary", 4.5,
        {{590, -352}, {612, -150}, {636, 60}, {690, 222}, {768, 425}, {805, 600}, {900, 740}, {1000, 870},
            {1050, 1010}})
        .tree = true;
    add("Via del Mulino", "residential", 3.5, {{400, 520}, {560, 600}, {700, 720}, {900, 740}});

    // Oltrefiume
    add("Lungofiume degli Argini", "residential", 4,
        {{830, -325}, {806, -100}, {800, 60}, {830, 228}, {900, 425}, {952, 600}, {1040, 740}, {1130, 850}});
    auto &dune = add("Lungomare delle Dune", "tertiary", 5,
        {{830, -325}, {1100, -318}, {1450, -278}, {1800, -322}, {2050, -365}, {2300, -440}});
    dune.tree = true;
    auto &resistenza =
        add("Viale della Resistenza", "tertiary", 5.5, {{1060, 233}, {1072, 60}, {1092, -150}, {1100, -318}});
    resistenza.tree = true;
    add("Via Aldo Moro", "tertiary", 5,
        {{1060, 277}, {1090, 480}, {1150, 620}, {1190, 700}, {1330, 880}, {1560, 1000}, {1800, 1180}, {2150, 1300}});
    add("Via Alcide De Gasperi", "residential", 4.5, {{1700, 300}, {1725, 110}, {1765, -120}, {1800, -322}});
    add("Via Don Luigi Sturzo", "residential", 4,
        {{952, 600}, {1040, 530}, {1090, 480}, {1400, 530}, {1640, 490}, {1700, 300}});
    add("Via dell'Industria", "residential", 5,
        {{1700, 300}, {1830, 480}, {1980, 620}, {2250, 650}, {2520, 560}, {2700, 140}});
    add("Via dell'Artigianato", "residential", 4.5, {{2250, 650}, {2230, 420}, {2190, 236}});

    // the old town on its hill
    add("Via Roma", "residential", 3.5, {{-300, 120}, {-262, 185}, {-318, 245}, {-300, 305}, {-352, 352}, {-418, 392}});
    auto &walls = add("Via delle Mura", "residential", 3,
        {{-275, 470}, {-300, 548}, {-395, 640}, {-500, 612}, {-570, 622}, {-668, 560}, {-700, 500}, {-722, 425},
            {-660, 360}, {-632, 300}, {-530, 282}, {-455, 250}, {-380, 262}, {-300, 305}, {-282, 390}, {-275, 470}});
    walls.oneway = true;
    add("Corso Vittorio Emanuele", "pedestrian", 3, {{-418, 392}, {-480, 418}, {-560, 410}, {-630, 442}, {-722, 425}});
    add("Via Santa Maria", "living_street", 2.4, {{-480, 418}, {-468, 500}, {-490, 555}, {-500, 612}});
    add("Via del Castello", "living_street", 2.4, {{-480, 418}, {-512, 350}, {-560, 322}, {-632, 300}});
    add("Via dei Priori", "living_street", 2.4, {{-418, 392}, {-360, 430}, {-275, 470}});
    add("Via San Francesco", "residential", 3, {{-722, 425}, {-790, 400}, {-850, 310}, {-880, 220}, {-820, 138}});
    unnumbered(add("Scalinata dei Marinai", "steps", 1.5, {{-530, 282}, {-536, 225}, {-500, 170}, {-480, 105}}));

    // the hills
    add("Via San Martino", "tertiary", 3.5,
        {{60, 640}, {-10, 730}, {60, 800}, {200, 806}, {262, 860}, {190, 925}, {40, 915}, {-70, 960}, {-110, 1060},
            {-20, 1120}, {140, 1112}, {215, 1180}, {150, 1262}, {20, 1290}, {-30, 1380}, {50, 1450}, {60, 1530}});
    add("Via degli Ulivi", "residential", 3,
        {{-500, 612}, {-525, 690}, {-620, 745}, {-705, 850}, {-640, 950}, {-690, 1060}, {-850, 1110}, {-1000, 1230},
            {-1180, 1270}});
    add("Via Belvedere", "residential", 3,
        {{-1200, 190}, {-1160, 320}, {-1050, 410}, {-1000, 540}, {-900, 610}, {-800, 660}, {-705, 700}, {-620, 745}});
    add("Via delle Ginestre", "residential", 3, {{-640, 950}, {-520, 1010}, {-380, 985}, {-250, 1010}, {-110, 1060}});
    add("Via dei Castagni", "residential", 3,
        {{60, 1530}, {-80, 1600}, {-250, 1580}, {-400, 1650}, {-560, 1640}, {-700, 1560}, {-820, 1400}, {-1000, 1230}});
    add("Via delle Vigne", "residential", 3,
        {{262, 860}, {400, 900}, {520, 1000}, {640, 1010}, {760, 1120}, {900, 1150}, {1050, 1010}});
    add("Via del Poggio", "residential", 3, {{60, 1530}, {190, 1580}, {330, 1540}, {450, 1600}, {560, 1720}});
    unnumbered(add("Strada di Monteverde", "unclassified", 2.5,
        {{560, 1720}, {700, 1900}, {660, 2150}, {820, 2400}, {1050, 2900}, {900, 3600}, {1200, 4600}}));
    unnumbered(add("Strada della Valle", "unclassified", 2.5,
        {{1050, 1010}, {1010, 1200}, {1180, 1500}, {1080, 1800}, {1320, 2200}, {1450, 2600}, {1900, 3300},
            {2300, 4500}}));
    unnumbered(add("Strada della Macchia", "track", 2,
        {{-1180, 1270}, {-1400, 1350}, {-1650, 1280}, {-1900, 1420}, {-2300, 1380}, {-2700, 1600}, {-3600, 1500}}));
    unnumbered(add("Strada del Pianoro", "track", 2,
        {{-560, 1640}, {-700, 1850}, {-620, 2100}, {-820, 2350}, {-760, 2800}, {-1100, 3600}}));
    unnumbered(add("Sentiero dei Frati", "path", 1,
        {{-1000, 540}, {-1120, 640}, {-1150, 800}, {-1280, 900}, {-1250, 1080}, {-1180, 1270}}));
    unnumbered(add("", "path", 1, {{-30, 1380}, {-160, 1420}, {-260, 1500}, {-250, 1580}}));
    add("Via della Pineta", "residential", 3, {{-1850, 265}, {-1830, 80}, {-1770, -60}, {-1620, -150}, {-1490, -210}});
    add("Via Casal Lombardo", "unclassified", 2.5,
        {{-2250, 215}, {-2300, 480}, {-2180, 700}, {-1960, 820}, {-1900, 1080}, {-1650, 1280}});
    add("Via del Casale", "unclassified", 2.5,
        {{2700, 140}, {2780, 500}, {2640, 850}, {2380, 1050}, {2150, 1300}, {2200, 1650}, {1900, 2100}, {1450, 2600}});
}

void addDistricts(TownPlan &plan)
{
    plan.districts.push_back({Fabric::Medieval,
        simple({{-265, 300}, {-262, 480}, {-288, 556}, {-395, 658}, {-500, 630}, {-575, 640}, {-682, 572}, {-716, 505},
            {-740, 420}, {-676, 352}, {-645, 286}, {-530, 264}, {-455, 232}, {-375, 245}, {-300, 290}}),
        3300, 2.1, "living_street", 1,
        {"Via dei Fabbri", "Via della Loggia", "Via del Pozzo", "Via delle Monache", "Vicolo dei Cordai",
            "Via dell'Orologio", "Vicolo del Forno", "Via dei Vasai", "Vicolo Stretto", "Vicolo della Luna",
            "Via Sant'Agostino", "Vicolo dei Tintori", "Vicolo del Campanile", "Vicolo della Torre", "Vicolo dei Notai",
            "Vicolo San Biagio", "Vicolo delle Rose", "Vicolo del Gelsomino", "Vicolo dell'Arco", "Vicolo dei Lanaioli",
            "Vicolo della Cisterna", "Vicolo Chiuso", "Via dei Setaioli", "Vicolo dei Mercanti", "Via del Seminario",
            "Vicolo della Pace", "Via della Misericordia", "Vicolo del Gallo", "Vicolo Santa Lucia",
            "Vicolo dei Ramai"}});
    plan.districts.push_back({Fabric::Fishers,
        simple({{-1000, -240}, {-850, -170}, {-620, -128}, {-400, -128}, {-150, -170}, {150, -225}, {420, -300},
            {600, -350}, {640, 55}, {440, 38}, {215, 20}, {-160, 2}, {-500, 0}, {-870, 10}}),
        9800, 2.6, "residential", 0.45,
        {"Via Nazario Sauro", "Via dei Pescatori", "Via delle Ancore", "Via Amerigo Vespucci", "Via delle Reti",
            "Via Marco Polo", "Via dei Calafati", "Via del Faro", "Via della Darsena", "Via Sebastiano Caboto",
            "Via Andrea Doria", "Via delle Vele", "Via del Timone", "Via Stella Maris", "Via dei Corallari",
            "Via delle Paranze", "Via San Nicola", "Via del Libeccio", "Via dello Scirocco", "Via Antonio Pigafetta",
            "Via dei Maestri d'Ascia", "Via delle Tartane", "Via della Lanterna", "Via Lazzaro Mocenigo",
            "Via dei Marinai", "Via delle Conchiglie", "Via del Grecale", "Via del Maestrale"}});
    plan.districts.push_back({Fabric::Quarter,
        simple({{-480, 112}, {-640, 40}, {-160, 45}, {640, 80}, {690, 222}, {768, 425}, {805, 600}, {900, 738},
            {700, 722}, {560, 602}, {300, 612}, {60, 645}, {150, 525}, {0, 505}, {-150, 445}, {-275, 472}, {-255, 380},
            {-300, 305}, {-262, 185}, {-300, 120}}),
        15500, 4, "residential", 0.15,
        {"Via Ugo Foscolo", "Via Alessandro Manzoni", "Via Giosuè Carducci", "Via XX Settembre", "Via Giacomo Leopardi",
            "Via IV Novembre", "Via Goffredo Mameli", "Via Fratelli Bandiera", "Via Torquato Tasso",
            "Via Ludovico Ariosto", "Via Francesco Petrarca", "Via Gabriele D'Annunzio", "Via Luigi Pirandello",
            "Via Grazia Deledda", "Via Ciro Menotti", "Via Silvio Pellico", "Via Vittorio Alfieri", "Via XXV Aprile",
            "Via Santorre di Santarosa", "Via Aurelio Saffi", "Via Carlo Pisacane", "Via Nino Bixio", "Via Enrico Toti",
            "Via Vincenzo Bellini", "Via Gioachino Rossini", "Via Giacomo Puccini", "Via Camillo Prampolini",
            "Via Quintino Sella", "Via Anita Garibaldi", "Via Bettino Ricasoli"}});
    plan.districts.push_back({Fabric::Modern,
        simple(
            {{835, -318}, {1100, -310}, {1450, -270}, {1795, -314}, {1765, -120}, {1725, 110}, {1700, 300}, {1640, 490},
                {1400, 530}, {1090, 480}, {1040, 530}, {952, 600}, {900, 425}, {830, 228}, {800, 60}, {806, -100}}),
        17500, 4.2, "residential", 0.1,
        {"Via Guglielmo Oberdan", "Via Enrico Fermi", "Via Galileo Galilei", "Via Alessandro Volta",
            "Via Sandro Pertini", "Via Salvo D'Acquisto", "Via Martin Luther King", "Via Maria Montessori",
            "Via Giovanni Falcone", "Via Paolo Borsellino", "Via degli Oleandri", "Via delle Acacie", "Via dei Platani",
            "Via dei Cedri", "Via Leonardo da Vinci", "Via Rita Levi Montalcini", "Via Piero Calamandrei",
            "Via Nilde Iotti", "Via Trento", "Via Trieste", "Via Bruno Buozzi", "Via Giuseppe Di Vittorio",
            "Via delle Magnolie", "Via dei Lecci", "Via dei Glicini", "Via dei Gabbiani", "Via dei Tamerici",
            "Via delle Mimose", "Via Gorizia", "Via Fiume", "Via Fratelli Cervi", "Via Altiero Spinelli",
            "Via Tina Anselmi", "Via dei Pioppi", "Via Ernesto Rossi", "Via delle Robinie"}});
    plan.districts.push_back({Fabric::Works,
        simple({{1715, 310}, {1830, 490}, {1980, 632}, {2250, 662}, {2530, 570}, {2700, 150}, {2100, 258}}), 0, 4,
        "residential", 0, {}});
    plan.districts.push_back({Fabric::Villas,
        simple({{-1240, 190}, {-1060, -20}, {-880, -20}, {-640, 60}, {-480, 112}, {-300, 120}, {-270, 480}, {60, 640},
            {560, 600}, {900, 740}, {1060, 1010}, {900, 1200}, {640, 1080}, {300, 960}, {300, 1260}, {220, 1420},
            {260, 1640}, {-120, 1680}, {-160, 1330}, {-120, 1180}, {-480, 1080}, {-760, 1180}, {-1000, 1180},
            {-780, 900}, {-900, 700}, {-1150, 560}}),
        0, 3, "residential", 0, {}});
    plan.districts.push_back({Fabric::Modern,
        simple({{952, 600}, {1040, 530}, {1090, 480}, {1160, 490}, {1260, 690}, {1420, 900}, {1300, 940}, {1150, 840},
            {1040, 740}}),
        0, 4, "residential", 0, {}});
    plan.districts.push_back({Fabric::Farms,
        simple({{-3000, -2000}, {3150, -2000}, {3200, 900}, {2500, 1900}, {1800, 2400}, {-900, 2700}, {-2800, 1700}}),
        0, 3, "", 0, {}});
}

void addPlaces(TownPlan &plan)
{
    using Tags = std::vector<std::pair<std::string, std::string>>;
    const auto block = [&plan](Vec at, Tags tags) { plan.places.push_back({at, {}, std::move(tags)}); };
    const auto ground = [&plan](Line corners, Tags tags) {
        plan.places.push_back({centroid(simple(corners)), simple(corners), std::move(tags)});
    };
    // the heart of the old town
    ground({{-466, 383}, {-404, 404}, {-424, 452}, {-488, 436}},
        {{"highway", "pedestrian"}, {"area", "yes"}, {"name", "Piazza del Duomo"}, {"place", "square"}});
    ground({{-622, 424}, {-584, 400}, {-566, 432}, {-604, 456}},
        {{"highway", "pedestrian"}, {"area", "yes"}, {"name", "Piazza dell'Olmo"}, {"place", "square"}});
    ground({{190, 64}, {245, 66}, {242, 96}, {188, 94}},
        {{"highway", "pedestrian"}, {"area", "yes"}, {"name", "Piazza della Stazione"}, {"place", "square"}});
    ground({{-1440, -590}, {-1385, -600}, {-1352, -560}, {-1372, -510}, {-1430, -512}, {-1458, -548}},
        {{"historic", "castle"}, {"building", "castle"}, {"name", "Fortezza di San Giorgio"}});
    ground({{-730, 715}, {-600, 712}, {-548, 676}, {-590, 652}, {-690, 594}, {-790, 640}},
        {{"leisure", "park"}, {"name", "Parco della Rimembranza"}});
    ground({{-360, 720}, {-210, 742}, {-222, 858}, {-372, 836}},
        {{"landuse", "cemetery"}, {"name", "Cimitero di San Martino"}});
    ground({{1480, 700}, {1720, 700}, {1740, 900}, {1500, 880}},
        {{"leisure", "sports_centre"}, {"name", "Centro sportivo comunale"}});
    ground({{1505, 722}, {1612, 720}, {1618, 790}, {1510, 792}}, {{"leisure", "pitch"}, {"sport", "soccer"}});
    ground({{1640, 730}, {1676, 730}, {1678, 754}, {1642, 754}}, {{"leisure", "pitch"}, {"sport", "tennis"}});
    ground({{1640, 764}, {1678, 764}, {1680, 788}, {1642, 788}}, {{"leisure", "pitch"}, {"sport", "tennis"}});
    ground({{1530, 815}, {1580, 814}, {1581, 839}, {1531, 840}}, {{"leisure", "swimming_pool"}});
    ground({{-1780, -40}, {-1640, -130}, {-1520, -190}, {-1600, -330}, {-1760, -380}, {-1900, -330}, {-1880, -120}},
        {{"tourism", "camp_site"}, {"name", "Campeggio La Pineta"}});
    ground({{-1560, 160}, {-1180, 120}, {-1120, -60}, {-1240, -220}, {-1420, -300}, {-1560, -200}, {-1700, -40},
               {-1780, 60}},
        {{"natural", "wood"}, {"name", "Pineta di Ponente"}});
    ground({{300, 85}, {420, 90}, {418, 128}, {298, 124}}, {{"amenity", "parking"}});
    ground({{1850, -300}, {1960, -325}, {1975, -270}, {1862, -245}}, {{"amenity", "parking"}});
    ground({{40, 60}, {150, 62}, {148, 98}, {40, 96}}, {{"amenity", "parking"}, {"name", "Parcheggio Stazione"}});
    const auto turned = [](Vec at, double degrees, Line corners) {
        const double a = degrees * M_PI / 180;
        for (Vec &corner : corners)
            corner = {at.x + corner.x * std::cos(a) - corner.y * std::sin(a),
                at.y + corner.x * std::sin(a) + corner.y * std::cos(a)};
        return corners;
    };
    // nave, transept, apse; its bell tower stands beside it
    ground(turned({-430, 484}, 108,
               {{-24, -9}, {6, -9}, {6, -15}, {15, -15}, {15, -9}, {21, -8}, {25, -4}, {26, 0}, {25, 4}, {21, 8},
                   {15, 9}, {15, 15}, {6, 15}, {6, 9}, {-24, 9}}),
        {{"building", "cathedral"}, {"amenity", "place_of_worship"}, {"religion", "christian"},
            {"name", "Duomo di Santa Maria Assunta"}});
    ground(turned({-405, 462}, 108, {{-4, -4}, {4, -4}, {4, 4}, {-4, 4}}),
        {{"building", "tower"}, {"man_made", "tower"}, {"historic", "tower"}, {"name", "Il Campanile"}});
    ground(turned({-716, 332}, 38, {{-26, -20}, {24, -22}, {28, 16}, {8, 20}, {4, 8}, {-22, 14}}),
        {{"building", "castle"}, {"historic", "castle"}, {"name", "Castello dei Priori"}});
    ground(turned({215, 55}, 6, {{-34, -6}, {34, -6}, {34, 6}, {-34, 6}}), {{"building", "train_station"}});
    ground(turned({60, 1556}, 80, {{-14, -6}, {14, -6}, {14, 6}, {-14, 6}}),
        {{"building", "church"}, {"amenity", "place_of_worship"}, {"name", "Pieve di San Martino"}});
    // blocks
    block({330, 300}, {{"leisure", "park"}, {"name", "Giardini Pubblici"}});
    block({20, 330}, {{"amenity", "school"}, {"name", "Istituto comprensivo Giosuè Carducci"}});
    block({1250, 400}, {{"amenity", "hospital"}, {"name", "Ospedale Santa Chiara"}});
    block({1300, -60}, {{"leisure", "park"}, {"name", "Parco Sandro Pertini"}});
    block({1560, 80}, {{"amenity", "school"}, {"name", "Istituto nautico"}});
    block({920, -180}, {{"leisure", "park"}, {"name", "Parco della Foce"}});
    block(
        {-330, -60}, {{"highway", "pedestrian"}, {"area", "yes"}, {"name", "Piazza del Mercato"}, {"place", "square"}});
}

} // namespace

TownPlan borgoCampanile()
{
    TownPlan plan;
    plan.duomo = {-440, 425};
    plan.coast = smooth(
        {{-30000, -2600}, {-14000, -400}, {-9000, -900}, {-6000, -500}, {-4600, -760}, {-3300, -260}, {-2500, -330},
            {-2050, -470}, {-1800, -480}, {-1640, -420}, {-1540, -500}, {-1480, -610}, {-1390, -640}, {-1300, -570},
            {-1225, -470}, {-1150, -365}, {-1070, -300}, {-960, -240}, {-850, -205}, {-700, -178}, {-560, -172},
            {-400, -178}, {-200, -210}, {0, -250}, {200, -300}, {420, -365}, {600, -412}, {700, -424}, {800, -390},
            {1000, -395}, {1250, -385}, {1450, -352}, {1650, -372}, {1850, -420}, {2100, -470}, {2500, -610},
            {3000, -640}, {3700, -900}, {5200, -760}, {7000, -1100}, {10000, -800}, {16000, -2000}, {30000, -3600}},
        16);
    const Planar planar;
    for (const Line &mole :
        {Line{{-1262, -505}, {-1245, -590}, {-1172, -662}, {-1050, -703}, {-930, -703}, {-822, -660}},
            Line{{-850, -195}, {-852, -240}, {-835, -330}, {-796, -428}}, Line{{-1010, -262}, {-985, -330}},
            Line{{-1080, -305}, {-1040, -372}}}) {
        const double half = mole.size() == 6 ? 9 : mole.size() == 4 ? 6 : 3;
        for (Polygon &polygon : planar.buffer(smooth(mole, 10), half, false))
            plan.moles.push_back(std::move(polygon));
    }
    plan.riverName = "Fiume Albarena";
    plan.river = smooth({{2600, 6000}, {2000, 4600}, {2150, 3600}, {1650, 2900}, {1600, 2400}, {1250, 1900},
        {1330, 1500}, {1160, 1200}, {1150, 1010}, {1020, 800}, {880, 610}, {832, 425}, {760, 225}, {718, 60},
        {706, -100}, {706, -260}, {700, -430}, {690, -620}});
    plan.streams = {{"Rio dei Frati",
                        smooth({{-1500, 2700}, {-1380, 2200}, {-1500, 1800}, {-1320, 1500}, {-1400, 1150}, {-1330, 800},
                            {-1420, 480}, {-1560, 200}, {-1560, 0}, {-1660, -200}, {-1660, -430}})},
        {"Fosso della Madonna",
            smooth({{-80, 2500}, {-320, 2100}, {-220, 1800}, {-330, 1450}, {-420, 1200}, {-300, 1150}, {-180, 880},
                {-130, 700}, {-60, 560}})},
        {"Torrente Sassola",
            smooth({{3300, 3000}, {3000, 2300}, {3080, 1700}, {2900, 1200}, {2950, 600}, {2880, 0}, {2920, -400},
                {2900, -640}})}};
    plan.railway =
        smooth({{-9000, 500}, {-6500, 150}, {-4600, 0}, {-3400, -60}, {-2500, -60}, {-1900, -10}, {-1500, 10},
                   {-1150, 20}, {-880, 26}, {-500, 16}, {-160, 22}, {215, 42}, {440, 50}, {700, 66}, {1000, 84},
                   {1400, 92}, {1900, 40}, {2500, -60}, {3400, -180}, {5000, -260}, {9000, -300}},
            25);
    plan.tunnel = {{-1540, 8}, {-900, 26}};
    addRoads(plan);
    addDistricts(plan);
    addPlaces(plan);
    plan.municipality = simple({{-3100, -2200}, {3300, -2200}, {3350, 900}, {2600, 1900}, {1900, 2500}, {1500, 3000},
        {300, 3100}, {-900, 2900}, {-1900, 2300}, {-2900, 1800}, {-3150, 400}});
    // between the railway, the river and the foot of the hills
    Line marina{{-3300, -2300}}, oltrefiume, stazione;
    for (const Vec p : plan.railway) {
        if (p.x > -3300 && p.x < 735)
            marina.push_back(p);
        if (p.x > -160 && p.x < 735)
            stazione.push_back(p);
    }
    Line up;
    for (const Vec p : plan.river) {
        if (p.y < 66)
            marina.push_back(p);
        if (p.y < 870)
            oltrefiume.push_back(p);
        if (p.y > 66 && p.y < 760)
            up.push_back(p);
    }
    marina.push_back({690, -2300});
    for (const Vec p : {Vec{690, -2300}, Vec{3500, -2300}, Vec{3500, 900}, Vec{2600, 1150}, Vec{1900, 1120},
             Vec{1420, 960}, Vec{1150, 900}})
        oltrefiume.push_back(p);
    stazione.insert(stazione.end(), up.rbegin(), up.rend());
    for (const Vec p :
        {Vec{900, 752}, Vec{700, 735}, Vec{560, 650}, Vec{300, 670}, Vec{60, 650}, Vec{-60, 560}, Vec{-300, 650},
            Vec{-250, 470}, Vec{-240, 380}, Vec{-285, 305}, Vec{-250, 185}, Vec{-300, 120}, Vec{-150, 150}})
        stazione.push_back(p);
    plan.quarters = {{"Borgo Marina", {-300, -60}, simple(marina)}, {"Oltrefiume", {1400, 100}, simple(oltrefiume)},
        {"Stazione", {250, 300}, simple(stazione)},
        {"Centro Storico", {-530, 470},
            simple({{-1210, -200}, {1000, -200}, {200, 400}, {-310, 620}, {-395, 676}, {-500, 650}, {-600, 660},
                {-760, 700}, {-830, 680}, {-940, 640}, {-1040, 560}, {-1090, 430}, {-1200, 330}, {-1240, 190}})},
        {"Colle San Martino", {40, 1060}, plan.municipality}};
    return plan;
}

} // namespace campanile::sample
