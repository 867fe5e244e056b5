// SPDX-License-Identifier: GPL-3.0-or-later
// Whole calls whose sound is not the usual: on hold, secret, with keys as tones.
#include "cryptoline.h"
#include "ear.h"
#include "g711.h"
#include "sipline.h"
#include "sippphone.h"
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
    SippPhone phone(u"hold.xml"_s, ear.key());
    QVERIFY(phone.start());
    const auto trunk = m_line.open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog log(*trunk);
    trunk->dial(SipLine::order(390461123456, 1500ms));
    QTRY_COMPARE(log.ends().size(), 1U);
    const CallEnd end = log.ends().front();
    QCOMPARE(end.cause, CallEnd::Cause::Completed);
    // It was on for 1.7 s, of which half a second was listened to.
    QVERIFY2(end.heard >= 200ms && end.heard <= 800ms, qPrintable(QString::number(end.heard.count())));
    ear.drain();
    QVERIFY(ear.soundFrames * 20ms <= end.heard + 100ms);
    QVERIFY2(!phone.errors().contains("unexpected"), phone.errors().constData());
}

void TestSipMedia::whoComesBackHearsTheRest()
{
    Ear ear;
    SippPhone phone(u"holdreturns.xml"_s, ear.key());
    QVERIFY(phone.start());
    const auto trunk = m_line.open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog log(*trunk);
    QElapsedTimer clock;
    clock.start();
    trunk->dial(SipLine::order(390461123456, 1500ms));
    QTRY_COMPARE_WITH_TIMEOUT(log.ends().size(), 1U, 10'000);
    const CallEnd end = log.ends().front();
    QCOMPARE(end.heard, 1500ms);
    QVERIFY(clock.elapsed() >= 2300); // and the hold on top
    ear.drain();
    QVERIFY(ear.soundFrames >= 75);
    QVERIFY2(!phone.errors().contains("unexpected"), phone.errors().constData());
    QVERIFY(phone.messages().contains("a=inactive\r\n"));
}

void TestSipMedia::secretSoundIsHeard()
{
    const std::string theirs = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    Ear ear;
    SippPhone phone(
        u"secret.xml"_s, ear.key() + QStringList{u"-key"_s, u"sound_key"_s, QString::fromStdString(theirs)});
    QVERIFY(phone.start());
    SipSettings settings = SipLine::settings(phone.port());
    settings.srtp = SipSettings::Srtp::Require;
    settings.keyWait = 2s;
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    CallLog log(*trunk);
    trunk->dial(SipLine::order(390461123456, 1000ms));
    QTRY_VERIFY(ear.hasPendingDatagrams());
    static const QRegularExpression form(
        u"RTP/SAVP [^\\x00]*?a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:([A-Za-z0-9+/]{40})"_s);
    QString ours;
    QTRY_VERIFY(!(ours = form.match(QString::fromLatin1(phone.messages())).captured(1)).isEmpty());
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
    QTRY_COMPARE(log.ends().size(), 1U);
    QCOMPARE(log.ends().front().heard, 1000ms);
    QCOMPARE(log.ends().front().keys, "1");
    QCOMPARE(sound, 50);
}

void TestSipMedia::whoAnswersPlainlyIsNotSpokenTo()
{
    Ear ear;
    SippPhone phone(u"answers.xml"_s, ear.key());
    QVERIFY(phone.start());
    SipSettings settings = SipLine::settings(phone.port());
    settings.srtp = SipSettings::Srtp::Require;
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    CallLog log(*trunk);
    trunk->dial(SipLine::order());
    QTRY_COMPARE(log.ends().size(), 1U);
    QCOMPARE(log.answers(), 0);
    QCOMPARE(log.ends().front().heard, 0ms);
    QTRY_COMPARE(phone.received("BYE"), 1); // the line is not left open
    QVERIFY(!ear.hasPendingDatagrams());
}

void TestSipMedia::keysMayBeTones()
{
    Ear ear;
    SippPhone phone(u"ulaw.xml"_s, ear.key()); // whose answer has no key packets
    QVERIFY(phone.start());
    SipSettings settings = SipLine::settings(phone.port());
    settings.keyWait = 3s;
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    CallLog log(*trunk);
    trunk->dial(SipLine::order(390461123456, 1000ms));
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
    QTRY_COMPARE(log.ends().size(), 1U);
    QCOMPARE(log.ends().front().keys, "1");
}

QTEST_GUILESS_MAIN(TestSipMedia)
#include "tst_sipmedia.moc"
