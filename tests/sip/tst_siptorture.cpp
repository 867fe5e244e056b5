// SPDX-License-Identifier: GPL-3.0-or-later
#include "ownnetwork.h"
#include "roughphone.h"
#include "sipline.h"
#include "sippphone.h"

#include <QRegularExpression>
#include <QTest>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A line of the file in the RFC's notation, as it is on the wire.
QByteArray wire(QString line)
{
    static const QRegularExpression repeat(u"<repeat count=(\\d+)>(.*?)</repeat>"_s);
    static const QRegularExpression hex(u"<hex>(.*?)</hex>"_s);
    for (auto match = repeat.match(line); match.hasMatch(); match = repeat.match(line)) {
        line.replace(
            match.capturedStart(), match.capturedLength(), match.captured(2).repeated(match.captured(1).toInt()));
    }
    QByteArray bytes;
    qsizetype from = 0;
    for (auto match = hex.match(line); match.hasMatch(); match = hex.match(line, from)) {
        bytes += line.sliced(from, match.capturedStart() - from).toUtf8()
            + QByteArray::fromHex(match.captured(1).toLatin1());
        from = match.capturedEnd();
    }
    return bytes + line.sliced(from).toUtf8() + "\r\n";
}

struct Message {
    QByteArray name, bytes;
};

QList<Message> torture()
{
    QFile file(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/sip/torture/rfc4475.txt"));
    QList<Message> messages;
    if (!file.open(QFile::ReadOnly))
        return messages;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines.first(lines.size() - 1)) {
        if (line.startsWith(u"=== "))
            messages.append({line.section(u' ', 1, 1).toLatin1(), {}});
        else if (!messages.isEmpty())
            messages.last().bytes += wire(line);
    }
    return messages;
}

} // namespace

/// What nobody should send: the messages of RFC 4475, random sound, broken descriptions of it. To be run under the
/// sanitizers too (preset asan). CAMPANILE_SOAK=1: with many more.
class TestSipTorture final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theFortyNine();
    void theFortyNineInPieces();
    void descriptionsAndSoundOfAllKinds();

private:
    void send(const QByteArray &bytes) { m_sender.writeDatagram(bytes, QHostAddress::LocalHost, quint16(m_port)); }

    QList<QByteArray> answers();
    /// A call like any other, all through.
    void callAsUsual();

    std::unique_ptr<SipLine> m_line;
    std::unique_ptr<SipTrunk> m_trunk;
    std::unique_ptr<RoughPhone> m_phone;
    QUdpSocket m_sender;
    int m_port = 0;
    const bool m_soak = qEnvironmentVariableIsSet("CAMPANILE_SOAK");
};

void TestSipTorture::initTestCase()
{
    if (!ownnetwork::entered())
        QSKIP("no network of its own is allowed here"); // their answers go to the port that they name: 5060
    QCOMPARE(torture().size(), 49);
    m_line = std::make_unique<SipLine>();
    m_phone = std::make_unique<RoughPhone>(4475);
    m_port = SipLine::freePort();
    auto settings = SipLine::settings(m_phone->port());
    settings.localPort = m_port;
    m_trunk = m_line->open(settings);
    QVERIFY(m_trunk);
    QVERIFY(m_sender.bind(QHostAddress::LocalHost, 5060));
}

void TestSipTorture::cleanupTestCase()
{
    m_trunk.reset();
    m_line.reset();
}

QList<QByteArray> TestSipTorture::answers()
{
    QList<QByteArray> result;
    while (m_sender.hasPendingDatagrams() || m_sender.waitForReadyRead(60)) {
        QByteArray bytes(65536, '\0');
        bytes.resize(m_sender.readDatagram(bytes.data(), bytes.size()));
        result += bytes;
    }
    return result;
}

void TestSipTorture::callAsUsual()
{
    m_phone->mangles = false;
    CallLog log(*m_trunk);
    m_trunk->dial(SipLine::order(390461123456, 600ms));
    QTRY_COMPARE(log.ends().size(), 1U);
    QCOMPARE(log.ends().front().cause, CallEnd::Cause::Completed);
    QCOMPARE(log.ends().front().heard, 600ms);
    QCOMPARE(log.answers(), 1);
}

void TestSipTorture::theFortyNine()
{
    m_phone->mangles = false;
    CallLog log(*m_trunk);
    for (int i = 0; i < 3; ++i) // they talk meanwhile
        m_trunk->dial(SipLine::order(390461123400 + std::uint64_t(i), 5s));
    QTRY_COMPARE(log.answers(), 3);
    QByteArray said;
    const auto messages = torture();
    for (const auto &message : messages) {
        send(message.bytes);
        const auto got = answers();
        said += message.name + ":";
        for (const auto &answer : got) {
            const int code = answer.startsWith("SIP/2.0 ") ? answer.sliced(8, 3).toInt() : 0;
            said += " " + QByteArray::number(code);
            QVERIFY2(code >= 100 && code < 700, (message.name + " was answered with " + answer).constData());
            // Nobody registers here, and nobody who calls like that is talked to. (A slow answer is an earlier one's.)
            QVERIFY2(
                code < 200 || code >= 300 || message.bytes.startsWith("OPTIONS") || answer.contains(" OPTIONS\r\n"),
                (message.name + " was agreed to: " + answer).constData());
            // what answers an earlier one is repeated until it is acknowledged
            QVERIFY2(!message.bytes.startsWith("SIP/") || !answer.contains(message.name + '.'),
                (message.name + " is an answer, and was answered").constData());
        }
        said += got.isEmpty() ? " -  " : "  ";
    }
    qInfo("%s", said.constData());
    // those who called us meanwhile have ended too
    const auto heardAll = [&] {
        return std::ranges::count_if(log.ends(), [](const CallEnd &end) { return end.heard == 5000ms; });
    };
    QTRY_COMPARE_WITH_TIMEOUT(heardAll(), 3, 15'000);
    callAsUsual();
}

void TestSipTorture::theFortyNineInPieces()
{
    std::mt19937 random(3261);
    const auto messages = torture();
    for (int round = m_soak ? 400 : 6; round > 0; --round) {
        for (const auto &message : messages) {
            auto bytes = message.bytes;
            for (unsigned i = random() % 6; i > 0; --i)
                bytes[qsizetype(random() % std::size_t(bytes.size()))] = char(random());
            if (random() % 3 == 0)
                bytes.truncate(qsizetype(random() % std::size_t(bytes.size())));
            send(bytes);
        }
        answers();
    }
    callAsUsual();
}

void TestSipTorture::descriptionsAndSoundOfAllKinds()
{
    m_phone->mangles = true;
    CallLog log(*m_trunk);
    const std::size_t calls = m_soak ? 20'000 : 300, atOnce = 40;
    std::size_t dialled = 0;
    while (log.ends().size() < calls) {
        for (; dialled < calls && dialled - log.ends().size() < atOnce; ++dialled)
            m_trunk->dial(SipLine::order(390461100000 + dialled, 500ms));
        const auto before = log.ends().size();
        QTRY_VERIFY_WITH_TIMEOUT(log.ends().size() > before, 90'000); // every call ends, one on hold late
    }
    QCOMPARE(log.ends().size(), calls);
    const auto heard = std::ranges::count_if(log.ends(), [](const CallEnd &end) { return end.heard > 0ms; });
    qInfo("%d answers gone wrong: %d could still be talked to", int(calls), int(heard));
    QVERIFY(heard > 0 && heard < qint64(calls));
    callAsUsual();
}

OWN_NETWORK_MAIN(TestSipTorture)
#include "tst_siptorture.moc"
