// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpcverify.h"
#include "manyears.h"
#include "servicecalls.h"
#include "sipcampaign.h"

#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <QtEndian>

#include <chrono>
#include <cmath>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;

namespace {

constexpr qint64 second = 1'000'000; // of microseconds, as all times here

const QString text =
    u"Attenzione. Qui è il Comune di Borgo, questa è una prova. Il livello del fiume sale. Chi abita in via Roma o in "
    "piazza del Mercato lasci subito la casa. Portate con voi i documenti, le medicine e abiti caldi. Andate a piedi "
    "verso la scuola media. Non usate l'automobile. Aiutate chi è solo e chi non sente. Restate alla scuola fino al "
    "prossimo avviso. Questa era una prova."_s;

struct Stretch {
    qint64 begin = 0, end = 0;
};

/// What is said, and where it is silent: found in the file itself, by another measure than the dialer's own.
struct Speech {
    QByteArray wav;
    int rate = 0;
    std::vector<std::int16_t> samples;
    int loudest = 0;

    [[nodiscard]] bool say(const QString &words)
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"speech.wav"_s);
        QProcess espeak;
        espeak.start(u"espeak-ng"_s, {u"-v"_s, u"it"_s, u"-s"_s, u"150"_s, u"-w"_s, path, words});
        QFile file(path);
        if (!espeak.waitForFinished(20'000) || espeak.exitCode() != 0 || !file.open(QFile::ReadOnly))
            return false;
        wav = file.readAll();
        const auto data = wav.indexOf("data") + 8;
        rate = qFromLittleEndian<int>(wav.constData() + 24);
        for (auto at = data; at + 1 < wav.size(); at += 2)
            samples.push_back(qFromLittleEndian<std::int16_t>(wav.constData() + at));
        for (const int sample : samples)
            loudest = std::max(loudest, std::abs(sample));
        return rate > 0 && loudest > 1000;
    }

    [[nodiscard]] qint64 length() const { return qint64(samples.size()) * second / rate; }

    [[nodiscard]] qint64 onset() const
    {
        const auto found =
            std::ranges::find_if(samples, [this](int sample) { return std::abs(sample) > loudest / 10; });
        return (found - samples.begin()) * second / rate;
    }

    /// At least so long, no sample in them is louder than that share of the loudest.
    [[nodiscard]] std::vector<Stretch> pauses(qint64 shortest, double share) const
    {
        std::vector<Stretch> found;
        const int quiet = int(loudest * share);
        for (size_t i = 0; i < samples.size();) {
            size_t end = i;
            while (end < samples.size() && std::abs(samples[end]) <= quiet)
                ++end;
            if (qint64(end - i) * second / rate >= shortest)
                found.push_back({qint64(i) * second / rate, qint64(end) * second / rate});
            i = end + 1;
        }
        return found;
    }
};

/// What came out at a telephone.
struct Heard {
    qint64 onsetUs = 0; ///< when the first word began; 0: never
    qint64 said = 0; ///< of the speech, from its own beginning to the last sample that is not silence

    Heard(const std::vector<ManyEars::Frame> &frames, const Speech &speech)
    {
        constexpr int frameRate = 8000, silence = 8; // A-law's own
        std::uint32_t onset = 0, last = 0;
        for (const auto &frame : frames) {
            for (size_t i = 0; i < frame.samples.size(); ++i) {
                const auto at = frame.timestamp + std::uint32_t(i);
                if (!onsetUs && std::abs(frame.samples[i]) > speech.loudest / 10) {
                    // a frame is sent when its first sample is due
                    onsetUs = frame.us + qint64(i) * second / frameRate;
                    onset = at;
                }
                if (onsetUs && std::abs(frame.samples[i]) > silence)
                    last = at;
            }
        }
        said = onsetUs ? speech.onset() + qint64(last - onset) * second / frameRate : 0;
    }
};

} // namespace

/// STOP while people listen to a voice: by the telephones' own record, and by the pauses of what was said.
class TestSipSentence final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void stops_data();
    void stops();

private:
    Speech m_speech;
    std::vector<Stretch> m_pauses; ///< of which everybody says that they are some
    std::vector<Stretch> m_gaps; ///< between words, too
};

void TestSipSentence::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
    if (QStandardPaths::findExecutable(u"espeak-ng"_s).isEmpty())
        QSKIP("espeak-ng is not installed");
    QVERIFY(m_speech.say(text));
    m_pauses = m_speech.pauses(300'000, 0.01);
    m_gaps = m_speech.pauses(150'000, 0.03);
    QByteArray places;
    for (const auto &[begin, end] : m_pauses)
        places += QByteArray::number(double(begin) / second, 'f', 2) + "-"
            + QByteArray::number(double(end) / second, 'f', 2) + " ";
    qInfo("%.1f s of speech; it pauses at %s", double(m_speech.length()) / second, places.constData());
    QVERIFY(m_speech.length() > 20 * second);
    QVERIFY(m_pauses.size() >= 6);
}

void TestSipSentence::stops_data()
{
    QTest::addColumn<bool>("sentence");
    QTest::newRow("at the end of the sentence") << true;
    QTest::newRow("at once") << false;
}

void TestSipSentence::stops()
{
    QFETCH(const bool, sentence);
    ManyEars ears;
    SippTown town(u"stopped.xml"_s, ears.port());
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer, town.trunk("channels = 300\ncalls_per_second = 15\nping_seconds = 0\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    auto campaign = Campaign::ofSize("campaign-1", 800);
    // of this town: who rings on (0 to 3), and who listens to the end (4 to 6)
    std::erase_if(campaign.recipients, [](const Recipient &each) { return each.number.back() > '6'; });
    campaign.policy.ringTimeout = std::chrono::seconds(60);
    campaign.policy.finishSentence = sentence;
    campaign.voices = {{"it", m_speech.wav.toStdString()}};
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_VERIFY_WITH_TIMEOUT(town.invited() >= 180, 60'000); // the first are at their tenth second

    const qint64 stopUs = nowUs();
    v1::Campaign stopped;
    QVERIFY_OK(stop(dialer, campaign.id, &stopped));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_STOPPED, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(town.calls(), &TownCall::endedUs), 10'000);

    const auto calls = town.calls();
    const auto ports = town.soundPorts();
    const auto heard = ears.heard();
    int rang = 0, talked = 0, inWords = 0, cutWords = 0;
    qint64 lastInvite = 0, lastCancel = 0, lastBye = 0, most = 0, off = 0;
    for (const TownCall &call : calls) {
        const QByteArray who = call.id + " to " + call.number;
        lastInvite = std::max(lastInvite, call.invites.last());
        if (!call.answeredUs) {
            QVERIFY2(call.cancelledUs, (who + " rang, and was not cancelled").constData());
            lastCancel = std::max(lastCancel, call.cancelledUs);
            ++rang;
            continue;
        }
        QVERIFY2(call.byeUs, (who + " talked, and nobody hung up").constData());
        const Heard voice(heard.value(ports.value(call.id)), m_speech);
        if (!voice.onsetUs || voice.onsetUs > stopUs) { // no word had been said
            QVERIFY2(call.byeUs < stopUs + second, (who + " was kept, and had heard nothing").constData());
            continue;
        }
        ++talked;
        lastBye = std::max(lastBye, call.byeUs);
        const qint64 atStop = m_speech.onset() + stopUs - voice.onsetUs;
        const qint64 atBye = m_speech.onset() + call.byeUs - voice.onsetUs;
        const auto isIn = [](const std::vector<Stretch> &pauses, qint64 at, qint64 around) {
            return std::ranges::any_of(
                pauses, [&](const Stretch &pause) { return pause.begin - around <= at && at <= pause.end + around; });
        };
        inWords += isIn(m_gaps, atStop, 0) ? 0 : 1;
        cutWords += isIn(m_gaps, voice.said, 40'000) ? 0 : 1;
        const auto details = who
            + qPrintable(u": at %1 s when STOP came, said to %2 s, hung up at %3 s"_s.arg(double(atStop) / second)
                    .arg(double(voice.said) / second)
                    .arg(double(atBye) / second));
        if (!sentence) {
            QVERIFY2(call.byeUs < stopUs + second, details.constData());
            continue;
        }
        // Never in a word: neither by what was heard, nor by when it was hung up.
        QVERIFY2(isIn(m_gaps, voice.said, 40'000), details.constData());
        QVERIFY2(isIn(m_gaps, atBye, 60'000), details.constData());
        // At the first pause, not at a later one; STOP takes a moment to be on the disk.
        const auto next =
            std::ranges::find_if(m_pauses, [&](const Stretch &pause) { return pause.end > atStop + second / 4; });
        QVERIFY(next != m_pauses.end());
        const qint64 due = std::max(next->begin, atStop);
        QVERIFY2(atBye < due + second / 2, details.constData());
        QVERIFY2(call.byeUs - stopUs < 8 * second + second / 2, details.constData());
        most = std::max(most, call.byeUs - stopUs);
        off = std::max(off, atBye - due);
    }
    qInfo("%d rang, %d talked, %d of them in a word; after STOP the last INVITE came at %.1f ms, the last CANCEL at "
          "%.1f, "
          "the last BYE at %.1f; at most %.1f ms after its pause had begun; %d were cut in a word",
        rang, talked, inWords, double(lastInvite - stopUs) / 1000, double(lastCancel - stopUs) / 1000,
        double(lastBye - stopUs) / 1000, double(off) / 1000, cutWords);
    QVERIFY2(rang > 50 && talked > 30 && inWords > 20, "no test");
    QVERIFY(lastInvite < stopUs + second);
    QVERIFY(lastCancel < stopUs + second);
    if (sentence)
        QVERIFY(most > second); // somebody was in the middle of one
    else
        QVERIFY2(cutWords > 10, "whoever cannot see this sees nothing"); // the measure itself
    for (const auto &entry : ledgerCalls(dialer, campaign))
        QCOMPARE(entry.ends, 1);
}

QTEST_GUILESS_MAIN(TestSipSentence)
#include "tst_sipsentence.moc"
