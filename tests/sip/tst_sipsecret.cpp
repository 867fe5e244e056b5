// SPDX-License-Identifier: GPL-3.0-or-later
// Secret sound (SRTP, keys by RFC 4568): what is agreed on about it, and that nothing plain is sent instead.
#include "cryptoline.h"
#include "rtppacket.h"
#include "soundcall.h"
#include "srtppeers.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;

namespace {

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

} // namespace

class TestSipSecret final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysAreOffered();
    void offersAgainWhenAsked();
    void secretSound_data();
    void secretSound();
    void plainSoundIsNeverSentWhereItMustBeSecret();
    void secretsAreRenewed();
};

void TestSipSecret::keysAreOffered()
{
    SoundCall offered(with(SipSettings::Srtp::Offer)), required(with(SipSettings::Srtp::Require)),
        again(with(SipSettings::Srtp::Require));
    QVERIFY(offered.offer.contains(" RTP/AVP ") && required.offer.contains(" RTP/SAVP "));
    for (const SoundCall *call : {&offered, &required}) {
        QVERIFY2(
            !keyIn(call->offer, eighty).isEmpty() && !keyIn(call->offer, thirtyTwo).isEmpty(), call->offer.constData());
        QVERIFY(keyIn(call->offer, eighty) != keyIn(call->offer, thirtyTwo));
    }
    QVERIFY(keyIn(required.offer, eighty) != keyIn(again.offer, eighty));
}

void TestSipSecret::offersAgainWhenAsked()
{
    SoundCall call(with(SipSettings::Srtp::Offer));
    QCOMPARE(call.answer({}), 0);
    const auto [error, text] = call.askForOffer();
    QCOMPARE(error, 0);
    QVERIFY2(text.contains("m=audio") && text.contains(" 8 0 9 101\r\n"), text.constData());
    QCOMPARE(keyIn(text, eighty), keyIn(call.offer, eighty));
    QCOMPARE(call.answer({.more = crypto(1, eighty)}), 0);
}

void TestSipSecret::secretSound_data()
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

void TestSipSecret::secretSound()
{
    QFETCH(const SipSettings::Srtp, srtp);
    QFETCH(const QByteArray, profile);
    QFETCH(const SrtpSuite, suite);
    const QByteArray name(nameOf(suite).data(), qsizetype(nameOf(suite).size()));
    SoundCall call(with(srtp));
    QCOMPARE(call.answer({.more = crypto(suite == SrtpSuite::Sha1_80 ? 1 : 2, name), .profile = profile}), 0);
    const auto peer = srtpOfLibsrtp(srtpKey(someSoundKey, suite), srtpKey(keyIn(call.offer, name), suite));
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
    const auto one = *peer->protect(SoundPhone::rtp(101, 2, {1, 0x8a, 3, 32}));
    auto forged = one;
    forged[12] ^= 8;
    call.phone.send(forged);
    call.phone.send(one);
    QTRY_COMPARE(call.told.lastKey.load(), '1');
    call.phone.send(*peer->protect(SoundPhone::rtp(101, 3, {2, 0x8a, 3, 32})));
    QTRY_COMPARE(call.told.lastKey.load(), '2');
    call.phone.send(one); // said again by whoever recorded it
    call.phone.send(*peer->protect(SoundPhone::rtp(101, 4, {3, 0x8a, 3, 32})));
    QTRY_COMPARE(call.told.lastKey.load(), '3');
}

void TestSipSecret::plainSoundIsNeverSentWhereItMustBeSecret()
{
    const std::vector<SoundSdp> answers{
        {}, // plain
        {.more = crypto(1, eighty)}, // keys, but the plain profile
        {.profile = "RTP/SAVP"}, // the profile, and no key
        {.more = crypto(3, eighty), .profile = "RTP/SAVP"}, // nobody offered that one
        {.more = crypto(1, thirtyTwo), .profile = "RTP/SAVP"}, // nor that one by this number
        {.more = crypto(1, eighty) + crypto(2, thirtyTwo), .profile = "RTP/SAVP"}, // which?
        {.more = crypto(1, eighty, QByteArray(someSoundKey).chopped(4)), .profile = "RTP/SAVP"},
        {.more = crypto(1, eighty).chopped(2) + " UNENCRYPTED_SRTP\r\n", .profile = "RTP/SAVP"},
    };
    for (const SoundSdp &answer : answers) {
        SoundCall call(with(SipSettings::Srtp::Require));
        QVERIFY(call.answer(answer) != 0);
        call.sound->play(words(1));
        QTest::qWait(60); // nothing is to come: that cannot be waited for
        QVERIFY(!call.phone.hasPendingDatagrams());
    }
    // Nor later in the call.
    SoundCall call(with(SipSettings::Srtp::Require));
    QCOMPARE(call.answer({.more = crypto(1, eighty), .profile = "RTP/SAVP"}), 0);
    QVERIFY(call.renew({}).error != 0);
    QVERIFY(call.renew({.profile = "RTP/SAVP"}).error != 0);
    QTRY_VERIFY(call.phone.hasPendingDatagrams());
    for (const auto &bytes : call.phone.all())
        QCOMPARE(bytes.size(), rtpHeader + frameBytes + 10);
    // Where it is only offered, a wrong answer is no plain call either.
    SoundCall offered(with(SipSettings::Srtp::Offer));
    QVERIFY(offered.answer({.more = crypto(7, eighty)}) != 0);
}

void TestSipSecret::secretsAreRenewed()
{
    SoundCall call(with(SipSettings::Srtp::Require));
    const SoundSdp first{.more = crypto(1, eighty), .profile = "RTP/SAVP"};
    QCOMPARE(call.answer(first), 0);
    auto peer = srtpOfLibsrtp(srtpKey(someSoundKey), srtpKey(keyIn(call.offer, eighty)));
    QTRY_VERIFY(call.phone.hasPendingDatagrams());
    for (const auto &bytes : call.phone.all())
        QVERIFY(peer->unprotect(bytes));
    // The same keys: everything goes on counting.
    const auto [error, answer] =
        call.renew({.more = crypto(4, eighty) + crypto(9, "F8_128_HMAC_SHA1_80"), .profile = "RTP/SAVP"});
    QCOMPARE(error, 0);
    QVERIFY2(answer.contains("a=crypto:4 "_ba + eighty) && answer.count("a=crypto") == 1, answer.constData());
    QCOMPARE(keyIn(answer, eighty), keyIn(call.offer, eighty));
    QTRY_VERIFY(call.phone.hasPendingDatagrams());
    for (const auto &bytes : call.phone.all())
        QVERIFY(peer->unprotect(bytes));
    call.phone.send(*peer->protect(SoundPhone::rtp(101, 2, {1, 0x8a, 3, 32})));
    QTRY_COMPARE(call.told.lastKey.load(), '1');
    // A new key of theirs, and another suite: ours is another too.
    QByteArray newKey = someSoundKey;
    newKey[3] = 'Q';
    const auto [again, renewed] = call.renew({.more = crypto(1, thirtyTwo, newKey), .profile = "RTP/SAVP"});
    QCOMPARE(again, 0);
    QCOMPARE(keyIn(renewed, thirtyTwo), keyIn(call.offer, thirtyTwo));
    peer = srtpOfLibsrtp(srtpKey(newKey, SrtpSuite::Sha1_32), srtpKey(keyIn(renewed, thirtyTwo), SrtpSuite::Sha1_32));
    bool understood = false;
    QTRY_VERIFY((understood |=
        std::ranges::any_of(call.phone.all(), [&](const auto &bytes) { return peer->unprotect(bytes).has_value(); })));
    call.phone.send(*peer->protect(SoundPhone::rtp(101, 3, {2, 0x8a, 3, 32})));
    QTRY_COMPARE(call.told.lastKey.load(), '2');
}

QTEST_GUILESS_MAIN(TestSipSecret)
#include "tst_sipsecret.moc"
