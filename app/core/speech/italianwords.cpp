// SPDX-License-Identifier: GPL-3.0-or-later
#include "italianspeech.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// Never the end of a sentence: a name or a number follows.
const QHash<QString, QString> &titles()
{
    static const QHash<QString, QString> table = speechTable(
        u"P.zza=piazza;P.za=piazza;Pzza=piazza;Pza=piazza;P.tta=piazzetta;P.le=piazzale;Ple=piazzale;V.le=viale;Vle="
        u"viale;"
        "V.lo=vicolo;Vic.=vicolo;C.so=corso;Cso=corso;L.go=largo;Lgo=largo;L.re=lungomare;B.go=borgo;Str.=strada;"
        "S.da=strada;Str.ne=stradone;C.da=contrada;C.na=cascina;Cna=cascina;F.ne=frazione;Fraz.=frazione;Loc.=località;"
        "Loc.tà=località;Reg.=regione;Vill.=villaggio;Pal.=palazzo;Sc.=scala;Int.=interno;P.te=ponte;P.ta=porta;"
        "Staz.=stazione;Gall.=galleria;Circ.ne=circonvallazione;V.=via;"
        "Sig.=signor;Sig.ra=signora;Sig.na=signorina;Sigg.=signori;Dott.=dottor;Dott.ssa=dottoressa;Dr.=dottor;"
        "Dr.ssa=dottoressa;D.ssa=dottoressa;Prof.=professor;Prof.ssa=professoressa;Ing.=ingegner;Arch.=architetto;"
        "Geom.=geometra;Avv.=avvocato;Rag.=ragionier;On.=onorevole;Sen.=senatore;Rev.=reverendo;Mons.=monsignor;"
        "Card.=cardinal;Cav.=cavalier;Comm.=commendator;Gen.=generale;Col.=colonnello;Cap.=capitano;Magg.=maggiore;"
        "Ten.=tenente;Serg.=sergente;Mar.=maresciallo;Brig.=brigadiere;Ass.=assessore;Fam.=famiglia;"
        "F.lli=fratelli;Flli=fratelli;Uff.=ufficio;Gent.mi=gentilissimi;Gent.ma=gentilissima;Gent.mo=gentilissimo;"
        "Spett.=spettabile;Ill.mo=illustrissimo;Ill.ma=illustrissima;"
        "nn.=numeri;n.=numero;n°=numero;nr.=numero;nr=numero;num.=numero;art.=articolo;artt.=articoli;lett.=lettera;"
        "pag.=pagina;pagg.=pagine;prov.=provincia;tel.=telefono;cell.=cellulare;km=chilometro;km.=chilometro;"
        "ord.=ordinanza;prot.=protocollo;all.=allegato;det.=determina;del.=delibera;D.Lgs.=decreto legislativo;"
        "D.L.=decreto legge;D.M.=decreto ministeriale;L.R.=legge regionale;L.P.=legge provinciale;"
        "c/o=presso;c.a.=alla cortese attenzione;es.=esempio;p.es.=per esempio;ca.=circa;max=massimo;max.=massimo;"
        "cod.=codice;tot.=totale;resp.=responsabile;dir.=direttore;int.=interno;sc.=scala;str.=strada;fraz.=frazione;"
        "loc.=località;vic.=vicolo;lgo=largo;all'int.=all'interno;N.B.=nota bene;NB=nota bene;vs.=vostro"_s);
    return table;
}

/// May end a sentence.
const QHash<QString, QString> &tails()
{
    static const QHash<QString, QString> table = speechTable(
        u"ecc.=eccetera;etc.=eccetera;p.v.=prossimo venturo;c.m.=corrente mese;u.s.=ultimo scorso;c.a._=corrente anno;"
        "s.n.c.=senza numero civico;snc=senza numero civico;s.n.=senza numero;S.p.A.=società per azioni;SpA=società "
        "per "
        "azioni;S.r.l.=società a responsabilità limitata;Srl=società a responsabilità limitata;a.C.=avanti Cristo;"
        "d.C.=dopo Cristo;s.l.m.=sul livello del mare;o.d.g.=ordine del giorno;segg.=seguenti;ss.=seguenti;"
        "VV.F.=vigili del fuoco;VV. F.=vigili del fuoco;VV.FF.=vigili del fuoco;VV.UU.=vigili urbani;"
        "FF.OO.=forze dell'ordine;C.C.=carabinieri;P.S.=pronto soccorso;P.C.=protezione civile;U.S.=ultimo scorso;"
        "km/h=chilometri orari;min.=minuti;sec.=secondi;gg.=giorni;mq=metri quadrati;mc=metri "
        "cubi;amm.ne=amministrazione;"
        "ass.ne=associazione;Ass.ne=associazione;prot. civ.=protezione civile;Prot. Civ.=protezione civile;"
        "p.t.=piano terra;P.T.=piano terra;min.mo=minimo"_s);
    return table;
}

/// Said as words, or as what they stand for. All others are spelled where nobody could say them.
const QHash<QString, QString> &acronyms()
{
    static const QHash<QString, QString> table = speechTable(
        u"COC=coc;COM=com;CCS=ci ci esse;SOUP=sup;VVF=vigili del fuoco;VVFF=vigili del fuoco;VVUU=vigili urbani;"
        "FFOO=forze dell'ordine;ASL=asl;AUSL=ausl;APSS=a pi esse esse;ATS=a ti esse;USL=usl;ASUGI=asugi;"
        "CRI=croce rossa italiana;CC=carabinieri;PS=pronto soccorso;PC=protezione civile;DPC=protezione civile;"
        "CNSAS=soccorso alpino;SAT=sat;AIB=antincendio boschivo;SOS=esse o esse;RSA=erre esse a;SMS=esse emme esse;"
        "GPL=gi pi elle;ZTL=zeta ti elle;USB=u esse bi;TV=ti vu;TG=ti gi;WC=vu ci;PM=pi emme;RAI=rai;ANSA=ansa;"
        "INPS=inps;IMU=imu;IVA=iva;ISEE=isèe;PEC=pec;URP=urp;CUP=cup;SPID=spid;PIN=pin;CAP=cap;CAF=caf;ARPA=arpa;"
        "APPA=appa;ARPAV=arpav;ENEL=ènel;ENI=eni;ANAS=ànas;ACI=aci;AVIS=avis;AIDO=aido;ANPI=anpi;ANA=ana;FAI=fai;"
        "UE=unione europea;ONU=onu;ITA=ita;IT=it;IT-ALERT=it alèrt;NUE=nue;PMA=pi emme a;PDF=pi di effe;QR=cu erre;"
        "FS=ferrovie dello stato;RFI=erre effe i;ATAC=atac;AMAT=amat;AMAG=amag;PAT=provincia autonoma di Trento;"
        "DEA=dea;ISS=istituto superiore di sanità;OMS=organizzazione mondiale della sanità;DAE=dae;BLS=bi elle esse;"
        "OK=ochèi;AM=antimeridiane;UTC=u ti ci;CET=ci e ti;GPS=gi pi esse;LED=led;ATM=a ti emme"_s);
    return table;
}

QString lookedUp(const QHash<QString, QString> &table, const QString &written)
{
    if (const auto exact = table.constFind(written); exact != table.cend())
        return *exact;
    for (const auto &[key, words] : table.asKeyValueRange()) {
        if (key.compare(written, Qt::CaseInsensitive) == 0)
            return words;
    }
    return {};
}

bool nextIsDigit(const SpeechPlace &place)
{
    const QString &text = place.written.text();
    qsizetype next = place.end();
    while (next < text.size() && text[next] == u' ')
        ++next;
    return next < text.size() && text[next].isDigit();
}

bool nextIsCapital(const SpeechPlace &place)
{
    const QString &text = place.written.text();
    qsizetype next = place.end();
    while (next < text.size() && text[next] == u' ')
        ++next;
    return next < text.size() && text[next].isUpper();
}

QString title(const SpeechPlace &place)
{
    const QString written = place.captured(0);
    // Words of their own, too: these only where a number or a name makes them abbreviations.
    static const QStringList beforeNumbers{u"n."_s, u"nn."_s, u"km"_s, u"km."_s, u"art."_s, u"all."_s, u"del."_s,
        u"det."_s, u"int."_s, u"sc."_s, u"pag."_s, u"nr"_s, u"ord."_s, u"dir."_s, u"ca."_s};
    static const QStringList beforeNames{u"v."_s, u"pal."_s, u"cap."_s, u"col."_s, u"mar."_s, u"ten."_s, u"gen."_s,
        u"reg."_s, u"comm."_s, u"card."_s, u"on."_s, u"rev."_s, u"ass."_s, u"sen."_s, u"porta"_s, u"ple"_s, u"gall."_s,
        u"arch."_s, u"rag."_s, u"cav."_s, u"ing."_s};
    const QString lower = written.toLower();
    const bool numbered = nextIsDigit(place)
        || (lower.startsWith("ord"_L1) && place.written.text().sliced(place.end()).left(3).trimmed().startsWith(u'n'));
    if (beforeNumbers.contains(lower) && !numbered && !(lower == "int."_L1 && nextIsCapital(place)))
        return {};
    if (beforeNames.contains(lower) && !nextIsCapital(place))
        return {};
    const QString words = lookedUp(titles(), written);
    return words;
}

QString acronym(const SpeechPlace &place)
{
    QString letters = place.captured(0);
    const bool dotted = letters.contains(u'.');
    letters.remove(u'.').remove(u' ');
    QString words = acronyms().value(letters);
    if (words.isEmpty()) {
        const bool sayable = hasVowel(letters) && letters.size() > 2;
        if (dotted)
            words = sayable ? letters.toLower() : italianLetters(letters);
        else if (!hasVowel(letters) && letters.size() > 1 && letters.size() <= 6)
            words = italianLetters(letters);
        else if (letters.size() > 3 || place.written.isShouting())
            words = letters.toLower();
        else
            return {};
    }
    return dotted ? withSentenceEnd(place, words) : words;
}

/// "citta'" and "perche'", as old keyboards write them; "po'" and "di'" are right.
QString accented(const SpeechPlace &place)
{
    QString word = place.captured(1);
    const QString lower = word.toLower();
    static const QHash<QString, QString> known = speechTable(
        u"e=è;piu=più;cosi=così;gia=già;giu=giù;puo=può;perche=perché;poiche=poiché;affinche=affinché;finche=finché;"
        "ne=né;se=sé;li=lì;la=là;si=sì;sara=sarà;verra=verrà;potra=potrà;dovra=dovrà;avra=avrà;fara=farà;restera="
        "resterà;"
        "lunedi=lunedì;martedi=martedì;mercoledi=mercoledì;giovedi=giovedì;venerdi=venerdì;tribu=tribù;gioventu="
        "gioventù;"
        "virtu=virtù;pero=però;cioe=cioè;caffe=caffè;ventitre=ventitré;benche=benché;nonche=nonché;anziche=anziché;"
        "chissa=chissà;eta=età;meta=metà;liberta=libertà;societa=società;falo=falò;citta=città;facolta=facoltà;difficolta=difficoltà;volonta=volontà;maesta=maestà;lassu=lassù;quassu=quassù"_s);
    if (const QString right = known.value(lower); !right.isEmpty())
        return right;
    static const QRegularExpression quoted(u"(?:^|[ (])'[^']*$"_s);
    static const QHash<QChar, QChar> accents{{u'a', u'à'}, {u'e', u'è'}, {u'i', u'ì'}, {u'o', u'ò'}, {u'u', u'ù'}};
    const QChar last = accents.value(lower.back());
    if (lower.size() < 4 || last.isNull() || quoted.matchView(place.before(60)).hasMatch())
        return {};
    // names, too: Niccolo', De Andre', Mondovi'
    word.back() = lower.endsWith("che"_L1) || lower.endsWith("tre"_L1) ? QChar(u'é') : last;
    return word;
}

} // namespace

QList<SpeechRule> italianWords()
{
    return {
        speechRule({SpeechBegins::Letter}, u"(?i)(?:"_s + alternatives(tails().keys()) + uR"()(?![\p{L}\p{N}]))"_s,
            [](const SpeechPlace &place) {
                const QString written = place.captured(0);
                const QString words = lookedUp(tails(), written);
                return words.isEmpty() ? QString() : withSentenceEnd(place, words);
            }),
        speechRule({SpeechBegins::Letter}, u"(?i)(?:"_s + alternatives(titles().keys()) + uR"()(?![\p{L}/]))"_s, title),
        speechRule({SpeechBegins::Letter}, uR"((?:\p{Lu}\.\s?){1,5}\p{Lu}\.(?![\p{L}\p{N}]))"_s, acronym),
        speechRule(
            {SpeechBegins::Letter}, u"(?:IT-ALERT|IT-Alert){end}"_s, [](const SpeechPlace &) { return u"it alèrt"_s; }),
        speechRule({SpeechBegins::Letter}, uR"((?<![\p{L}\p{N}])(\p{L}{1,24})'(?![\p{L}\p{N}]))"_s, accented),
        speechRule({SpeechBegins::Letter}, uR"(\p{Lu}{1,12}'(?=\p{Lu}{2}))"_s,
            [](const SpeechPlace &place) {
                return place.written.isShouting() ? place.captured(0).toLower() : QString();
            }),
        speechRule({SpeechBegins::Letter}, uR"(\p{Lu}{2,40}(?!\p{L}))"_s, acronym),
        speechRule({SpeechBegins::Letter}, uR"((?i)e/o{end})"_s, [](const SpeechPlace &) { return u"e o"_s; }),
        speechRule({SpeechBegins::Sign}, u"&"_s, [](const SpeechPlace &) { return u"e"_s; }),
        speechRule({SpeechBegins::Sign}, u"="_s, [](const SpeechPlace &) { return u"uguale"_s; }),
        speechRule({SpeechBegins::Sign}, u"%"_s, [](const SpeechPlace &) { return u"per cento"_s; }),
        speechRule({SpeechBegins::Sign}, u"€"_s, [](const SpeechPlace &) { return u"euro"_s; }),
        speechRule({SpeechBegins::Sign}, u"§"_s, [](const SpeechPlace &) { return u"paragrafo"_s; }),
        speechRule({SpeechBegins::Sign}, uR"(@(?=\p{L}))"_s, [](const SpeechPlace &) { return u"chiocciola"_s; }),
    };
}

} // namespace campanile
