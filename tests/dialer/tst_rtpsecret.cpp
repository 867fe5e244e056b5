// SPDX-License-Identifier: GPL-3.0-or-later
// SRTP and its keys, against two peers that nobody here wrote: libsrtp2 and libre.
#include "cryptoline.h"
#include "rtppacket.h"
#include "srtp.h"
#include "srtppeers.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;

namespace {

using Bytes = std::vector<std::uint8_t>;

SrtpKey keyOf(std::uint8_t seed, SrtpSuite suite = SrtpSuite::Sha1_80)
{
    SrtpKey key{.suite = suite};
    for (std::size_t i = 0; i < key.bytes.size(); ++i)
        key.bytes[i] = static_cast<std::uint8_t>(seed + 7 * i);
    return key;
}

Bytes packet(std::uint16_t sequence, std::uint32_t source = 0xcafebabe, std::uint8_t content = 0xd5)
{
    Bytes bytes(rtpHeader + 160, content);
    writeRtpHeader(std::span<std::uint8_t, rtpHeader>(bytes.data(), rtpHeader),
        {.payloadType = 8, .sequence = sequence, .timestamp = sequence * 160U, .source = source, .payload = {}});
    return bytes;
}

Bytes secret(Srtp &srtp, Bytes bytes)
{
    const std::size_t size = bytes.size();
    bytes.resize(size + Srtp::mostTag);
    bytes.resize(srtp.protect(bytes, size));
    return bytes;
}

std::optional<Bytes> clear(Srtp &srtp, Bytes bytes)
{
    const auto result = srtp.unprotect(bytes);
    return result ? std::optional(Bytes(result->begin(), result->end())) : std::nullopt;
}

} // namespace

class TestRtpSecret final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKnownPacket();
    void peersUnderstandIt_data();
    void peersUnderstandIt();
    void forgedPacketsChangeNothing();
    void replayedPacketsAreNotTaken();
    void countsPastSixteenBits();
    void aKeysIndexIsExpected();
    void anyBytesAreRefused();
    void sourcesThatAreMadeUpTakeNoPlace();
    void cryptoLines_data();
    void cryptoLines();
    void cryptoLinesComeBack();
    void keysAreFresh();
};

// The packet of libsrtp's self-test: whoever derives the keys of RFC 3711 otherwise makes another one.
void TestRtpSecret::aKnownPacket()
{
    SrtpKey key;
    const auto master = QByteArray::fromHex("e1f97a0d3e018be0d64fa32c06de41390ec675ad498afeebb6960b3aabe6");
    std::ranges::copy(master, key.bytes.begin());
    Srtp sender(key), receiver(key);
    const auto plain = QByteArray::fromHex("800f1234decafbadcafebabeabababababababababababababababab");
    const auto expected = QByteArray::fromHex("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea"
                                              "179b8dbb");
    const Bytes made = secret(sender, Bytes(plain.begin(), plain.end()));
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(made.data()), qsizetype(made.size())), expected);
    QCOMPARE(clear(receiver, made), Bytes(plain.begin(), plain.end()));
}

void TestRtpSecret::peersUnderstandIt_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<SrtpSuite>("suite");
    for (const QString &peer : {u"libsrtp2"_s, u"libre"_s}) {
        QTest::addRow("%s, 80 bits", qPrintable(peer)) << peer << SrtpSuite::Sha1_80;
        QTest::addRow("%s, 32 bits", qPrintable(peer)) << peer << SrtpSuite::Sha1_32;
    }
}

void TestRtpSecret::peersUnderstandIt()
{
    QFETCH(const QString, peer);
    QFETCH(const SrtpSuite, suite);
    const SrtpKey ours = keyOf(3, suite), theirs = keyOf(100, suite);
    Srtp sender(ours), receiver(theirs);
    const auto other = peer == u"libre"_s ? srtpOfLibre(theirs, ours) : srtpOfLibsrtp(theirs, ours);
    std::uint16_t sequence = 65'500; // it wraps
    for (int i = 0; i < 200; ++i, ++sequence) {
        const Bytes plain = packet(sequence, 0xcafebabe, std::uint8_t(i));
        const Bytes sent = secret(sender, plain);
        QVERIFY(sent.size() > plain.size() && !std::ranges::equal(plain, std::span(sent).first(plain.size())));
        QCOMPARE(other->unprotect(sent), plain);
        const auto came = other->protect(plain);
        QVERIFY(came);
        QCOMPARE(clear(receiver, *came), plain);
    }
    // Neither takes the other direction's key.
    QVERIFY(!clear(receiver, secret(sender, packet(sequence))));
}

void TestRtpSecret::forgedPacketsChangeNothing()
{
    Srtp sender(keyOf(1)), receiver(keyOf(1));
    std::minstd_rand random(4);
    int taken = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto sequence = static_cast<std::uint16_t>(64'000 + i);
        const Bytes sent = secret(sender, packet(sequence));
        // Somebody who knows the source and everything but the key: any number, any content, any source.
        for (int forged = 0; forged < 5; ++forged) {
            Bytes wrong = sent;
            if (forged == 0)
                wrong[2] = std::uint8_t(random());
            else if (forged == 1)
                wrong[8 + random() % 4] ^= 0x55;
            else if (forged == 2)
                wrong.pop_back();
            else
                wrong[random() % wrong.size()] ^= std::uint8_t(1 + random() % 255);
            if (wrong != sent)
                QVERIFY(!clear(receiver, wrong));
        }
        taken += clear(receiver, sent).has_value();
    }
    QCOMPARE(taken, 3000);
}

void TestRtpSecret::replayedPacketsAreNotTaken()
{
    Srtp sender(keyOf(1)), receiver(keyOf(1));
    std::vector<Bytes> sent;
    for (std::uint16_t i = 0; i < 200; ++i)
        sent.push_back(secret(sender, packet(static_cast<std::uint16_t>(65'450 + i))));
    // Out of order within the window: each once.
    for (std::size_t i = 0; i < sent.size(); i += 4) {
        for (const std::size_t at : {i + 3, i + 1, i, i + 2}) {
            QVERIFY(clear(receiver, sent[at]));
            QVERIFY(!clear(receiver, sent[at]));
        }
    }
    for (const Bytes &old : sent)
        QVERIFY(!clear(receiver, old));
    Srtp late(keyOf(1));
    QVERIFY(clear(late, sent[80]));
    QVERIFY(clear(late, sent[30])); // it was on its way
    QVERIFY(!clear(late, sent[10])); // older than the window: nobody knows whether it was there
}

void TestRtpSecret::countsPastSixteenBits()
{
    Srtp sender(keyOf(1)), receiver(keyOf(1));
    for (int i = 0; i < 200'000; ++i) {
        const Bytes sent = secret(sender, packet(static_cast<std::uint16_t>(i)));
        if (i % 1000 == 0) // all others are lost
            QVERIFY2(clear(receiver, sent), qPrintable(QString::number(i)));
    }
}

void TestRtpSecret::aKeysIndexIsExpected()
{
    SrtpKey indexed = keyOf(1);
    indexed.mki = 0x0102;
    indexed.mkiSize = 2;
    Srtp sender(keyOf(1)), receiver(indexed);
    Bytes sent = secret(sender, packet(7));
    QVERIFY(!clear(receiver, sent));
    sent.insert(sent.end() - 10, {1, 2});
    QCOMPARE(clear(receiver, sent), packet(7));
    Bytes other = secret(sender, packet(8));
    other.insert(other.end() - 10, {1, 3}); // another key's
    QVERIFY(!clear(receiver, other));
}

void TestRtpSecret::anyBytesAreRefused()
{
    Srtp receiver(keyOf(1));
    std::minstd_rand random(1);
    for (int i = 0; i < 50'000; ++i) {
        Bytes bytes(random() % 60);
        for (std::uint8_t &byte : bytes)
            byte = std::uint8_t(random());
        if (!bytes.empty())
            bytes[0] = std::uint8_t(0x80 | (bytes[0] & 0x3f));
        QVERIFY(!clear(receiver, bytes));
    }
}

void TestRtpSecret::sourcesThatAreMadeUpTakeNoPlace()
{
    Srtp sender(keyOf(1)), receiver(keyOf(1));
    QVERIFY(clear(receiver, secret(sender, packet(1))));
    for (std::uint32_t source = 0; source < 50; ++source) {
        Bytes forged = secret(sender, packet(1, source));
        forged.back() ^= 1;
        QVERIFY(!clear(receiver, forged));
    }
    QVERIFY(!clear(receiver, secret(sender, packet(1)))); // it still knows that this one was there
    QVERIFY(clear(receiver, secret(sender, packet(1, 99)))); // a new one that is genuine
}

void TestRtpSecret::cryptoLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("tag"); // 0: refused
    QTest::addColumn<int>("mki");
    const QByteArray key = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    const auto row = [](const char *name, const QByteArray &line, int tag, int mki = 0) {
        QTest::newRow(name) << line << tag << mki;
    };
    row("the standard's example", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^20|1:4", 1, 1);
    row("short tag of the packet", "2 AES_CM_128_HMAC_SHA1_32 inline:" + key, 2);
    row("lifetime", "3 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^31", 3);
    row("lifetime in digits", "3 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2147483648", 3);
    row("index alone", "3 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|66:2", 3, 66);
    row("window", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + " WSH=128", 1);
    row("nothing", "", 0);
    row("no key", "1 AES_CM_128_HMAC_SHA1_80", 0);
    row("no tag", "AES_CM_128_HMAC_SHA1_80 inline:" + key, 0);
    row("tag 0", "0 AES_CM_128_HMAC_SHA1_80 inline:" + key, 0);
    row("leading zero", "01 AES_CM_128_HMAC_SHA1_80 inline:" + key, 0);
    row("endless tag", "1111111111 AES_CM_128_HMAC_SHA1_80 inline:" + key, 0);
    row("another suite", "1 F8_128_HMAC_SHA1_80 inline:" + key, 0);
    row("longer key", "1 AES_256_CM_HMAC_SHA1_80 inline:" + key + "AAAAAAAAAAAAAAAAAAAAAAAA", 0);
    row("key too short", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key.chopped(4), 0);
    row("key too long", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "AAAA", 0);
    row("padded", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key.chopped(2) + "==", 0);
    row("no base64", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key.chopped(1) + "-", 0);
    row("no method", "1 AES_CM_128_HMAC_SHA1_80 " + key, 0);
    row("another method", "1 AES_CM_128_HMAC_SHA1_80 uri:" + key, 0);
    row("two keys", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^31|1:1;inline:" + key + "|2^31|2:1", 0);
    row("a life of minutes", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^10", 0);
    row("no lifetime", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|long", 0);
    row("an index that does not fit", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^31|300:1", 0);
    row("an index of a hundred bytes", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^31|1:100", 0);
    row("four parts", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + "|2^31|1:1|1", 0);
    row("not encrypted", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + " UNENCRYPTED_SRTP", 0);
    row("not signed", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + " UNAUTHENTICATED_SRTP", 0);
    row("keys that change", "1 AES_CM_128_HMAC_SHA1_80 inline:" + key + " KDR=1", 0);
}

void TestRtpSecret::cryptoLines()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, tag);
    QFETCH(const int, mki);
    const auto read = readCrypto(line.toStdString());
    QCOMPARE(read ? read->tag : 0, tag);
    if (!read)
        return;
    QCOMPARE(int(read->key.mki), mki);
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(read->key.bytes.data()), 30),
        QByteArray::fromBase64("WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"));
}

void TestRtpSecret::cryptoLinesComeBack()
{
    for (int i = 0; i < 256; ++i) {
        const CryptoLine line{
            .tag = i + 1, .key = keyOf(std::uint8_t(i), i % 2 != 0 ? SrtpSuite::Sha1_32 : SrtpSuite::Sha1_80)};
        QCOMPARE(readCrypto(writeCrypto(line)), line);
    }
}

void TestRtpSecret::keysAreFresh()
{
    const auto first = SrtpKey::fresh(SrtpSuite::Sha1_80), second = SrtpKey::fresh(SrtpSuite::Sha1_80);
    QVERIFY(first && second && first->bytes != second->bytes);
    QVERIFY(std::ranges::count(first->bytes, 0) < 10);
}

QTEST_GUILESS_MAIN(TestRtpSecret)
#include "tst_rtpsecret.moc"
