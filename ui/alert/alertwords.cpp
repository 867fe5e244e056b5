// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertwords.h"

#include "errorwords.h"
#include "figures.h"
#include "readiness.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

struct AlertWords {
    Q_DECLARE_TR_FUNCTIONS(AlertWords)
public:
    static QString phones(int n) { return tr("%1 phone(s)", nullptr, n).arg(figure(n)); }

    static QString live(int n, const QString &place)
    {
        //: "Call 2,424 phones in Piedicastello and in 2 other areas – LIVE"
        return tr("Call %1 phone(s) in %2 – LIVE", nullptr, n).arg(figure(n), place);
    }

    static QString drill(int n)
    {
        return tr("Try the call of %1 simulated phone(s) – DRILL", nullptr, n).arg(figure(n));
    }

    static QString queueLive(int n, const QString &place)
    {
        //: "Put in the queue: 2,424 phones in Piedicastello and in 2 other areas – LIVE"
        return tr("Put in the queue: %1 phone(s) in %2 – LIVE", nullptr, n).arg(figure(n), place);
    }

    static QString queueDrill(int n)
    {
        return tr("Put in the queue: %1 simulated phone(s) – DRILL", nullptr, n).arg(figure(n));
    }

    static QString length(std::chrono::seconds s)
    {
        if (s < 90s)
            return tr("%1 s").arg(s.count());
        const auto minutes = std::chrono::round<std::chrono::minutes>(s).count();
        if (minutes < 90)
            return tr("%1 min").arg(minutes);
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    }

    static QString missing(const PreflightFinding &finding)
    {
        using Problem = PreflightFinding::Problem;
        switch (finding.problem) {
        case Problem::NoArea: return tr("No area yet: draw it, or search a street or a quarter");
        case Problem::AreaRefused: return words(finding.error);
        case Problem::RegistryNotRead: return tr("The registry is being read");
        case Problem::NoPhones: return tr("There is no phone in the area");
        case Problem::NoMessage: return tr("No message yet: record or choose one");
        case Problem::MessageWithoutAudio: return tr("The message has no audio yet: record it, or let a voice read it");
        case Problem::AudioUnreadable: return tr("The message's audio cannot be read: choose another");
        case Problem::DialerAway: return tr("The dialer does not answer: nothing can be called now");
        case Problem::DialerCannotWrite: return tr("The dialer's disk is full or broken: it calls nobody");
        case Problem::NoTrunk: return tr("The dialer has no line for this mode");
        case Problem::TrunkDown: {
            const QString why = finding.error.args.value(1);
            return why.isEmpty() ? tr("The line is down: nothing can be called now")
                                 : tr("The line is down (%1): nothing can be called now").arg(conditionWords(why));
        }
        case Problem::SampleContacts: return tr("These contacts are samples: a real line calls none of them");
        case Problem::WithoutPosition: return {};
        case Problem::LanguageMissing:
            return tr("%n phone(s) prefer %1 and hear the main language", nullptr, finding.count)
                .arg(languageInWords(finding.language));
        case Problem::VersionWithoutAudio:
            return tr("The version in %1 has no audio yet: nobody hears it").arg(languageInWords(finding.language));
        case Problem::MenuWithOneLanguage: return tr("The message has one language: no menu is spoken");
        case Problem::MenuNotReady:
            return finding.error.code == ErrorCode::None ? tr("The menu of languages is being spoken")
                                                         : words(finding.error);
        case Problem::TooManyLanguages:
            return tr("A telephone has nine keys: the languages after the ninth are not heard");
        case Problem::PromptsMissing:
            return finding.error.code == ErrorCode::None
                ? tr("What the keys do is being spoken: %1").arg(languageInWords(finding.language))
                : tr("No voice for %1: the message goes out without saying what the keys do")
                      .arg(languageInWords(finding.language));
        case Problem::OptedOut:
            return finding.severity == PreflightFinding::Severity::Blocking
                ? tr("Everybody in the area asked not to be called")
                : tr("%n asked not to be called", nullptr, finding.count);
        }
        return {};
    }
};

} // namespace

QString signedNumber(int number)
{
    return number < 0 ? QChar(0x2212) + figure(-number) : figure(number);
}

QString phonesInWords(int phones)
{
    return AlertWords::phones(phones);
}

QString lengthInWords(std::chrono::seconds length)
{
    return AlertWords::length(length);
}

QString audioLength(std::chrono::milliseconds length)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(length).count();
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString languageInWords(const QString &tag)
{
    const QLocale locale(tag);
    if (tag.isEmpty() || locale.language() == QLocale::C)
        return tag;
    // Qt knows a language's own name; that is how a speaker looks for it.
    return locale.nativeLanguageName().toLower();
}

QString consequenceInWords(int phones, const QString &place, Mode mode)
{
    return mode == Mode::Live ? AlertWords::live(phones, place) : AlertWords::drill(phones);
}

QString queueInWords(int phones, const QString &place, Mode mode)
{
    return mode == Mode::Live ? AlertWords::queueLive(phones, place) : AlertWords::queueDrill(phones);
}

QString missingInWords(const PreflightFinding &finding)
{
    return AlertWords::missing(finding);
}

} // namespace campanile
