// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of packets that are lost, late, doubled, somebody else's or counted strangely.
#include "g711.h"
#include "rtpear.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <vector>

using namespace campanile::dialer;
using namespace std::chrono_literals;

namespace {

struct Told final : RtpListener {
    void keyPressed(StreamId, char key) override { keys += key; }

    void promptEnded(StreamId, int, bool) override { }

    void answererKnown(StreamId, const DetectorVerdict &verdict) override
    {
        ++verdicts;
        last = verdict;
    }

    void beepHeard(StreamId) override { ++beeps; }

    std::string keys;
    int verdicts = 0, beeps = 0;
    DetectorVerdict last;
};

/// A telephone's packets.
class Sender {
public:
    explicit Sender(RtpEar &ear, std::uint32_t source = 7, std::uint16_t sequence = 100, std::uint32_t timestamp = 4000)
        : m_ear(ear)
        , m_source(source)
        , m_sequence(sequence)
        , m_timestamp(timestamp)
    {
    }

    /// 20 ms each. Lost ones are counted and not sent.
    void say(int frames, int level, bool lost = false, Codec codec = Codec::Pcma)
    {
        for (int i = 0; i < frames; ++i) {
            std::vector<std::uint8_t> bytes(160);
            for (std::uint8_t &byte : bytes) {
                const auto sample = static_cast<std::int16_t>(level * ((m_phase += 7) % 13 - 6) / 4);
                byte = encoded(codec == Codec::Pcmu ? Law::Mu : Law::A, sample);
            }
            if (!lost)
                send(payloadType(codec), bytes, m_timestamp);
            m_sequence += lost;
            m_timestamp += 160;
            m_ear.tick();
        }
    }

    void tones(std::string_view keys, int frames, double amplitude = 4000)
    {
        for (const char key : keys) {
            static constexpr std::string_view pad = "123A456B789C*0#D";
            static constexpr std::array rows{697.0, 770.0, 852.0, 941.0}, columns{1209.0, 1336.0, 1477.0, 1633.0};
            const auto at = pad.find(key);
            for (int frame = 0; frame < 2 * frames; ++frame) {
                std::vector<std::uint8_t> bytes(160, silenceOf(Law::A));
                for (std::size_t i = 0; frame < frames && i < bytes.size(); ++i) {
                    const double t = 2 * std::numbers::pi * (frame * 160 + int(i)) / 8000;
                    bytes[i] = encoded(
                        Law::A, std::int16_t(amplitude * (std::sin(t * rows[at / 4]) + std::sin(t * columns[at % 4]))));
                }
                send(8, bytes, m_timestamp);
                m_timestamp += 160;
                m_ear.tick();
            }
        }
    }

    void quiet(int ticks) // nothing is sent at all
    {
        for (int i = 0; i < ticks; ++i)
            m_ear.tick();
        m_timestamp += static_cast<std::uint32_t>(160 * ticks);
    }

    void event(int code, std::uint32_t timestamp, int duration = 800, bool end = true, bool marker = false)
    {
        const std::vector<std::uint8_t> bytes{
            std::uint8_t(code), std::uint8_t(end ? 0x8a : 0x0a), std::uint8_t(duration >> 8), std::uint8_t(duration)};
        send(101, bytes, timestamp, marker);
    }

    void jump(int by) { m_sequence = static_cast<std::uint16_t>(m_sequence + by); }

private:
    void send(int payload, const std::vector<std::uint8_t> &bytes, std::uint32_t timestamp, bool marker = false)
    {
        m_ear.take({.marker = marker,
            .payloadType = payload,
            .sequence = m_sequence++,
            .timestamp = timestamp,
            .source = m_source,
            .payload = bytes});
    }

    RtpEar &m_ear;
    std::uint32_t m_source;
    std::uint16_t m_sequence;
    std::uint32_t m_timestamp;
    int m_phase = 0;
};

RtpEngine::Remote agreed(bool keyTones = false)
{
    RtpEngine::Remote remote;
    remote.eventPayloads = {keyTones ? -1 : 101, -1};
    remote.keyTones = keyTones;
    return remote;
}

} // namespace

class TestRtpEar final : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void init()
    {
        m_told = std::make_unique<Told>();
        m_ear = std::make_unique<RtpEar>(1, RtpEngine::Options{}, *m_told);
        m_ear->agree(agreed());
    }

    void wordsAfterALoss();
    void silenceThatIsNotSentIsSilence();
    void whoSendsNothingIsUnsure();
    void packetsThatAreLateAgeNobody();
    void theSequenceWraps();
    void aSenderCountsAnew();
    void aStrayPacketMovesNothing();
    void anotherSourceTakesOver();
    void twoVoicesAreNotHeardAtOnce();
    void keysComeFromASourceOfTheirOwn();
    void aKeyThatIsHeldForLongIsOne();
    void aTimestampThatCountsOnIsOneKey();
    void theSameKeyTwiceIsTwo();
    void madeUpSourcesForgetNoKey();
    void tonesAreKeysWhereThereAreNoPackets();
    void tonesAreNoKeysWhereThereArePackets();
    void g722IsHeard();
    void anythingIsSurvived();

private:
    std::unique_ptr<Told> m_told;
    std::unique_ptr<RtpEar> m_ear;
};

void TestRtpEar::wordsAfterALoss()
{
    Sender phone(*m_ear);
    phone.say(10, 3000);
    phone.say(2, 3000, true);
    phone.say(10, 3000);
    phone.say(60, 0, true); // the silence is lost: time goes by
    phone.say(1, 0);
    QCOMPARE(m_told->verdicts, 1);
    QCOMPARE(m_told->last.answerer, Answerer::Person);
}

void TestRtpEar::silenceThatIsNotSentIsSilence()
{
    Sender phone(*m_ear);
    phone.say(25, 3000); // "Pronto?", and the telephone saves packets
    phone.quiet(45);
    QCOMPARE(m_told->verdicts, 1);
    QCOMPARE(m_told->last.answerer, Answerer::Person);
    QVERIFY2(
        m_told->last.at >= 1280ms && m_told->last.at <= 1360ms, qPrintable(QString::number(m_told->last.at.count())));
}

void TestRtpEar::whoSendsNothingIsUnsure()
{
    Sender phone(*m_ear);
    phone.quiet(120);
    QCOMPARE(m_told->verdicts, 0);
    phone.quiet(10);
    QCOMPARE(m_told->last.cause, DetectorCause::InitialSilence);
}

void TestRtpEar::packetsThatAreLateAgeNobody()
{
    Sender phone(*m_ear), again(*m_ear);
    for (int i = 0; i < 20; ++i) { // each comes twice, from the start: half a second only
        phone.say(1, 3000);
        again.say(1, 3000);
    }
    phone.say(40, 0);
    QCOMPARE(m_told->last.answerer, Answerer::Person);
    QVERIFY(m_told->last.at >= 1180ms && m_told->last.at <= 1240ms);
}

void TestRtpEar::theSequenceWraps()
{
    Sender phone(*m_ear, 7, 65'530, 0xffffff00U);
    phone.say(25, 3000);
    phone.say(45, 0);
    QCOMPARE(m_told->last.answerer, Answerer::Person);
    phone.event(3, 0x00010000U);
    QCOMPARE(m_told->keys, "3");
}

void TestRtpEar::aSenderCountsAnew()
{
    Sender phone(*m_ear);
    phone.event(1, 900'000);
    phone.jump(-20'000); // a gateway began again, its timestamps too
    for (int i = 0; i < 3; ++i)
        phone.event(2, 1000, 160 * (i + 1), i == 2, i == 0);
    QCOMPARE(m_told->keys, "12");
    phone.say(25, 3000);
    phone.jump(-20'000);
    phone.say(45, 0);
    QCOMPARE(m_told->last.answerer, Answerer::Person);
}

void TestRtpEar::aStrayPacketMovesNothing()
{
    Sender phone(*m_ear, 7, 100);
    phone.say(25, 3000);
    Sender stray(*m_ear, 7, 30'000);
    stray.say(1, 3000);
    phone.say(45, 0); // is not taken for late
    QCOMPARE(m_told->last.answerer, Answerer::Person);
}

void TestRtpEar::anotherSourceTakesOver()
{
    Sender first(*m_ear, 1);
    first.say(20, 0);
    first.quiet(6);
    Sender second(*m_ear, 2, 50'000, 77);
    second.say(25, 3000);
    second.say(45, 0);
    QCOMPARE(m_told->last.answerer, Answerer::Person);
    second.event(5, 90'000);
    first.event(4, 90'000);
    QCOMPARE(m_told->keys, "54");
}

void TestRtpEar::twoVoicesAreNotHeardAtOnce()
{
    Sender person(*m_ear, 1), other(*m_ear, 2);
    for (int i = 0; i < 25; ++i) {
        person.say(1, 3000);
        other.say(1, 5000);
    }
    for (int i = 0; i < 45; ++i) {
        person.say(1, 0);
        other.say(1, 5000); // an announcement that was not stopped
    }
    QCOMPARE(m_told->last.answerer, Answerer::Person);
}

void TestRtpEar::keysComeFromASourceOfTheirOwn()
{
    Sender voice(*m_ear, 1), keys(*m_ear, 2, 9, 9);
    for (int i = 0; i < 12; ++i) {
        voice.say(5, 3000);
        keys.event(1, 1000U + unsigned(i) * 3000U);
        keys.event(1, 1000U + unsigned(i) * 3000U);
    }
    QCOMPARE(m_told->keys, std::string(12, '1'));
}

void TestRtpEar::aKeyThatIsHeldForLongIsOne()
{
    Sender phone(*m_ear);
    phone.event(1, 1000, 400, false, true);
    phone.event(1, 1000, 0xffff, false);
    phone.event(1, 1000 + 0xffff, 400, false); // RFC 4733, 2.5.1.3: the next segment
    phone.event(1, 1000 + 0xffff, 800, true);
    QCOMPARE(m_told->keys, "1");
}

void TestRtpEar::aTimestampThatCountsOnIsOneKey()
{
    Sender phone(*m_ear);
    for (unsigned i = 0; i < 8; ++i)
        phone.event(6, 1000 + i * 160, int(160 * (i + 1)), false, i == 0);
    for (unsigned i = 0; i < 3; ++i)
        phone.event(6, 1000 + 8 * 160, 9 * 160, true);
    QCOMPARE(m_told->keys, "6");
}

void TestRtpEar::theSameKeyTwiceIsTwo()
{
    Sender phone(*m_ear);
    phone.event(6, 1000, 640, false, true);
    phone.event(6, 1000, 800, true);
    phone.event(6, 2200, 160, false, true); // 50 ms after the first was released
    QCOMPARE(m_told->keys, "66");
    phone.event(6, 3200, 800, false); // its beginning is lost, as the end of the one before
    QCOMPARE(m_told->keys, "666");
}

void TestRtpEar::madeUpSourcesForgetNoKey()
{
    Sender phone(*m_ear);
    phone.event(1, 1000);
    for (std::uint32_t source = 100; source < 102; ++source)
        Sender(*m_ear, source).event(20, 1);
    phone.event(1, 1000);
    QCOMPARE(m_told->keys, "1");
}

void TestRtpEar::tonesAreKeysWhereThereAreNoPackets()
{
    m_ear->agree(agreed(true));
    Sender phone(*m_ear);
    phone.say(20, 0);
    phone.tones("1290", 5);
    phone.say(10, 0);
    QCOMPARE(m_told->keys, "1290");
    phone.say(45, 0);
    QVERIFY(m_told->verdicts <= 1);
    phone.tones("2", 5); // also when it is known who answered
    phone.say(10, 0);
    QCOMPARE(m_told->keys, "12902");
}

void TestRtpEar::tonesAreNoKeysWhereThereArePackets()
{
    Sender phone(*m_ear);
    phone.tones("129", 5);
    phone.say(10, 0);
    QCOMPARE(m_told->keys, "");
}

void TestRtpEar::g722IsHeard()
{
    RtpEngine::Remote remote = agreed(true);
    remote.codec = Codec::G722;
    remote.payload = 9;
    m_ear->agree(remote);
    std::vector<std::int16_t> samples(16'000);
    for (std::size_t i = 4800; i < 6400; ++i) { // 100 ms of "5"
        const double t = 2 * std::numbers::pi * double(i) / 16'000;
        samples[i] = static_cast<std::int16_t>(4000 * (std::sin(t * 770) + std::sin(t * 1336)));
    }
    const auto coded = g722Of(samples);
    QCOMPARE(coded.size(), 8000U);
    for (std::size_t i = 0; i < 50; ++i) {
        m_ear->take({.payloadType = 9,
            .sequence = std::uint16_t(i),
            .timestamp = std::uint32_t(160 * i),
            .source = 1,
            .payload = std::span(coded).subspan(160 * i, 160)});
    }
    QCOMPARE(m_told->keys, "5");
}

void TestRtpEar::anythingIsSurvived()
{
    m_ear->agree(agreed(true));
    std::uint32_t random = 1;
    const auto next = [&] { return (random = random * 1664525U + 1013904223U) >> 8; };
    std::vector<std::uint8_t> bytes(1600);
    for (int i = 0; i < 20'000; ++i) {
        for (std::size_t b = 0; b < 16; ++b)
            bytes[next() % bytes.size()] = std::uint8_t(next());
        m_ear->take({.marker = next() % 2 == 0,
            .payloadType = std::array{0, 8, 9, 13, 101, 96}[next() % 6],
            .sequence = std::uint16_t(next()),
            .timestamp = next() << 8 | next(),
            .source = next() % 9,
            .payload = std::span(bytes).first(next() % 1489)});
        if (next() % 3 == 0)
            m_ear->tick();
    }
    QVERIFY(m_told->verdicts <= 1);
}

QTEST_GUILESS_MAIN(TestRtpEar)
#include "tst_rtpear.moc"
