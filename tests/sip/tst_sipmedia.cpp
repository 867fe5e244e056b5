// SPDX-License-Identifier: GPL-3.0-or-later
// Whole calls whose sound is not the usual: on hold, secret, with keys as tones.
#include "cryptoline.h"
#include "ear.h"
#include "g711.h"
#include "sippcall.h"
#include "srtppeers.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSipMedia final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsOnHoldIsNotHeard();
    void whoComesBackHearsTheRest();
    void secretSoundIsHeard();
    void whoAnswersPlainlyIsNotSpokenTo();
    void keysMayBeTones();

private:
    SipLine m_line;
};

void TestSipMedia::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipMedia::whatIsOnHoldIsNotHeard()
{
    Ear ear;
    SippCall call(m_line, u"hold.xml"_s, ear.key());
    call.order.playlist = messageOf(1500ms);
    QVERIFY(call.ends());
    const CallEnd end = call.end();
    QCOMPARE(end.cause, CallEnd::Cause::Completed);
    // It was on for 1.7 s, of which half a second was listened to.
    QVERIFY2(end.heard >= 200ms && end.heard <= 800ms, qPrintable(QString::number(end.heard.count())));
    ear.drain();
    QVERIFY(ear.soundFrames * 20ms <= end.heard + 100ms);
    QVERIFY2(!call.phone.errors().contains("unexpected"), call.phone.errors().constData());
}

void TestSipMedia::whoComesBackHearsTheRest()
{
    Ear ear;
    SippCall call(m_line, u"holdreturns.xml"_s, ear.key());
    call.order.playlist = messageOf(1500ms);
    QVERIFY(call.begins());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(call.ends(10'000));
    const CallEnd end = call.end();
    QCOMPARE(end.heard, 1500ms);
    QVERIFY(clock.elapsed() >= 2300); // and the hold on top
    ear.drain();
    QVERIFY(ear.soundFrames >= 75);
    QVERIFY2(!call.phone.errors().contains("unexpected"), call.phone.errors().constData());
    QVERIFY(call.phone.messages().contains("a=inactive\r\n"));
}

void TestSipMedia::secretSoundIsHeard()
{
    const std::string theirs = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    Ear ear;
    SippCall call(
        m_line, u"secret.xml"_s, ear.key() + QStringList{u"-key"_s, u"sound_key"_s, QString::fromStdString(theirs)});
    call.settings.srtp = SipSettings::Srtp::Require;
    call.settings.keyWait = 2s;
    QVERIFY(call.begins());
    QTRY_VERIFY(ear.hasPendingDatagrams());
    static const QRegularExpression form(
        u"RTP/SAVP [^\\x00]*?a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:([A-Za-z0-9+/]{40})"_s);
    QString ours;
    QTRY_VERIFY(!(ours = form.match(QString::fromLatin1(call.phone.messages())).captured(1)).isEmpty());
    const auto keyOf = [](const std::string &text) {
        return readCrypto("1 AES_CM_128_HMAC_SHA1_80 inline:" + text).value_or(CryptoLine()).key;
    };
    const auto peer = srtpOfLibsrtp(keyOf(theirs), keyOf(ours.toStdString()));
    int sound = 0, silence = 0;
    quint16 port = 0;
    const auto listen = [&] {
        while (ear.hasPendingDatagrams()) {
            std::vector<std::uint8_t> bytes(1500);
            bytes.resize(std::size_t(
                ear.readDatagram(reinterpret_cast<char *>(bytes.data()), qint64(bytes.size()), nullptr, &port)));
            const auto plain = peer->unprotect(bytes);
            if (!plain)
                qFatal("a packet that the other end does not understand");
            const bool silent =
                std::all_of(plain->begin() + rtpHeader, plain->end(), [](auto code) { return code == 0xd5; });
            ++(silent ? silence : sound);
        }
        return sound;
    };
    QTRY_VERIFY(listen() >= 50 && silence > 5);
    std::vector<std::uint8_t> key(rtpHeader);
    writeRtpHeader(std::span<std::uint8_t, rtpHeader>(key.data(), rtpHeader),
        {.payloadType = 101, .sequence = 1, .timestamp = 1, .source = 5, .payload = {}});
    key.insert(key.end(), {1, 0x8a, 3, 32});
    const auto sent = peer->protect(key);
    ear.writeDatagram(
        reinterpret_cast<const char *>(sent->data()), qint64(sent->size()), QHostAddress::LocalHost, port);
    QTRY_COMPARE(call.log->ends().size(), 1U);
    QCOMPARE(call.end().heard, 1000ms);
    QCOMPARE(call.end().keys, "1");
    QCOMPARE(sound, 50);
}

void TestSipMedia::whoAnswersPlainlyIsNotSpokenTo()
{
    Ear ear;
    SippCall call(m_line, u"answers.xml"_s, ear.key());
    call.settings.srtp = SipSettings::Srtp::Require;
    QVERIFY(call.ends());
    QCOMPARE(call.log->answers(), 0);
    QCOMPARE(call.end().heard, 0ms);
    QTRY_COMPARE(call.phone.received("BYE"), 1); // the line is not left open
    QVERIFY(!ear.hasPendingDatagrams());
}

void TestSipMedia::keysMayBeTones()
{
    Ear ear;
    SippCall call(m_line, u"ulaw.xml"_s, ear.key()); // whose answer has no key packets
    call.settings.keyWait = 3s;
    QVERIFY(call.begins());
    QTRY_VERIFY((ear.drain(), ear.soundFrames > 5));
    for (std::uint16_t frame = 0; frame < 10; ++frame) {
        QByteArray packet(rtpHeader + 160, '\0');
        writeRtpHeader(std::span<std::uint8_t, rtpHeader>(reinterpret_cast<std::uint8_t *>(packet.data()), rtpHeader),
            {.payloadType = 0, .sequence = frame, .timestamp = frame * 160U, .source = 5, .payload = {}});
        for (int i = 0; i < 160; ++i) {
            const double t = 2 * std::numbers::pi * (frame * 160 + i) / 8000;
            const double tones = frame < 5 ? std::sin(697 * t) + std::sin(1209 * t) : 0;
            packet[qsizetype(rtpHeader) + i] = char(encoded(Law::Mu, std::int16_t(4000 * tones)));
        }
        ear.writeDatagram(packet, QHostAddress::LocalHost, ear.theirPort);
    }
    QTRY_COMPARE(call.log->ends().size(), 1U);
    QCOMPARE(call.end().keys, "1");
}

QTEST_GUILESS_MAIN(TestSipMedia)
#include "tst_sipmedia.moc"
