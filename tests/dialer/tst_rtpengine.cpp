// SPDX-License-Identifier: GPL-3.0-or-later
#include "g711.h"
#include "pauses.h"
#include "rtpengine.h"
#include "rtppacket.h"
#include "wavcheck.h"
#include "wavtone.h"

#include <QElapsedTimer>
#include <QTest>
#include <QUdpSocket>

#include <sys/resource.h>

#include <cmath>
#include <mutex>
#include <numbers>
#include <random>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Told final : RtpListener {
    void keyPressed(StreamId, char key) override
    {
        const std::scoped_lock lock(mutex);
        keys += key;
    }

    void promptEnded(StreamId, int play, bool whole) override
    {
        ++ended;
        cut += !whole;
        lastPlay = play;
    }

    void answererKnown(StreamId, const DetectorVerdict &verdict) override { answerer = int(verdict.answerer); }

    void beepHeard(StreamId) override { ++beeps; }

    std::string heardKeys()
    {
        const std::scoped_lock lock(mutex);
        return keys;
    }

    std::mutex mutex;
    std::string keys;
    std::atomic<int> ended = 0, cut = 0, lastPlay = 0, beeps = 0, answerer = -1;
};

} // namespace

class TestRtpEngine final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void promptsAreMadeOnceForBothLaws();
    void promptsRefuseWhatIsNoSound();
    void knowsItsPauses_data();
    void knowsItsPauses();
    void refusesAnAddressThatIsNotHere();
    void sendsAPacketEveryTwentyMilliseconds();
    void endsAtAPause();
    void endsInTimeWithoutAPause();
    void hearsKeysAndPeople();
    void strangersAreNotHeard();
    void whatComesBeforeTheAnswerIsNotHeard();
    void aPortRests();
    void anotherProgramHasThePort();
    void noFileIsLeft();
    void aHundredCalls();
    void endsInTheMiddle();
};

void TestRtpEngine::promptsAreMadeOnceForBothLaws()
{
    for (const int rate : {8000, 16000, 44100, 48000}) {
        const auto prompt = Prompt::fromWav(wavTone(rate, 990ms));
        QVERIFY(prompt);
        QCOMPARE((*prompt)->frames(), 50U);
        QCOMPARE((*prompt)->length(), 1000ms);
        for (const Codec codec : {Codec::Pcma, Codec::Pcmu, Codec::G722}) {
            SoundDecoder decoder;
            double power = 0;
            int crossings = 0, before = 0;
            for (std::size_t i = 5; i < 45; ++i) {
                std::array<std::int16_t, frameBytes> samples;
                decoder.decode(codec, (*prompt)->frame(codec, i), samples.data());
                for (const int sample : samples) {
                    power += double(sample) * sample;
                    crossings += before <= 0 && sample > 0;
                    if (sample != 0)
                        before = sample;
                }
            }
            QVERIFY(std::abs(std::sqrt(power / 6400) / (8000 / std::numbers::sqrt2) - 1) < 0.03);
            QVERIFY(std::abs(crossings - 800) <= 2); // 1000 Hz for 0.8 s
        }
    }
    const auto above = Prompt::fromWav(wavTone(48000, 1s, 6000)); // no telephone carries that: it must not fold back
    double power = 0;
    for (std::size_t i = 5; i < 45; ++i) {
        for (const std::uint8_t code : (*above)->frame(Codec::Pcma, i))
            power += std::pow(decoded(Law::A, code), 2);
    }
    QVERIFY(std::sqrt(power / 6400) < 80);
}

void TestRtpEngine::promptsRefuseWhatIsNoSound()
{
    QCOMPARE(Prompt::fromWav("").error().reason, "AUDIO_EMPTY");
    QCOMPARE(Prompt::fromWav(std::string(5000, 'x')).error().reason, "AUDIO_NOT_WAV");
    const std::string whole = wavTone(16000, 1s);
    QCOMPARE(Prompt::fromWav(whole.substr(0, 20000)).error().reason, "AUDIO_TRUNCATED");
}

void TestRtpEngine::knowsItsPauses_data()
{
    QTest::addColumn<double>("level"); // of the voice, and of the noise around it, in dB of full scale
    QTest::addColumn<double>("noise");
    QTest::newRow("digital silence") << -12.0 << -120.0;
    QTest::newRow("a quiet room") << -15.0 << -60.0;
    QTest::newRow("a loud room") << -15.0 << -36.0;
    QTest::newRow("a quiet voice") << -40.0 << -75.0;
}

void TestRtpEngine::knowsItsPauses()
{
    QFETCH(const double, level);
    QFETCH(const double, noise);
    std::minstd_rand random(5);
    std::normal_distribution<double> hiss(0, std::pow(10, noise / 20));
    std::vector<std::int16_t> line;
    const auto add = [&](std::chrono::milliseconds length, double dB) {
        for (int i = 0; i < length.count() * 8; ++i) {
            const double voice = std::sqrt(2) * std::pow(10, dB / 20) * std::sin(0.4 * i);
            line.push_back(static_cast<std::int16_t>(std::lround(32767 * (voice + hiss(random)))));
        }
    };
    add(1s, level), add(120ms, -200), add(600ms, level - 6); // no pause: a stop within a word
    add(400ms, -200), add(800ms, level), add(260ms, -200), add(500ms, level - 10), add(700ms, -200);
    const std::vector<FrameRange> expected{{86, 106}, {146, 159}, {184, 219}};
    QCOMPARE(pausesIn(line, frameBytes), expected);
    QVERIFY(pausesIn({}, frameBytes).empty());
}

void TestRtpEngine::refusesAnAddressThatIsNotHere()
{
    Told told;
    QCOMPARE(RtpEngine::start({.address = "192.0.2.1"}, told).error().reason, "RTP_ADDRESS");
    QCOMPARE(RtpEngine::start({.address = "nowhere"}, told).error().reason, "RTP_ADDRESS");
    QCOMPARE(RtpEngine::start({.firstPort = 70000, .lastPort = 80000}, told).error().reason, "RTP_ADDRESS");
}

namespace {

/// A telephone: a socket that keeps what it gets.
struct Phone : QUdpSocket {
    explicit Phone(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost)) { bind(address, 0); }

    [[nodiscard]] RtpEngine::Remote remote(Codec codec = Codec::Pcma) const
    {
        RtpEngine::Remote result{.codec = codec, .payload = payloadType(codec), .eventPayloads = {101, -1}};
        result.address.sin_family = AF_INET;
        result.address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        result.address.sin_port = htons(localPort());
        return result;
    }

    QByteArray next()
    {
        QByteArray bytes(1500, '\0');
        bytes.resize(readDatagram(bytes.data(), bytes.size()));
        return bytes;
    }

    void say(int port, int payload, std::uint16_t sequence, std::uint32_t timestamp, const QByteArray &bytes)
    {
        QByteArray packet(rtpHeader, '\0');
        writeRtpHeader(std::span<std::uint8_t, rtpHeader>(reinterpret_cast<std::uint8_t *>(packet.data()), rtpHeader),
            {.payloadType = payload, .sequence = sequence, .timestamp = timestamp, .source = 1, .payload = {}});
        writeDatagram(packet + bytes, QHostAddress::LocalHost, quint16(port));
    }
};

std::optional<RtpPacket> rtp(const QByteArray &bytes)
{
    return readRtp({reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())});
}

} // namespace

void TestRtpEngine::sendsAPacketEveryTwentyMilliseconds()
{
    Told told;
    const auto engine = RtpEngine::start({}, told);
    QVERIFY(engine);
    const auto stream = (*engine)->open();
    QVERIFY(stream && stream->port % 2 == 0);
    Phone phone;
    const auto prompt = *Prompt::fromWav(wavTone(16000, 1s));
    (*engine)->play(stream->id, prompt, 7);
    QElapsedTimer clock;
    clock.start();
    (*engine)->connect(stream->id, phone.remote(Codec::Pcmu));
    QTRY_COMPARE(told.ended.load(), 1);
    QCOMPARE(told.lastPlay.load(), 7);
    const qint64 took = clock.elapsed();
    QVERIFY2(took >= 950 && took < 2000, qPrintable(QString::number(took)));
    QTRY_VERIFY(phone.hasPendingDatagrams());
    std::size_t frame = 0;
    std::optional<std::uint16_t> sequence;
    std::optional<std::uint32_t> timestamp;
    while (phone.hasPendingDatagrams()) {
        const QByteArray bytes = phone.next();
        const auto packet = rtp(bytes);
        QVERIFY(packet);
        QCOMPARE(packet->payloadType, 0);
        QCOMPARE(packet->marker, !sequence);
        if (sequence) {
            QCOMPARE(packet->sequence, std::uint16_t(*sequence + 1));
            QCOMPARE(packet->timestamp, *timestamp + 160);
        }
        sequence = packet->sequence;
        timestamp = packet->timestamp;
        if (frame < prompt->frames())
            QVERIFY(std::ranges::equal(packet->payload, prompt->frame(Codec::Pcmu, frame)));
        else
            QVERIFY(std::ranges::all_of(packet->payload, [](std::uint8_t code) { return code == 0xff; }));
        ++frame;
    }
    QVERIFY(frame >= prompt->frames());
    QVERIFY((*engine)->lateness().frames >= frame);
}

void TestRtpEngine::endsAtAPause()
{
    Told told;
    const auto engine = RtpEngine::start({}, told);
    const auto stream = (*engine)->open();
    Phone phone;
    // A second of sound, half a second of silence, a second of sound: the pause begins with frame 50.
    std::string bytes = wavTone(16000, 2500ms);
    std::fill_n(bytes.begin() + 44 + 32000, 16000, '\0');
    const auto prompt = *Prompt::fromWav(bytes);
    QCOMPARE(prompt->nextPause(0), 50U);
    QCOMPARE(prompt->nextPause(60), 60U); // in the midst of it
    QCOMPARE(prompt->nextPause(80), prompt->frames());
    (*engine)->play(stream->id, prompt, 3);
    (*engine)->connect(stream->id, phone.remote());
    QTRY_VERIFY(stream->frames->load() > 5);
    (*engine)->endAtPause(stream->id, 2, 0ms); // another play
    (*engine)->endAtPause(stream->id, 3, 10s);
    QTRY_COMPARE(told.ended.load(), 1);
    QCOMPARE(told.cut.load(), 1);
    QCOMPARE(told.lastPlay.load(), 3);
    QVERIFY2(stream->frames->load() >= 50 && stream->frames->load() <= 60, "not at the pause");
    (*engine)->endAtPause(stream->id, 3, 0ms); // it is over
    (*engine)->play(stream->id, prompt, 4);
    QTRY_COMPARE(told.ended.load(), 2); // to its end
    QCOMPARE(told.cut.load(), 1);
}

void TestRtpEngine::endsInTimeWithoutAPause()
{
    Told told;
    const auto engine = RtpEngine::start({}, told);
    const auto stream = (*engine)->open();
    Phone phone;
    (*engine)->play(stream->id, *Prompt::fromWav(wavTone(16000, 30s)), 1);
    (*engine)->connect(stream->id, phone.remote());
    QTRY_VERIFY(stream->frames->load() > 5);
    const auto before = stream->frames->load();
    (*engine)->endAtPause(stream->id, 1, 400ms);
    QTRY_COMPARE(told.cut.load(), 1);
    QVERIFY(stream->frames->load() >= before + 19 && stream->frames->load() <= before + 60);
    const auto never = (*engine)->open(); // nobody is connected: there is nothing to wait for
    (*engine)->play(never->id, *Prompt::fromWav(wavTone(16000, 30s)), 1);
    (*engine)->endAtPause(never->id, 1, 10s);
    QTRY_COMPARE(told.cut.load(), 2);
}

void TestRtpEngine::hearsKeysAndPeople()
{
    Told told;
    const auto engine = RtpEngine::start({}, told);
    const auto stream = (*engine)->open();
    Phone phone;
    (*engine)->connect(stream->id, phone.remote());
    QTRY_VERIFY(phone.hasPendingDatagrams());
    for (int i = 0; i < 5; ++i)
        phone.say(stream->port, 101, std::uint16_t(i), 5000, QByteArray("\x01\x0a\x00\xa0", 4));
    for (int i = 0; i < 3; ++i)
        phone.say(stream->port, 101, std::uint16_t(5 + i), 5000, QByteArray("\x01\x8a\x03\x20", 4));
    phone.say(stream->port, 101, 8, 9000, QByteArray("\x09\x8a\x03\x20", 4));
    QTRY_COMPARE(told.heardKeys(), std::string("19"));
    // Half a second of voice, then silence: a person.
    std::uint16_t sequence = 100;
    for (int frame = 0; frame < 90; ++frame) {
        QByteArray bytes(160, char(0xd5));
        for (int i = 0; frame < 25 && i < 160; ++i)
            bytes[i] = char(encoded(Law::A, std::int16_t(i % 7 < 3 ? 6000 : -6000)));
        phone.say(stream->port, 8, sequence, sequence * 160U, bytes);
        phone.say(stream->port, 8, sequence, sequence * 160U, bytes); // twice: time passes once
        ++sequence;
    }
    QTRY_COMPARE(told.answerer.load(), int(Answerer::Person));
}

void TestRtpEngine::strangersAreNotHeard()
{
    Told told;
    const auto engine = RtpEngine::start({}, told);
    const auto stream = (*engine)->open();
    Phone phone;
    (*engine)->connect(stream->id, phone.remote());
    QTRY_VERIFY(phone.hasPendingDatagrams());
    Phone stranger(QHostAddress(u"127.0.0.2"_s));
    stranger.say(stream->port, 101, 1, 5000, QByteArray("\x01\x8a\x03\x20", 4));
    phone.say(stream->port, 101, 2, 6000, "not a key, and not even four bytes");
    phone.say(stream->port, 101, 3, 7000, QByteArray("\x02\x8a\x03\x20", 4));
    QTRY_COMPARE(told.heardKeys(), std::string("2"));
}

void TestRtpEngine::whatComesBeforeTheAnswerIsNotHeard()
{
    Told told;
    const auto engine = RtpEngine::start({}, told);
    const auto stream = (*engine)->open();
    Phone phone;
    const QByteArray loud(160, char(0x2a));
    for (std::uint16_t i = 0; i < 300; ++i) { // an announcement of six seconds, and a key in it
        phone.say(stream->port, 8, i, i * 160U, loud);
        if (i % 50 == 49)
            QTRY_VERIFY((*engine)->received() > i);
    }
    phone.say(stream->port, 101, 300, 5000, QByteArray("\x01\x8a\x03\x20", 4));
    QTRY_COMPARE((*engine)->received(), 301U);
    (*engine)->connect(stream->id, phone.remote());
    QTRY_VERIFY(phone.hasPendingDatagrams());
    phone.say(stream->port, 101, 301, 6000, QByteArray("\x02\x8a\x03\x20", 4));
    QTRY_COMPARE(told.heardKeys(), std::string("2"));
    QCOMPARE(told.answerer.load(), -1);
}

void TestRtpEngine::aPortRests()
{
    Told told;
    const auto engine = RtpEngine::start({.firstPort = 21000, .lastPort = 21003}, told);
    const auto first = (*engine)->open(), second = (*engine)->open();
    QVERIFY(first && second && first->port != second->port);
    QCOMPARE((*engine)->open().error().reason, "RTP_PORTS");
    (*engine)->close(first->id);
    QCOMPARE((*engine)->open().error().reason, "RTP_PORTS"); // it rests
    (*engine)->close(77); // unknown
}

void TestRtpEngine::anotherProgramHasThePort()
{
    Told told;
    QUdpSocket other;
    QVERIFY(other.bind(QHostAddress::LocalHost, 21010, QAbstractSocket::DontShareAddress));
    const auto engine = RtpEngine::start({.firstPort = 21010, .lastPort = 21013}, told);
    const auto stream = (*engine)->open();
    QVERIFY(stream);
    QCOMPARE(stream->port, 21012);
    QCOMPARE((*engine)->open().error().reason, "RTP_PORTS");
}

void TestRtpEngine::noFileIsLeft()
{
    Told told;
    const auto engine = RtpEngine::start({.firstPort = 21020, .lastPort = 21060}, told);
    QVERIFY((*engine)->open());
    rlimit files{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &files), 0);
    const rlimit none{.rlim_cur = 3, .rlim_max = files.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
    const auto refused = (*engine)->open();
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &files), 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, "RTP_FILES");
    QVERIFY((*engine)->open()); // no port was lost meanwhile
}

void TestRtpEngine::aHundredCalls()
{
    Told told;
    const auto engine = RtpEngine::start({}, told);
    Phone phone;
    phone.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4 << 20);
    const auto prompt = *Prompt::fromWav(wavTone(8000, 1s));
    for (int i = 0; i < 100; ++i) {
        const auto stream = (*engine)->open();
        QVERIFY(stream);
        (*engine)->play(stream->id, prompt, 1);
        (*engine)->connect(stream->id, phone.remote());
    }
    QTRY_COMPARE(told.ended.load(), 100);
    QVERIFY((*engine)->lateness().frames >= 5000);
}

void TestRtpEngine::endsInTheMiddle()
{
    Told told;
    Phone phone;
    auto engine = RtpEngine::start({}, told);
    const auto prompt = *Prompt::fromWav(wavTone(8000, 30s));
    for (int i = 0; i < 10; ++i) {
        const auto stream = (*engine)->open();
        (*engine)->play(stream->id, prompt, 1);
        (*engine)->connect(stream->id, phone.remote());
    }
    QTRY_VERIFY(phone.hasPendingDatagrams());
    engine->reset();
    QCOMPARE(told.ended.load(), 0);
}

QTEST_GUILESS_MAIN(TestRtpEngine)
#include "tst_rtpengine.moc"
