// SPDX-License-Identifier: GPL-3.0-or-later
// What both ends agree on about a call's sound, and what is sent and heard then.
#include "g711.h"
#include "rtppacket.h"
#include "soundcall.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

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
    void aCallThatComesIn();
    void strangersAreFollowedOnlyIfAsked();
};

void TestSipSound::offersWhatIsConfigured()
{
    SoundCall usual;
    QVERIFY2(usual.offer.contains("RTP/AVP 8 0 9 101\r\n"), usual.offer.constData());
    QVERIFY(usual.offer.contains("a=rtpmap:9 G722/8000\r\n"));
    QVERIFY(usual.offer.contains("a=ptime:20\r\n") && usual.offer.contains("a=sendrecv\r\n"));
    QVERIFY(!usual.offer.contains("crypto"));
    SipSettings settings;
    settings.codecs = {Codec::G722, Codec::Pcmu};
    SoundCall other(settings);
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
    row("usual", SoundSdp().formats, true);
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
    SoundCall call;
    QCOMPARE(call.answer({.formats = formats, .more = more, .profile = profile}) == 0, taken);
    if (taken) {
        QTRY_VERIFY(call.phone.hasPendingDatagrams());
    } else {
        QTest::qWait(60); // nothing is to come: that cannot be waited for
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
    SoundCall call;
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
    SoundCall call;
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
    SoundCall call;
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
        SoundCall call;
        QCOMPARE(call.answer({.formats = packets ? SoundSdp().formats : "8"_ba}), 0);
        QTRY_VERIFY(call.phone.isReached());
        for (std::uint16_t frame = 0; frame < 12; ++frame) {
            std::vector<std::uint8_t> content(160);
            for (std::size_t i = 0; i < content.size(); ++i) {
                const double t = 2 * std::numbers::pi * double(frame * 160U + i) / 8000;
                content[i] =
                    encoded(Law::A, std::int16_t(frame < 6 ? 4000 * (std::sin(941 * t) + std::sin(1336 * t)) : 0));
            }
            call.phone.send(SoundPhone::rtp(8, frame, content, 160));
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
    SoundCall call;
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
    QTest::qWait(100); // nothing is to come: that cannot be waited for
    QVERIFY(call.phone.all().empty());
    QCOMPARE(call.told.lastKey.load(), ' ');
    QCOMPARE(call.told.ended.load(), 0);
    QCOMPARE(call.renew({}).error, 0);
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
    SoundCall call;
    QCOMPARE(call.answer({}), 0);
    QTRY_VERIFY(call.phone.isReached());
    SoundPhone other;
    QCOMPARE(call.renew({.formats = "0 101\r\na=rtpmap:101 telephone-event/8000"}, other.localPort()).error, 0);
    QTRY_VERIFY(other.hasPendingDatagrams());
    QCOMPARE(readRtp(other.all().front())->payloadType, 0);
    (void)call.phone.all();
    QTest::qWait(60); // nothing is to come: that cannot be waited for
    QVERIFY(call.phone.all().empty());
    (void)other.all();
    QVERIFY(call.renew({.formats = "18"}).error != 0); // 488: and what was agreed stays
    QTRY_VERIFY(other.hasPendingDatagrams());
    QVERIFY(call.renew({.address = "no address"}).error != 0 || call.sound->isHeld());
}

void TestSipSound::aCallThatComesIn()
{
    SoundCall other; // its engine
    CallSound sound(*other.engine, other.here, other.settings);
    const auto [error, answer] = SoundCall::offerTo(
        sound, SoundSdp{.formats = "18 0 8 96\r\na=rtpmap:96 telephone-event/8000"}.text(other.phone.localPort()));
    QCOMPARE(error, 0);
    QVERIFY2(answer.contains("RTP/AVP 0 8 96\r\n"), answer.constData());
    QTRY_VERIFY(other.phone.hasPendingDatagrams());
    QCOMPARE(readRtp(other.phone.all().front())->payloadType, 0);
}

void TestSipSound::strangersAreFollowedOnlyIfAsked()
{
    for (const bool follow : {false, true}) {
        SipSettings settings;
        settings.followSound = follow;
        SoundCall call(settings);
        // The answer names an address that is not where the telephone is.
        QCOMPARE(call.answer({.address = "127.0.0.9"}), 0);
        const int port =
            QRegularExpression(u"m=audio (\\d+)"_s).match(QString::fromLatin1(call.offer)).captured(1).toInt();
        SoundPhone stranger(QHostAddress(u"127.0.0.3"_s));
        call.phone.theirs = stranger.theirs = quint16(port);
        const std::vector<std::uint8_t> silence(160, 0xd5);
        stranger.press(9, 1); // one packet is not trusted
        for (std::uint16_t i = 0; i < 10; ++i)
            call.phone.send(SoundPhone::rtp(8, i, silence));
        if (!follow) {
            call.phone.press(1, 20);
            QTest::qWait(200); // nothing is to come: that cannot be waited for
            QCOMPARE(call.told.lastKey.load(), ' ');
            QVERIFY(!call.phone.hasPendingDatagrams());
            continue;
        }
        QTRY_VERIFY(call.phone.hasPendingDatagrams()); // it is answered where it is
        for (std::uint16_t i = 0; i < 10; ++i)
            stranger.send(SoundPhone::rtp(8, i, silence));
        stranger.press(9, 30);
        call.phone.press(1, 20);
        QTRY_COMPARE(call.told.lastKey.load(), '1');
        QVERIFY(!stranger.hasPendingDatagrams());
    }
}

QTEST_GUILESS_MAIN(TestSipSound)
#include "tst_sipsound.moc"
