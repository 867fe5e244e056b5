// SPDX-License-Identifier: GPL-3.0-or-later
#include "addressdirt.h"

namespace dirt {
using namespace Qt::StringLiterals;

const QStringList &givenNames()
{
    static const QStringList names =
        u"Achille Adriano Agostino Alberto Alcide Aldo Alessandro Alessio Alfonso Alfredo Amedeo Amerigo Amilcare "
        u"Andrea Angela Angelo Anna Antonia Antonio Armando Arnaldo Arturo Attilio Augusto Baldassarre Bartolomeo "
        u"Battista Benedetto Benvenuto Bernardo Bruno Camillo Carlo Cesare Clara Claudio Clorinda Cosimo Cristoforo "
        u"Damiano Daniele Dante Dario Davide Domenico Donato Edmondo Edoardo Egidio Elena Elio Emanuele Emilio Ennio "
        u"Enrico Enzo Ercole Ernesto Ettore Eugenio Ezio Fabio Fabrizio Faustino Fausto Federico Felice Ferdinando "
        u"Fernando Filippo Flavio Fortunato Francesca Francesco Franco Gabriele Gaetano Galileo Gaspare Gastone "
        u"Gennaro Gerolamo Giacomo Giambattista Gian Gianfranco Gino Gioacchino Gioachino Giordano Giorgio Giosuè "
        u"Giovan Giovanna Giovanni Girolamo Giuliano Giulio Giuseppe Giuseppina Goffredo Graziano Grazia Gregorio "
        u"Guglielmo Guido Ignazio Innocenzo Ippolito Irma Isidoro Ivo Jacopo John Lamberto Lazzaro Leonardo Leone "
        u"Leopoldo Lorenzo Luca Luchino Luciano Luigi Luisa Manlio Marcello Marco Margherita Maria Mariano Marino "
        u"Mario Martino Massimo Matteo Matilde Maurizio Michelangelo Michele Natale Nazario Nicola Niccolò Nicolò "
        u"Norberto Oreste Osvaldo Ottavio Palmiro Paolo Pasquale Pellegrino Piero Pier Pietro Pio Primo Quintino "
        u"Raffaele Raffaello Remo Renato Riccardo Roberto Rodolfo Romano Romolo Rosa Ruggero Salvatore Sandro "
        u"Sebastiano Sergio Silvio Simone Stefano Teresa Tito Tommaso Torquato Tullio Ubaldo Ugo Umberto Urbano "
        u"Valentino Vasco Vincenzo Virgilio Vittore Vittorio Walter Zaccaria"_s.split(u' ');
    return names;
}

const QStringList &familyNames()
{
    static const QStringList names =
        u"Abate Accardi Agnelli Albanese Alberti Alessi Alfano Amadori Amato Andreoli Angelini Antonelli Arena "
        u"Arrigoni "
        u"Baggio Balbo Baldi Barbato Barbera Barbieri Barone Bartoli Basile Basso Battaglia Bellini Bellucci Benedetti "
        u"Benetti Bernardi Bertoldi Berti Bertini Bianchi Bianchini Bianco Biondi Bonetti Boni Bono Borghi Boschi "
        u"Bosco "
        u"Bruni Bruno Bruschi Calabrese Caputo Carbone Carboni Carli Caruso Casagrande Castelli Catalano Cattaneo "
        u"Cavalli Ceccarelli Chiesa Cirillo Cocco Coletti Colombo Conte Conti Coppola Corsi Corti Cortese Costa "
        u"Costantini Costanzo Damico Danieli Degasperi Deluca Demarchi Derosa Donati Durante Esposito Fabbri Falcone "
        u"Farina Fasano Fava Ferrante Ferrara Ferrari Ferrario Ferraris Ferraro Ferrero Ferretti Ferri Filippi Fiore "
        u"Fiorentino Foglia Fontana Forte Forti Franchi Franco Fumagalli Fusco Galli Gallo Garofalo Gasparini Gatti "
        u"Gentile Gentili Giordani Giordano Giuliani Giuliano Grandi Grassi Grasso Greco Grimaldi Grossi Grosso Guerra "
        u"Guidi Guerrini Lanza Leone Leoni Lombardi Lombardo Longhi Longo Loria Lucchini Maggi Magnani Manca Mancini "
        u"Mancuso Manfredi Marchetti Marchi Mariani Marinelli Marini Marino Martelli Martinelli Martini Martino Masi "
        u"Massari Mauri Mauro Mazza Mazzi Melis Merlini Merlo Messina Milani Milano Molinari Molteni Monaco Montanari "
        u"Monti Morandi Morelli Moretti Mori Moro Moroni Mosca Motta Musso Nardi Neri Nicolini Oliva Olivieri Orlandi "
        u"Orlando Orsini Pace Pacini Pagano Palermo Palmieri Palumbo Papa Parisi Pasini Pastore Pavan Pellegrini "
        u"Pellegrino Perini Perrone Piazza Piccoli Pini Piras Pisani Poggi Poli Porta Pozzi Prati Proietti Pugliese "
        u"Quaranta Raimondi Ricci Ricciardi Rinaldi Riva Rizzi Rizzo Romano Romeo Rossetti Rossi Rossini Rosso Rota "
        u"Ruggeri Ruggiero Russo Sacchi Sacco Sala Salerno Salvi Salvatori Sanna Santi Santini Santoro Sartori Scala "
        u"Serra Silvestri Simonetti Sordi Sorrentino Spada Spina Stella Tedesco Testa Tosi Trevisan Valenti Valentini "
        u"Vaccari Venturi Verdi Villa Villani Viola Vitale Vitali Viviani Volpe Zanella Zanetti Zani Zanini Zanotti"_s
            .split(u' ');
    return names;
}

} // namespace dirt
