// SPDX-License-Identifier: GPL-3.0-or-later
#include "g711.h"
#include "rtppacket.h"
#include "telephoneevent.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace campanile::dialer;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes packet(std::uint8_t first, std::uint8_t second, const Bytes &rest)
{
    Bytes bytes{first, second, 0x12, 0x34, 0, 0, 0x10, 0, 0xca, 0xfe, 0xba, 0xbe};
    bytes.insert(bytes.end(), rest.begin(), rest.end());
    return bytes;
}

std::optional<char> key(TelephoneEvents &events, int event, std::uint32_t timestamp, bool end = false)
{
    const Bytes payload{std::uint8_t(event), std::uint8_t(end ? 0x8a : 0x0a), 0, 160};
    return events.add({.payloadType = 101, .timestamp = timestamp, .payload = payload});
}

} // namespace

class TestRtp final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownCodes();
    void codesComeBack_data();
    void codesComeBack();
    void writesWhatItReads();
    void readsHeadersOfAllKinds();
    void refusesWhatIsNone();
    void anyBytesAreRead();
    void aKeyIsToldOnce();
    void lostAndLatePackets();
    void whatIsNoKey();
};

// ITU-T G.711, tables 1a and 2a: the ends of the scale, silence, and steps between them.
void TestRtp::knownCodes()
{
    QCOMPARE(decoded(Law::A, 0xd5), 8);
    QCOMPARE(decoded(Law::A, 0x55), -8);
    QCOMPARE(decoded(Law::A, 0xaa), 32256);
    QCOMPARE(decoded(Law::A, 0x2a), -32256);
    QCOMPARE(decoded(Law::Mu, 0xff), 0);
    QCOMPARE(decoded(Law::Mu, 0x80), 32124);
    QCOMPARE(decoded(Law::Mu, 0x00), -32124);
    QCOMPARE(encoded(Law::A, 0), silenceOf(Law::A));
    QCOMPARE(encoded(Law::Mu, 0), silenceOf(Law::Mu));
    QCOMPARE(encoded(Law::A, 32767), 0xaa);
    QCOMPARE(encoded(Law::A, -32768), 0x2a);
    QCOMPARE(encoded(Law::Mu, 32767), 0x80);
    QCOMPARE(encoded(Law::Mu, -32768), 0x00);
}

void TestRtp::codesComeBack_data()
{
    QTest::addColumn<Law>("law");
    QTest::newRow("A") << Law::A;
    QTest::newRow("u") << Law::Mu;
}

void TestRtp::codesComeBack()
{
    QFETCH(const Law, law);
    for (int code = 0; code < 256; ++code) {
        const std::int16_t sample = decoded(law, std::uint8_t(code));
        if (sample != 0) // u-law has two zeros
            QCOMPARE(int(encoded(law, sample)), code);
    }
    // Every sample is coded by the nearest there is, within half a step (a 32nd of its size and bias, or the smallest
    // step).
    for (int sample = -32768; sample <= 32767; ++sample) {
        const int back = decoded(law, encoded(law, std::int16_t(sample)));
        const int most = std::max({16, (std::abs(sample) + 132) / 32 + 1, std::abs(sample) > 32000 ? 700 : 0});
        QVERIFY2(std::abs(back - sample) <= most, qPrintable(QString::number(sample)));
    }
}

void TestRtp::writesWhatItReads()
{
    const Bytes payload(160, 0xd5);
    const RtpPacket sent{.marker = true,
        .payloadType = 8,
        .sequence = 0xfffe,
        .timestamp = 0xdeadbeef,
        .source = 0x01020304,
        .payload = payload};
    Bytes bytes(rtpHeader);
    writeRtpHeader(std::span<std::uint8_t, rtpHeader>(bytes), sent);
    bytes.insert(bytes.end(), payload.begin(), payload.end());
    const auto read = readRtp(bytes);
    QVERIFY(read);
    QCOMPARE(read->marker, true);
    QCOMPARE(read->payloadType, 8);
    QCOMPARE(read->sequence, sent.sequence);
    QCOMPARE(read->timestamp, sent.timestamp);
    QCOMPARE(read->source, sent.source);
    QVERIFY(std::ranges::equal(read->payload, payload));
}

void TestRtp::readsHeadersOfAllKinds()
{
    const Bytes contributing = packet(0x82, 8, {1, 1, 1, 1, 2, 2, 2, 2, 42});
    QCOMPARE(readRtp(contributing)->payload.size(), 1U);
    const Bytes extended = packet(0x90, 8, {0xbe, 0xde, 0, 1, 9, 9, 9, 9, 42, 43});
    QCOMPARE(readRtp(extended)->payload.size(), 2U);
    const Bytes padded = packet(0xa0, 8, {42, 0, 0, 3});
    QCOMPARE(readRtp(padded)->payload.size(), 1U);
    const Bytes empty = packet(0x80, 13, {});
    QCOMPARE(readRtp(empty)->payload.size(), 0U);
}

void TestRtp::refusesWhatIsNone()
{
    QVERIFY(!readRtp({}));
    QVERIFY(!readRtp(Bytes(11, 0x80)));
    QVERIFY(!readRtp(packet(0x40, 8, {1}))); // version 1
    QVERIFY(!readRtp(packet(0x80, 200, {1}))); // RTCP
    QVERIFY(!readRtp(packet(0x8f, 8, {1}))); // fifteen sources, and none of them is there
    QVERIFY(!readRtp(packet(0x90, 8, {0, 0, 0xff, 0xff}))); // an extension that goes on for ever
    QVERIFY(!readRtp(packet(0xa0, 8, {1, 200}))); // more padding than packet
    QVERIFY(!readRtp(packet(0xa0, 8, {1, 0})));
}

void TestRtp::anyBytesAreRead()
{
    std::minstd_rand random(1);
    for (int i = 0; i < 200'000; ++i) {
        Bytes bytes(random() % 40);
        for (std::uint8_t &byte : bytes)
            byte = std::uint8_t(random());
        if (!bytes.empty())
            bytes[0] = std::uint8_t(0x80 | (bytes[0] & 0x3f));
        if (const auto read = readRtp(bytes))
            QVERIFY(read->payload.size() + rtpHeader <= bytes.size());
    }
}

void TestRtp::aKeyIsToldOnce()
{
    TelephoneEvents events;
    QCOMPARE(key(events, 1, 1000), '1');
    for (int i = 0; i < 5; ++i)
        QVERIFY(!key(events, 1, 1000));
    for (int i = 0; i < 3; ++i)
        QVERIFY(!key(events, 1, 1000, true));
    QCOMPARE(key(events, 1, 9000), '1'); // the same key again
    QCOMPARE(key(events, 11, 20'000), '#');
    QCOMPARE(key(events, 10, 30'000), '*');
}

void TestRtp::lostAndLatePackets()
{
    TelephoneEvents events;
    QCOMPARE(key(events, 9, 1000, true), '9'); // all but an end was lost
    QCOMPARE(key(events, 1, 5000), '1');
    QVERIFY(!key(events, 9, 1000, true)); // late
    TelephoneEvents wrapping;
    QCOMPARE(key(wrapping, 1, 0xffffff00U), '1');
    QCOMPARE(key(wrapping, 2, 0x00000100U), '2');
    QVERIFY(!key(wrapping, 1, 0xffffff00U, true));
}

void TestRtp::whatIsNoKey()
{
    TelephoneEvents events;
    QVERIFY(!key(events, 16, 1000)); // flash
    QVERIFY(!key(events, 255, 2000));
    const Bytes shortened{1, 0x0a, 0};
    QVERIFY(!events.add({.timestamp = 3000, .payload = shortened}));
    QCOMPARE(key(events, 5, 1000), '5'); // none of them was taken for a key
}

QTEST_GUILESS_MAIN(TestRtp)
#include "tst_rtp.moc"
