// SPDX-License-Identifier: GPL-3.0-or-later
// What both ends agree on about a call's sound, and what is sent and heard then.
#include "callsound.h"
#include "g711.h"
#include "rtppacket.h"
#include "srtppeers.h"
#include "wavtone.h"

#include <QRegularExpression>
#include <QTest>
#include <QUdpSocket>

#include <cmath>
#include <cstring>
#include <numbers>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Told final : RtpListener {
    void keyPressed(StreamId, char key) override { lastKey = key; }

    void promptEnded(StreamId, int, bool whole) override { ++(whole ? ended : cut); }

    void answererKnown(StreamId, const DetectorVerdict &) override { ++verdicts; }

    void beepHeard(StreamId) override { }

    std::atomic<int> ended = 0, cut = 0, verdicts = 0;
    std::atomic<char> lastKey = ' ';
};

/// Words of a second each with pauses of 400 ms between them, the first at the beginning.
std::shared_ptr<const Prompt> words(int count)
{
    constexpr std::uint32_t rate = 16000;
    return *Prompt::fromWav(wavOf(int(rate), count * 1400ms,
        [](std::uint32_t i) { return i % (rate * 14 / 10) < rate ? 8000 * std::sin(0.3 * i) : 0; }));
}

struct Phone : QUdpSocket {
    explicit Phone(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost)) { bind(address, 0); }

    std::vector<std::vector<std::uint8_t>> all()
    {
        std::vector<std::vector<std::uint8_t>> packets;
        while (hasPendingDatagrams()) {
            std::vector<std::uint8_t> bytes(1500);
            bytes.resize(std::size_t(
                readDatagram(reinterpret_cast<char *>(bytes.data()), qint64(bytes.size()), nullptr, &theirs)));
            packets.push_back(std::move(bytes));
        }
        return packets;
    }

    std::vector<std::uint8_t> rtp(
        int payload, std::uint16_t sequence, const std::vector<std::uint8_t> &content, unsigned step = 3000)
    {
        std::vector<std::uint8_t> bytes(rtpHeader);
        writeRtpHeader(std::span<std::uint8_t, rtpHeader>(bytes.data(), rtpHeader),
            {.payloadType = payload, .sequence = sequence, .timestamp = sequence * step, .source = 5, .payload = {}});
        bytes.insert(bytes.end(), content.begin(), content.end());
        return bytes;
    }

    void send(const std::vector<std::uint8_t> &bytes)
    {
        writeDatagram(
            reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()), QHostAddress::LocalHost, theirs);
    }

    void press(int key, std::uint16_t sequence, int payload = 101)
    {
        send(rtp(payload, sequence, {std::uint8_t(key), 0x8a, 3, 32}));
    }

    bool isReached() // so far
    {
        (void)all();
        return theirs != 0;
    }

    quint16 theirs = 0;
};

QByteArray textOf(const mbuf *buffer)
{
    return {reinterpret_cast<const char *>(buffer->buf), qsizetype(buffer->end)};
}

Ref<mbuf> bufferOf(const QByteArray &text)
{
    Ref<mbuf> buffer(mbuf_alloc(std::size_t(text.size()) + 1));
    (void)mbuf_write_mem(
        buffer.get(), reinterpret_cast<const std::uint8_t *>(text.constData()), std::size_t(text.size()));
    buffer->pos = 0;
    return buffer;
}

constexpr char someKey[] = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

/// What one end says, with the phone's port.
struct Sdp {
    QByteArray formats = "8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000";
    QByteArray more{};
    QByteArray address = "127.0.0.1";
    QByteArray profile = "RTP/AVP";

    [[nodiscard]] QByteArray text(int port) const
    {
        return "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 " + address + "\r\nt=0 0\r\nm=audio "
            + QByteArray::number(port) + ' ' + profile + ' ' + formats + "\r\n" + more;
    }
};

/// A call that was offered.
struct Call {
    explicit Call(const SipSettings &given = {})
        : settings(given)
    {
        auto started = RtpEngine::start({.firstPort = 25'000, .lastPort = 27'998, .follow = given.followSound}, told);
        if (!started)
            qFatal("no engine");
        engine = std::move(*started);
        sa_set_str(&here, "127.0.0.1", 0);
        sound = std::make_unique<CallSound>(*engine, here, settings);
        Ref<mbuf> buffer;
        if (sound->offer(buffer) != 0)
            qFatal("no offer");
        offer = textOf(buffer.get());
    }

    int answer(const Sdp &sdp) { return sound->takeAnswer(bufferOf(sdp.text(phone.localPort())).get()); }

    /// A later offer of theirs; our answer.
    std::pair<int, QByteArray> renew(const Sdp &sdp, int port = 0)
    {
        mbuf *made = nullptr;
        const auto theirs = bufferOf(sdp.text(port ? port : phone.localPort()));
        const int error = sound->takeOffer(theirs.get(), &made);
        const Ref<mbuf> owned(made);
        return {error, made ? textOf(made) : QByteArray()};
    }

    SipSettings settings;
    Told told;
    sa here{};
    std::unique_ptr<RtpEngine> engine;
    std::unique_ptr<CallSound> sound; // goes before the engine
    QByteArray offer;
    Phone phone;
};

SipSettings with(SipSettings::Srtp srtp)
{
    SipSettings settings;
    settings.srtp = srtp;
    return settings;
}

QByteArray keyIn(const QByteArray &sdp, const QByteArray &suite)
{
    static const QString form = u"a=crypto:(\\d+) %1 inline:([A-Za-z0-9+/]{40})\r\n"_s;
    return QRegularExpression(form.arg(QLatin1StringView(suite)))
        .match(QString::fromLatin1(sdp))
        .captured(2)
        .toLatin1();
}

SrtpKey srtpKey(const QByteArray &text, SrtpSuite suite = SrtpSuite::Sha1_80)
{
    const auto line = readCrypto("1 " + std::string(nameOf(suite)) + " inline:" + text.toStdString());
    if (!line)
        qFatal("no key");
    return line->key;
}

const QByteArray eighty = "AES_CM_128_HMAC_SHA1_80", thirtyTwo = "AES_CM_128_HMAC_SHA1_32";

QByteArray crypto(int tag, const QByteArray &suite, const QByteArray &key = someKey)
{
    return "a=crypto:" + QByteArray::number(tag) + ' ' + suite + " inline:" + key + "\r\n";
}

} // namespace

class TestSipSound final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offersWhatIsConfigured();
    void answersAreTakenOrRefused_data();
    void answersAreTakenOrRefused();
    void speaksTheirFirstCodec_data();
    void speaksTheirFirstCodec();
    void sendsPacketsOfTheirSize_data();
    void sendsPacketsOfTheirSize();
    void keysByEitherNumber();
    void keyTonesOnlyWithoutKeyPackets();
    void onHoldNothingIsHeard_data();
    void onHoldNothingIsHeard();
    void movesElsewhere();
    void offersAgainWhenAsked();
    void aCallThatComesIn();
    void keysAreOffered();
    void secretSound_data();
    void secretSound();
    void plainSoundIsNeverSentWhereItMustBeSecret();
    void secretsAreRenewed();
    void strangersAreFollowedOnlyIfAsked();
};

void TestSipSound::offersWhatIsConfigured()
{
    Call usual;
    QVERIFY2(usual.offer.contains("RTP/AVP 8 0 9 101\r\n"), usual.offer.constData());
    QVERIFY(usual.offer.contains("a=rtpmap:9 G722/8000\r\n"));
    QVERIFY(usual.offer.contains("a=ptime:20\r\n") && usual.offer.contains("a=sendrecv\r\n"));
    QVERIFY(!usual.offer.contains("crypto"));
    SipSettings settings;
    settings.codecs = {Codec::G722, Codec::Pcmu};
    Call other(settings);
    QVERIFY2(other.offer.contains("RTP/AVP 9 0 101\r\n"), other.offer.constData());
}

void TestSipSound::answersAreTakenOrRefused_data()
{
    QTest::addColumn<QByteArray>("formats");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char *name, const QByteArray &formats, bool taken, const QByteArray &more = {},
                         const QByteArray &profile = "RTP/AVP") {
        QTest::newRow(name) << formats << more << profile << taken;
    };
    row("usual", Sdp().formats, true);
    row("without names", "8", true);
    row("another number", "97\r\na=rtpmap:97 pcma/8000", true);
    row("a codec that was not offered", "18\r\na=rtpmap:18 G729/8000", false);
    row("two, the first unknown", "18 0", true);
    row("keys alone", "101\r\na=rtpmap:101 telephone-event/8000", false);
    row("no codec at all", "", false);
    row("keys to plain sound", "8", true, crypto(1, eighty));
    row("a secret profile", "8", false, crypto(1, eighty), "RTP/SAVP");
    row("something else", "8", false, {}, "UDP/TLS/RTP/SAVPF");
    row("nonsense in its attributes", "8", true, "a=ptime:-5\r\na=maxptime:999999999999\r\n"_ba);
    row("an attribute that is none", "8", false, "a=rtpmap:8\r\n"_ba);
}

void TestSipSound::answersAreTakenOrRefused()
{
    QFETCH(const QByteArray, formats);
    QFETCH(const QByteArray, more);
    QFETCH(const QByteArray, profile);
    QFETCH(const bool, taken);
    Call call;
    QCOMPARE(call.answer({.formats = formats, .more = more, .profile = profile}) == 0, taken);
    if (taken) {
        QTRY_VERIFY(call.phone.hasPendingDatagrams());
    } else {
        QTest::qWait(60);
        QVERIFY(!call.phone.hasPendingDatagrams());
    }
}

void TestSipSound::speaksTheirFirstCodec_data()
{
    QTest::addColumn<QByteArray>("formats");
    QTest::addColumn<int>("payload");
    QTest::addColumn<Codec>("codec");
    QTest::newRow("PCMA") << "8 0 9"_ba << 8 << Codec::Pcma;
    QTest::newRow("PCMU") << "0 8"_ba << 0 << Codec::Pcmu;
    QTest::newRow("G722") << "9 8 101\r\na=rtpmap:101 telephone-event/8000"_ba << 9 << Codec::G722;
    QTest::newRow("PCMU by another number") << "111 8\r\na=rtpmap:111 PCMU/8000"_ba << 111 << Codec::Pcmu;
}

void TestSipSound::speaksTheirFirstCodec()
{
    QFETCH(const QByteArray, formats);
    QFETCH(const int, payload);
    QFETCH(const Codec, codec);
    Call call;
    QCOMPARE(call.answer({.formats = formats}), 0);
    const auto prompt = words(1);
    call.sound->play(prompt);
    QTRY_COMPARE(call.told.ended.load(), 1);
    std::size_t next = 0;
    for (const auto &bytes : call.phone.all()) {
        const auto packet = readRtp(bytes);
        QVERIFY(packet);
        QCOMPARE(packet->payloadType, payload);
        if (next < prompt->frames() && std::ranges::equal(packet->payload, prompt->frame(codec, next)))
            ++next;
    }
    QCOMPARE(next, prompt->frames());
}

void TestSipSound::sendsPacketsOfTheirSize_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("nothing is said") << ""_ba << 20;
    QTest::newRow("10") << "a=ptime:10\r\n"_ba << 10;
    QTest::newRow("30") << "a=ptime:30\r\n"_ba << 30;
    QTest::newRow("40") << "a=ptime:40\r\n"_ba << 40;
    QTest::newRow("60") << "a=ptime:60\r\n"_ba << 60;
    QTest::newRow("no more than 10") << "a=maxptime:10\r\n"_ba << 10;
    QTest::newRow("wants more than it takes") << "a=ptime:60\r\na=maxptime:30\r\n"_ba << 30;
    QTest::newRow("an odd one") << "a=ptime:25\r\n"_ba << 20;
    QTest::newRow("nonsense") << "a=ptime:0\r\n"_ba << 20;
}

void TestSipSound::sendsPacketsOfTheirSize()
{
    QFETCH(const QByteArray, more);
    QFETCH(const int, milliseconds);
    Call call;
    QCOMPARE(call.answer({.more = more}), 0);
    const auto prompt = words(1);
    const auto whole = prompt->bytes(Codec::Pcma);
    QElapsedTimer clock;
    clock.start();
    call.sound->play(prompt);
    QTRY_COMPARE(call.told.ended.load(), 1);
    const qint64 took = clock.elapsed();
    QVERIFY2(took > 1300 && took < 2500, qPrintable(QString::number(took)));
    std::vector<std::uint8_t> heard;
    std::optional<RtpPacket> before;
    for (const auto &bytes : call.phone.all()) {
        const auto packet = readRtp(bytes);
        QCOMPARE(packet->payload.size(), std::size_t(8 * milliseconds));
        if (before) {
            QCOMPARE(packet->timestamp, before->timestamp + unsigned(8 * milliseconds));
            QCOMPARE(packet->sequence, std::uint16_t(before->sequence + 1));
        }
        before = packet;
        heard.insert(heard.end(), packet->payload.begin(), packet->payload.end());
    }
    QVERIFY(!std::ranges::search(heard, whole).empty());
    QVERIFY(std::abs(call.sound->sent().count() - qint64(heard.size()) / 8) <= 60);
}

void TestSipSound::keysByEitherNumber()
{
    Call call;
    QCOMPARE(call.answer({.formats = "8 96\r\na=rtpmap:96 telephone-event/8000"}), 0);
    QTRY_VERIFY(call.phone.isReached());
    call.phone.press(4, 1, 101); // the number of our offer
    QTRY_COMPARE(call.told.lastKey.load(), '4');
    call.phone.press(5, 2, 96); // and of their answer
    QTRY_COMPARE(call.told.lastKey.load(), '5');
}

void TestSipSound::keyTonesOnlyWithoutKeyPackets()
{
    for (const bool packets : {false, true}) {
        Call call;
        QCOMPARE(call.answer({.formats = packets ? Sdp().formats : "8"_ba}), 0);
        QTRY_VERIFY(call.phone.isReached());
        for (std::uint16_t frame = 0; frame < 12; ++frame) {
            std::vector<std::uint8_t> content(160);
            for (std::size_t i = 0; i < content.size(); ++i) {
                const double t = 2 * std::numbers::pi * double(frame * 160U + i) / 8000;
                content[i] =
                    encoded(Law::A, std::int16_t(frame < 6 ? 4000 * (std::sin(941 * t) + std::sin(1336 * t)) : 0));
            }
            call.phone.send(call.phone.rtp(8, frame, content, 160));
        }
        if (packets) {
            call.phone.press(1, 100);
            QTRY_COMPARE(call.told.lastKey.load(), '1'); // and no 0 before
        } else {
            QTRY_COMPARE(call.told.lastKey.load(), '0');
        }
    }
}

void TestSipSound::onHoldNothingIsHeard_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("sendonly") << "a=sendonly\r\n"_ba << "127.0.0.1"_ba << "a=recvonly\r\n"_ba;
    QTest::newRow("inactive") << "a=inactive\r\n"_ba << "127.0.0.1"_ba << "a=inactive\r\n"_ba;
    QTest::newRow("0.0.0.0") << ""_ba << "0.0.0.0"_ba << "a=sendrecv\r\n"_ba;
}

void TestSipSound::onHoldNothingIsHeard()
{
    QFETCH(const QByteArray, more);
    QFETCH(const QByteArray, address);
    QFETCH(const QByteArray, answer);
    Call call;
    QCOMPARE(call.answer({}), 0);
    const auto prompt = words(2);
    call.sound->play(prompt);
    QTRY_VERIFY(call.sound->sent() >= 1700ms); // in the midst of the second word
    const auto [error, text] = call.renew({.more = more, .address = address});
    QCOMPARE(error, 0);
    QVERIFY2(text.contains(answer), text.constData());
    QVERIFY(call.sound->isHeld());
    std::chrono::milliseconds held;
    QTRY_VERIFY((held = call.sound->sent(), QTest::qWait(100), call.sound->sent() == held)); // it stands still
    (void)call.phone.all();
    for (std::uint16_t i = 0; i < 20; ++i) // their music is not heard, their keys neither
        call.phone.press(7, i);
    QTest::qWait(100);
    QVERIFY(call.phone.all().empty());
    QCOMPARE(call.told.lastKey.load(), ' ');
    QCOMPARE(call.told.ended.load(), 0);
    QCOMPARE(call.renew({}).first, 0);
    QVERIFY(!call.sound->isHeld());
    QTRY_COMPARE(call.told.ended.load(), 1);
    // The second word was said again from its beginning, and counted once.
    std::vector<std::uint8_t> heard;
    for (const auto &bytes : call.phone.all()) {
        const auto packet = readRtp(bytes);
        heard.insert(heard.end(), packet->payload.begin(), packet->payload.end());
    }
    const auto second = prompt->bytes(Codec::Pcma).subspan(71 * frameBytes, 48 * frameBytes);
    QVERIFY(!std::ranges::search(heard, second).empty());
    QVERIFY2(call.sound->sent() >= prompt->length() && call.sound->sent() <= prompt->length() + 300ms,
        qPrintable(QString::number(call.sound->sent().count())));
    call.phone.press(3, 1000);
    QTRY_COMPARE(call.told.lastKey.load(), '3');
}

void TestSipSound::movesElsewhere()
{
    Call call;
    QCOMPARE(call.answer({}), 0);
    QTRY_VERIFY(call.phone.isReached());
    Phone other;
    QCOMPARE(call.renew({.formats = "0 101\r\na=rtpmap:101 telephone-event/8000"}, other.localPort()).first, 0);
    QTRY_VERIFY(other.hasPendingDatagrams());
    QCOMPARE(readRtp(other.all().front())->payloadType, 0);
    (void)call.phone.all();
    QTest::qWait(60);
    QVERIFY(call.phone.all().empty());
    (void)other.all();
    QVERIFY(call.renew({.formats = "18"}).first != 0); // 488: and what was agreed stays
    QTRY_VERIFY(other.hasPendingDatagrams());
    QVERIFY(call.renew({.address = "no address"}).first != 0 || call.sound->isHeld());
}

void TestSipSound::offersAgainWhenAsked()
{
    Call call(with(SipSettings::Srtp::Offer));
    QCOMPARE(call.answer({}), 0);
    mbuf *made = nullptr;
    const auto nothing = bufferOf({});
    QCOMPARE(call.sound->takeOffer(nothing.get(), &made), 0);
    const Ref<mbuf> owned(made);
    const QByteArray text = textOf(made);
    QVERIFY2(text.contains("m=audio") && text.contains(" 8 0 9 101\r\n"), text.constData());
    QCOMPARE(keyIn(text, eighty), keyIn(call.offer, eighty));
    QCOMPARE(call.answer({.more = crypto(1, eighty)}), 0);
}

void TestSipSound::aCallThatComesIn()
{
    Call other; // its engine
    CallSound sound(*other.engine, other.here, other.settings);
    mbuf *made = nullptr;
    const auto theirs =
        bufferOf(Sdp{.formats = "18 0 8 96\r\na=rtpmap:96 telephone-event/8000"}.text(other.phone.localPort()));
    QCOMPARE(sound.takeOffer(theirs.get(), &made), 0);
    const Ref<mbuf> owned(made);
    QVERIFY2(textOf(made).contains("RTP/AVP 0 8 96\r\n"), textOf(made).constData());
    QTRY_VERIFY(other.phone.hasPendingDatagrams());
    QCOMPARE(readRtp(other.phone.all().front())->payloadType, 0);
}

void TestSipSound::keysAreOffered()
{
    Call offered(with(SipSettings::Srtp::Offer)), required(with(SipSettings::Srtp::Require)),
        again(with(SipSettings::Srtp::Require));
    QVERIFY(offered.offer.contains(" RTP/AVP ") && required.offer.contains(" RTP/SAVP "));
    for (const Call *call : {&offered, &required}) {
        QVERIFY2(
            !keyIn(call->offer, eighty).isEmpty() && !keyIn(call->offer, thirtyTwo).isEmpty(), call->offer.constData());
        QVERIFY(keyIn(call->offer, eighty) != keyIn(call->offer, thirtyTwo));
    }
    QVERIFY(keyIn(required.offer, eighty) != keyIn(again.offer, eighty));
}

void TestSipSound::secretSound_data()
{
    QTest::addColumn<SipSettings::Srtp>("srtp");
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<SrtpSuite>("suite");
    QTest::newRow("offered") << SipSettings::Srtp::Offer << "RTP/AVP"_ba << SrtpSuite::Sha1_80;
    QTest::newRow("offered, answered in the secret profile")
        << SipSettings::Srtp::Offer << "RTP/SAVP"_ba << SrtpSuite::Sha1_80;
    QTest::newRow("required") << SipSettings::Srtp::Require << "RTP/SAVP"_ba << SrtpSuite::Sha1_80;
    QTest::newRow("required, short tags") << SipSettings::Srtp::Require << "RTP/SAVP"_ba << SrtpSuite::Sha1_32;
}

void TestSipSound::secretSound()
{
    QFETCH(const SipSettings::Srtp, srtp);
    QFETCH(const QByteArray, profile);
    QFETCH(const SrtpSuite, suite);
    const QByteArray name(nameOf(suite).data(), qsizetype(nameOf(suite).size()));
    Call call(with(srtp));
    QCOMPARE(call.answer({.more = crypto(suite == SrtpSuite::Sha1_80 ? 1 : 2, name), .profile = profile}), 0);
    const auto peer = srtpOfLibsrtp(srtpKey(someKey, suite), srtpKey(keyIn(call.offer, name), suite));
    const auto prompt = words(1);
    call.sound->play(prompt);
    QTRY_COMPARE(call.told.ended.load(), 1);
    std::vector<std::uint8_t> heard;
    for (const auto &bytes : call.phone.all()) {
        QCOMPARE(bytes.size(), rtpHeader + frameBytes + (suite == SrtpSuite::Sha1_80 ? 10 : 4));
        const auto plain = peer->unprotect(bytes);
        QVERIFY(plain);
        heard.insert(heard.end(), plain->begin() + rtpHeader, plain->end());
    }
    QVERIFY(!std::ranges::search(heard, prompt->bytes(Codec::Pcma)).empty());
    call.phone.press(9, 1); // not secret: anybody's
    const auto one = *peer->protect(call.phone.rtp(101, 2, {1, 0x8a, 3, 32}));
    auto forged = one;
    forged[12] ^= 8;
    call.phone.send(forged);
    call.phone.send(one);
    QTRY_COMPARE(call.told.lastKey.load(), '1');
    call.phone.send(*peer->protect(call.phone.rtp(101, 3, {2, 0x8a, 3, 32})));
    QTRY_COMPARE(call.told.lastKey.load(), '2');
    call.phone.send(one); // said again by whoever recorded it
    call.phone.send(*peer->protect(call.phone.rtp(101, 4, {3, 0x8a, 3, 32})));
    QTRY_COMPARE(call.told.lastKey.load(), '3');
}

void TestSipSound::plainSoundIsNeverSentWhereItMustBeSecret()
{
    const std::vector<Sdp> answers{
        {}, // plain
        {.more = crypto(1, eighty)}, // keys, but the plain profile
        {.profile = "RTP/SAVP"}, // the profile, and no key
        {.more = crypto(3, eighty), .profile = "RTP/SAVP"}, // nobody offered that one
        {.more = crypto(1, thirtyTwo), .profile = "RTP/SAVP"}, // nor that one by this number
        {.more = crypto(1, eighty) + crypto(2, thirtyTwo), .profile = "RTP/SAVP"}, // which?
        {.more = crypto(1, eighty, QByteArray(someKey).chopped(4)), .profile = "RTP/SAVP"},
        {.more = crypto(1, eighty).chopped(2) + " UNENCRYPTED_SRTP\r\n", .profile = "RTP/SAVP"},
    };
    for (const Sdp &answer : answers) {
        Call call(with(SipSettings::Srtp::Require));
        QVERIFY(call.answer(answer) != 0);
        call.sound->play(words(1));
        QTest::qWait(60);
        QVERIFY(!call.phone.hasPendingDatagrams());
    }
    // Nor later in the call.
    Call call(with(SipSettings::Srtp::Require));
    QCOMPARE(call.answer({.more = crypto(1, eighty), .profile = "RTP/SAVP"}), 0);
    QVERIFY(call.renew({}).first != 0);
    QVERIFY(call.renew({.profile = "RTP/SAVP"}).first != 0);
    QTRY_VERIFY(call.phone.hasPendingDatagrams());
    for (const auto &bytes : call.phone.all())
        QCOMPARE(bytes.size(), rtpHeader + frameBytes + 10);
    // Where it is only offered, a wrong answer is no plain call either.
    Call offered(with(SipSettings::Srtp::Offer));
    QVERIFY(offered.answer({.more = crypto(7, eighty)}) != 0);
}

void TestSipSound::secretsAreRenewed()
{
    Call call(with(SipSettings::Srtp::Require));
    const Sdp first{.more = crypto(1, eighty), .profile = "RTP/SAVP"};
    QCOMPARE(call.answer(first), 0);
    auto peer = srtpOfLibsrtp(srtpKey(someKey), srtpKey(keyIn(call.offer, eighty)));
    QTRY_VERIFY(call.phone.hasPendingDatagrams());
    for (const auto &bytes : call.phone.all())
        QVERIFY(peer->unprotect(bytes));
    // The same keys: everything goes on counting.
    const auto [error, answer] =
        call.renew({.more = crypto(4, eighty) + crypto(9, "F8_128_HMAC_SHA1_80"), .profile = "RTP/SAVP"});
    QCOMPARE(error, 0);
    QVERIFY2(answer.contains("a=crypto:4 " + eighty) && answer.count("a=crypto") == 1, answer.constData());
    QCOMPARE(keyIn(answer, eighty), keyIn(call.offer, eighty));
    QTRY_VERIFY(call.phone.hasPendingDatagrams());
    for (const auto &bytes : call.phone.all())
        QVERIFY(peer->unprotect(bytes));
    call.phone.send(*peer->protect(call.phone.rtp(101, 2, {1, 0x8a, 3, 32})));
    QTRY_COMPARE(call.told.lastKey.load(), '1');
    // A new key of theirs, and another suite: ours is another too.
    QByteArray newKey = someKey;
    newKey[3] = 'Q';
    const auto [again, renewed] = call.renew({.more = crypto(1, thirtyTwo, newKey), .profile = "RTP/SAVP"});
    QCOMPARE(again, 0);
    QCOMPARE(keyIn(renewed, thirtyTwo), keyIn(call.offer, thirtyTwo));
    peer = srtpOfLibsrtp(srtpKey(newKey, SrtpSuite::Sha1_32), srtpKey(keyIn(renewed, thirtyTwo), SrtpSuite::Sha1_32));
    bool understood = false;
    QTRY_VERIFY((understood |=
        std::ranges::any_of(call.phone.all(), [&](const auto &bytes) { return peer->unprotect(bytes).has_value(); })));
    call.phone.send(*peer->protect(call.phone.rtp(101, 3, {2, 0x8a, 3, 32})));
    QTRY_COMPARE(call.told.lastKey.load(), '2');
}

void TestSipSound::strangersAreFollowedOnlyIfAsked()
{
    for (const bool follow : {false, true}) {
        SipSettings settings;
        settings.followSound = follow;
        Call call(settings);
        // The answer names an address that is not where the telephone is.
        QCOMPARE(call.answer({.address = "127.0.0.9"}), 0);
        const int port =
            QRegularExpression(u"m=audio (\\d+)"_s).match(QString::fromLatin1(call.offer)).captured(1).toInt();
        Phone stranger(QHostAddress(u"127.0.0.3"_s));
        call.phone.theirs = stranger.theirs = quint16(port);
        const std::vector<std::uint8_t> silence(160, 0xd5);
        stranger.press(9, 1); // one packet is not trusted
        for (std::uint16_t i = 0; i < 10; ++i)
            call.phone.send(call.phone.rtp(8, i, silence));
        if (!follow) {
            QTest::qWait(100);
            call.phone.press(1, 20);
            QTest::qWait(100);
            QCOMPARE(call.told.lastKey.load(), ' ');
            QVERIFY(!call.phone.hasPendingDatagrams());
            continue;
        }
        QTRY_VERIFY(call.phone.hasPendingDatagrams()); // it is answered where it is
        for (std::uint16_t i = 0; i < 10; ++i)
            stranger.send(stranger.rtp(8, i, silence));
        stranger.press(9, 30);
        call.phone.press(1, 20);
        QTRY_COMPARE(call.told.lastKey.load(), '1');
        QVERIFY(!stranger.hasPendingDatagrams());
    }
}

QTEST_GUILESS_MAIN(TestSipSound)
#include "tst_sipsound.moc"
