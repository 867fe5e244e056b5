// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtpengine.h"
#include "rtppacket.h"
#include "sampledata.h"
#include "srtppeers.h"

#include <QNetworkDatagram>
#include <QTest>
#include <QUdpSocket>

#include <map>
#include <mutex>
#include <numeric>
#include <random>
#include <thread>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Bytes = SrtpPeer::Bytes;

constexpr int keyPayload = 101;

struct Told final : RtpListener {
    void keyPressed(StreamId stream, char key) override
    {
        const std::scoped_lock lock(mutex);
        keys[stream] += key;
    }

    void promptEnded(StreamId, int, bool whole) override { ++(whole ? ended : cut); }

    void answererKnown(StreamId stream, const DetectorVerdict &) override
    {
        const std::scoped_lock lock(mutex);
        ++verdicts[stream];
    }

    void beepHeard(StreamId) override { ++beeps; }

    std::string keysOf(StreamId stream)
    {
        const std::scoped_lock lock(mutex);
        return keys[stream];
    }

    int verdictsOf(StreamId stream)
    {
        const std::scoped_lock lock(mutex);
        return verdicts[stream];
    }

    std::mutex mutex;
    std::map<StreamId, std::string> keys;
    std::map<StreamId, int> verdicts;
    std::atomic<int> ended = 0, cut = 0, beeps = 0;
};

Bytes packet(int payload, std::uint16_t sequence, std::uint32_t timestamp, const Bytes &content, std::uint32_t source)
{
    Bytes bytes(rtpHeader);
    writeRtpHeader(std::span<std::uint8_t, rtpHeader>(bytes.data(), rtpHeader),
        {.payloadType = payload, .sequence = sequence, .timestamp = timestamp, .source = source, .payload = {}});
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

SrtpKey keyOf(std::uint8_t first, SrtpSuite suite)
{
    SrtpKey key{.suite = suite};
    std::iota(key.bytes.begin(), key.bytes.end(), first);
    return key;
}

/// What no telephone sends: all of one kind after the other, the same each time.
class Noise {
public:
    explicit Noise(unsigned seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] std::size_t below(std::size_t end) { return m_random() % end; }

    Bytes next()
    {
        switch (below(8)) {
        case 0: return any(below(1500)); // nothing is a packet too
        case 1: return any(below(8) == 0 ? 1500 + below(60'000) : 1473 + below(60)); // longer than any network carries
        case 2: { // sound cut anywhere, its header too
            auto bytes = sound();
            bytes.resize(below(bytes.size() + 1));
            return bytes;
        }
        case 3: { // contributing sources, an extension and padding that are not there
            auto bytes = sound();
            bytes[0] = static_cast<std::uint8_t>(0x80 | below(0x40));
            bytes.back() = static_cast<std::uint8_t>(m_random());
            bytes.resize(rtpHeader + below(bytes.size() - rtpHeader) + 1);
            return bytes;
        }
        case 4: return keyPacket(any(below(9))); // events of any number and size
        case 5: { // nearly keys, at any time, jumping
            auto content = any(4);
            content[0] %= 18;
            return keyPacket(content);
        }
        case 6: { // what is no sound: RTCP, comfort noise, other codecs
            auto bytes = sound();
            bytes[1] = static_cast<std::uint8_t>(m_random());
            return bytes;
        }
        default: { // sound of many sources, in no order
            auto bytes = sound();
            for (std::size_t i = 2; i < rtpHeader; ++i)
                bytes[i] = below(3) == 0 ? static_cast<std::uint8_t>(m_random()) : bytes[i];
            return bytes;
        }
        }
    }

    Bytes mangled(Bytes bytes)
    {
        if (below(4) == 0)
            bytes.resize(below(bytes.size()));
        else
            bytes[below(bytes.size())] ^= static_cast<std::uint8_t>(1 + below(255));
        return bytes;
    }

private:
    Bytes any(std::size_t size)
    {
        Bytes bytes(size);
        for (auto &byte : bytes)
            byte = static_cast<std::uint8_t>(m_random());
        return bytes;
    }

    Bytes sound()
    {
        constexpr int types[] = {0, 8, 9, 111};
        const auto number = static_cast<std::uint16_t>(m_random());
        return packet(types[below(4)], number, number * 160U, any(1 + below(200)), 1 + std::uint32_t(below(7)));
    }

    Bytes keyPacket(const Bytes &content)
    {
        return packet(
            keyPayload, static_cast<std::uint16_t>(m_random()), m_random(), content, 1 + std::uint32_t(below(7)));
    }

    std::mt19937 m_random;
};

/// The other end: a telephone, or somebody who is none.
class End {
public:
    explicit End(RtpEngine &engine, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
        : m_engine(engine)
    {
        m_socket.bind(address, 0);
    }

    [[nodiscard]] RtpEngine::Remote remote() const
    {
        RtpEngine::Remote result{.eventPayloads = {keyPayload, -1}};
        result.address.sin_family = AF_INET;
        result.address.sin_addr.s_addr = htonl(m_socket.localAddress().toIPv4Address());
        result.address.sin_port = htons(m_socket.localPort());
        return result;
    }

    /// So many at a time as the engine's socket has room for: what is lost on the way tortures nobody.
    bool send(int port, const Bytes &bytes)
    {
        m_socket.writeDatagram(
            reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()), QHostAddress::LocalHost, quint16(port));
        ++m_sent;
        m_onTheWay += bytes.size() + 1000;
        return m_onTheWay < 64'000 || arrived();
    }

    /// Whether all that was sent to the engine since it began came to it.
    bool arrived()
    {
        m_onTheWay = 0;
        return QTest::qWaitFor([&] { return m_engine.received() >= m_before + m_sent; }, 10'000);
    }

    /// Another End sent too, meanwhile.
    void countFromNow()
    {
        m_before = m_engine.received();
        m_sent = 0;
    }

    /// What it gets from now on.
    bool hears()
    {
        while (m_socket.hasPendingDatagrams())
            (void)m_socket.receiveDatagram(0);
        return QTest::qWaitFor([&] { return m_socket.hasPendingDatagrams(); }, 5000);
    }

    std::optional<Bytes> latest()
    {
        if (!hears())
            return {};
        const auto bytes = m_socket.receiveDatagram().data();
        return Bytes(bytes.begin(), bytes.end());
    }

    bool hearsNothing()
    {
        QByteArray got;
        while (m_socket.hasPendingDatagrams())
            got = m_socket.receiveDatagram().data();
        return got.isNull();
    }

private:
    RtpEngine &m_engine;
    QUdpSocket m_socket;
    std::uint64_t m_before = 0, m_sent = 0;
    std::size_t m_onTheWay = 0;
};

Bytes pressed(int key, std::uint16_t sequence, std::uint32_t timestamp, std::uint32_t source = 0xcafe)
{
    return packet(keyPayload, sequence, timestamp, {static_cast<std::uint8_t>(key), 0x8a, 0x03, 0x20}, source);
}

} // namespace

/// Everything that can come to a call's port, at the engine as it runs. To be run under the sanitizers too (presets
/// asan and tsan). CAMPANILE_SOAK=1: with a hundred times as much.
class TestRtpTorture final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOtherEndSendsNoise_data();
    void theOtherEndSendsNoise();
    void secretSoundIsForged_data();
    void secretSoundIsForged();
    void strangersMakeNoise_data();
    void strangersMakeNoise();
    void callsComeAndGoMeanwhile();

private:
    const int m_packets = qEnvironmentVariableIsSet("CAMPANILE_SOAK") ? 200'000 : 2000;
};

void TestRtpTorture::theOtherEndSendsNoise_data()
{
    QTest::addColumn<Codec>("codec");
    QTest::addColumn<int>("payload");
    QTest::addColumn<bool>("tones");
    QTest::newRow("PCMA") << Codec::Pcma << 8 << false;
    QTest::newRow("PCMU, of another number") << Codec::Pcmu << 111 << false;
    QTest::newRow("G.722, keys are tones") << Codec::G722 << 9 << true;
}

void TestRtpTorture::theOtherEndSendsNoise()
{
    QFETCH(const Codec, codec);
    QFETCH(const int, payload);
    QFETCH(const bool, tones);
    Told told;
    const auto engine = RtpEngine::start({}, told);
    QVERIFY(engine);
    End phone(**engine);
    const auto stream = (*engine)->open();
    QVERIFY(stream);
    auto remote = phone.remote();
    remote.codec = codec;
    remote.payload = payload;
    remote.keyTones = tones;
    const auto prompt = *Prompt::fromWav(sample::wav(1000, 8000));
    (*engine)->play(stream->id, prompt, 1);
    (*engine)->connect(stream->id, remote);
    QVERIFY(phone.hears());
    Noise noise(3550);
    for (int i = 0; i < m_packets; ++i)
        QVERIFY(phone.send(stream->port, noise.next()));
    QVERIFY(phone.arrived());
    QTRY_COMPARE(told.ended.load(), 1); // it was spoken all through
    QVERIFY(told.keysOf(stream->id).find_first_not_of("0123456789*#ABCD") == std::string::npos);
    QVERIFY(told.verdictsOf(stream->id) <= 1);
    // Whoever is at the telephone is understood, still.
    const auto before = told.keysOf(stream->id);
    QVERIFY(phone.send(stream->port, pressed(5, 1, 1)));
    QTRY_COMPARE(told.keysOf(stream->id), before + '5');
    QVERIFY(phone.hears());
}

void TestRtpTorture::secretSoundIsForged_data()
{
    QTest::addColumn<SrtpSuite>("suite");
    QTest::newRow("80 bits") << SrtpSuite::Sha1_80;
    QTest::newRow("32 bits") << SrtpSuite::Sha1_32;
}

void TestRtpTorture::secretSoundIsForged()
{
    QFETCH(const SrtpSuite, suite);
    Told told;
    const auto engine = RtpEngine::start({}, told);
    QVERIFY(engine);
    End phone(**engine);
    const auto stream = (*engine)->open();
    QVERIFY(stream);
    auto remote = phone.remote();
    remote.secret = {.ours = keyOf(1, suite), .theirs = keyOf(100, suite)};
    const auto peer = srtpOfLibsrtp(remote.secret->theirs, remote.secret->ours);
    const auto another = srtpOfLibsrtp(keyOf(7, suite), keyOf(8, suite));
    (*engine)->connect(stream->id, remote);
    QVERIFY(phone.hears());

    Noise noise(3711);
    std::string expected;
    std::optional<Bytes> last;
    std::uint16_t sequence = 65'500; // it wraps on the way
    for (int i = 0; i < m_packets; ++i) {
        const auto plain = noise.next();
        switch (noise.below(5)) {
        case 0: QVERIFY(phone.send(stream->port, plain)); break; // in the clear
        case 1: // what another key made
            if (const auto wrong = plain.size() < 1400 ? another->protect(plain) : std::nullopt)
                QVERIFY(phone.send(stream->port, *wrong));
            break;
        case 2:
            if (last) // once more
                QVERIFY(phone.send(stream->port, *last));
            break;
        default:
            if (last) // from another place, or damaged
                QVERIFY(phone.send(stream->port, noise.mangled(*last)));
        }
        if (i % 50 > 0)
            continue;
        const int key = i / 50 % 10;
        last = peer->protect(pressed(key, sequence, 160U * unsigned(i)));
        QVERIFY(last);
        ++sequence;
        QVERIFY(phone.send(stream->port, noise.mangled(*last))); // it comes before what it was made of
        QVERIFY(phone.send(stream->port, *last));
        expected += char('0' + key);
    }
    QVERIFY(phone.arrived());
    QTRY_COMPARE(told.keysOf(stream->id), expected); // each key once, and no other
    const auto got = phone.latest();
    QVERIFY(got && peer->unprotect(*got));
}

void TestRtpTorture::strangersMakeNoise_data()
{
    QTest::addColumn<bool>("follow");
    QTest::newRow("not followed") << false;
    QTest::newRow("who moves is followed") << true;
}

void TestRtpTorture::strangersMakeNoise()
{
    QFETCH(const bool, follow);
    Told told;
    const auto engine = RtpEngine::start({.follow = follow}, told);
    QVERIFY(engine);
    End phone(**engine), stranger(**engine, QHostAddress(u"127.0.0.2"_s));
    const auto open = (*engine)->open(), secret = (*engine)->open();
    QVERIFY(open && secret);
    (*engine)->connect(open->id, phone.remote());
    auto remote = phone.remote();
    remote.secret = {.ours = keyOf(1, SrtpSuite::Sha1_80), .theirs = keyOf(100, SrtpSuite::Sha1_80)};
    const auto peer = srtpOfLibsrtp(remote.secret->theirs, remote.secret->ours);
    (*engine)->connect(secret->id, remote);
    QVERIFY(phone.hears());

    Noise noise(4961);
    for (int i = 0; i < m_packets; ++i)
        QVERIFY(stranger.send(i % 2 == 0 ? open->port : secret->port, noise.next()));
    QVERIFY(stranger.arrived());
    QVERIFY(stranger.hearsNothing()); // nobody is sent a town's warning for a guess
    for (const auto id : {open->id, secret->id}) {
        QCOMPARE(told.keysOf(id), std::string());
        QCOMPARE(told.verdictsOf(id), 0);
    }

    // The telephone speaks; what it said is played again by a stranger.
    phone.countFromNow();
    const auto said = peer->protect(pressed(7, 1, 1));
    QVERIFY(said);
    QVERIFY(phone.send(secret->port, *said) && phone.send(open->port, pressed(8, 1, 1)) && phone.arrived());
    stranger.countFromNow();
    for (int i = 0; i < 20; ++i) {
        QVERIFY(stranger.send(secret->port, *said));
        QVERIFY(stranger.send(open->port, pressed(9, static_cast<std::uint16_t>(2 + i), 100'000U * unsigned(i))));
    }
    QVERIFY(stranger.arrived());
    QTRY_COMPARE(told.keysOf(secret->id), std::string("7"));
    QTRY_COMPARE(told.keysOf(open->id), std::string("8"));
    QVERIFY(phone.hears());
    QVERIFY(stranger.hearsNothing());
}

void TestRtpTorture::callsComeAndGoMeanwhile()
{
    Told told;
    const auto engine = RtpEngine::start({}, told);
    QVERIFY(engine);
    End phone(**engine);
    const auto lasting = (*engine)->open();
    QVERIFY(lasting);
    const auto prompt = *Prompt::fromWav(sample::wav(1000, 8000));
    (*engine)->connect(lasting->id, phone.remote());
    QVERIFY(phone.hears());
    const auto remote = phone.remote();
    std::atomic<int> calls = 0, ports[3]{};
    std::atomic<bool> enough = false;
    std::vector<std::jthread> callers;
    for (unsigned caller = 0; caller < 3; ++caller) {
        callers.emplace_back([&, caller] {
            std::minstd_rand random(caller + 1);
            while (!enough) {
                const auto stream = (*engine)->open();
                if (!stream)
                    continue; // all rest
                ports[caller] = stream->port;
                auto agreed = remote;
                for (int change = 0; change < 4; ++change) {
                    agreed.held = random() % 3 == 0;
                    agreed.packetTime = 10 * int(1 + random() % 6);
                    agreed.codec = static_cast<Codec>(random() % 3);
                    agreed.payload = payloadType(agreed.codec);
                    agreed.keyTones = random() % 2 == 0;
                    agreed.secret.reset();
                    if (random() % 2 == 0)
                        agreed.secret = {.ours = keyOf(std::uint8_t(random()), SrtpSuite::Sha1_80),
                            .theirs = keyOf(std::uint8_t(random()), SrtpSuite::Sha1_32)};
                    (*engine)->connect(stream->id, agreed);
                    (*engine)->play(stream->id, prompt, change);
                    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 8));
                    if (change % 2 == 1)
                        (*engine)->endAtPause(stream->id, change, 100ms);
                }
                (void)(*engine)->silent(1ms);
                (void)(*engine)->lateness();
                (*engine)->close(stream->id);
                ++calls;
            }
        });
    }
    Noise noise(3264);
    QUdpSocket thrower;
    const auto begin = (*engine)->received();
    for (int i = 0; i < m_packets; ++i) {
        const auto bytes = noise.next();
        if (const int port = ports[noise.below(3)])
            thrower.writeDatagram(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()),
                QHostAddress::LocalHost, quint16(port));
        if (i % 20 == 0)
            QTest::qWait(1); // the callers' turn: nothing is waited for
    }
    QTRY_VERIFY(calls > 20);
    enough = true;
    callers.clear();
    QVERIFY((*engine)->received() > begin);
    const auto frames = lasting->frames->load();
    QTRY_VERIFY(lasting->frames->load() > frames + 10);
    phone.countFromNow();
    QVERIFY(phone.send(lasting->port, pressed(3, 1, 1)));
    QTRY_COMPARE(told.keysOf(lasting->id), std::string("3"));
}

QTEST_GUILESS_MAIN(TestRtpTorture)
#include "tst_rtptorture.moc"
