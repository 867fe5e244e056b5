// SPDX-License-Identifier: GPL-3.0-or-later
// What a line asked for is kept over the end of the process: in virtual time, in the ledger's file, and with the real
// campaniled killed.
#include "conductor.h"
#include "dialerprocess.h"
#include "grpcverify.h"
#include "memoryledger.h"
#include "sampledata.h"
#include "scriptedtrunk.h"
#include "servicecalls.h"
#include "sqliteledger.h"
#include "virtualloop.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <mutex>
#include <thread>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::microseconds;
namespace v1 = campanile::v1;

namespace {

CallEnd pushedBack(std::optional<std::chrono::seconds> retryAfter)
{
    CallEnd end;
    end.sipCode = 503;
    end.lineFault = true;
    end.retryAfter = retryAfter;
    return end;
}

/// A ledger, and lives of the dialer on it, each with clocks and a line of its own. Times are since the first began.
struct Scene {
    explicit Scene(double callsPerSecond = 20)
        : info{.name = "line", .mode = Mode::Live, .channels = 500, .callsPerSecond = callsPerSecond}
    {
        begin(0);
        runFor(10s);
    }

    [[nodiscard]] CampaignOrder order() const
    {
        CampaignSetup setup;
        setup.id = "campaign-1";
        setup.mode = Mode::Live;
        setup.recipients = 2000;
        setup.tracks = {5s};
        setup.meanLength = 5s;
        setup.rules.policy = sample::emergency();
        std::vector<Callee> callees;
        for (std::uint64_t i = 0; i < 2000; ++i)
            callees.push_back({393'400'000'000 + i, 0});
        return {CampaignMachine(std::move(setup)), std::move(callees),
            std::make_shared<const Playlist>(Playlist{{{5s, std::make_shared<const std::string>("RIFF")}}, {}, {}}),
            std::make_shared<ProgressBoard>(Progress(2000))};
    }

    void launch()
    {
        conductor->launch(order(), [](const Result<void> &) { });
    }

    /// A new process on the old ledger; the wall clock was set meanwhile.
    void begin(std::int64_t clockStepMs)
    {
        auto wall = VirtualLoop().clock().now().wallMs;
        if (loop) {
            for (const auto &call : line->dialled)
                dialledBefore.push_back(began + call.at);
            began = now();
            wall = loop->clock().now().wallMs + clockStepMs;
        }
        conductor.reset();
        loop = std::make_unique<VirtualLoop>(wall);
        line = std::make_unique<ScriptedTrunk>(info, *loop);
        line->ring = ring;
        line->script = [this](
                           const CallOrder &, microseconds at) { return script ? script(began + at) : std::nullopt; };
        conductor = std::make_unique<Conductor>(*loop, ledger, std::vector<Trunk *>{line.get()});
        conductor->resume(ledger.resting);
        if (ledger.stored.empty())
            return;
        auto again = order();
        for (const auto &event : ledger.stored["campaign-1"])
            again.machine.replay(event);
        conductor->restore(std::move(again));
    }

    void runFor(microseconds time) { loop->runFor(time); }

    [[nodiscard]] microseconds now() const { return began + loop->clock().now().steady; }

    /// Calls dialled in (from, to].
    [[nodiscard]] std::int64_t dials(microseconds from, microseconds to) const
    {
        return line->dials(from - began, to - began)
            + std::ranges::count_if(dialledBefore, [&](microseconds at) { return at > from && at <= to; });
    }

    [[nodiscard]] std::string lastReason()
    {
        std::string reason;
        for (const auto &event : ledger.stored["campaign-1"]) {
            if (const auto *changed = std::get_if<StateChanged>(&event.fact))
                reason = changed->reason;
        }
        return reason;
    }

    static constexpr std::chrono::milliseconds ring{100};
    Trunk::Info info;
    std::function<std::optional<CallEnd>(microseconds now)> script;
    MemoryLedger ledger;
    microseconds began{0}; ///< this life
    std::vector<microseconds> dialledBefore;
    std::unique_ptr<VirtualLoop> loop;
    std::unique_ptr<ScriptedTrunk> line;
    std::unique_ptr<Conductor> conductor;
};

/// An operator's line on this machine, in a thread of its own: it answers every call with one code, and notes when.
class UdpLine final {
public:
    struct Invite {
        std::string callId;
        std::chrono::steady_clock::time_point at;
    };

    UdpLine()
        : m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        const timeval patience{.tv_sec = 0, .tv_usec = 100'000};
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), size) != 0
            || ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) != 0
            || ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0)
            qFatal("no socket");
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this](const std::stop_token &ending) { run(ending); });
    }

    ~UdpLine()
    {
        m_thread.request_stop();
        m_thread.join();
        ::close(m_socket);
    }

    [[nodiscard]] int port() const { return m_port; }

    void setReply(const std::string &reply) ///< status line, and headers
    {
        const std::lock_guard lock(m_mutex);
        m_reply = reply;
    }

    [[nodiscard]] std::vector<Invite> invites() const
    {
        const std::lock_guard lock(m_mutex);
        return m_invites;
    }

private:
    void run(const std::stop_token &ending)
    {
        while (!ending.stop_requested()) {
            std::array<char, 65536> buffer;
            sockaddr_in from{};
            socklen_t size = sizeof from;
            const auto got =
                ::recvfrom(m_socket, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr *>(&from), &size);
            if (got <= 0)
                continue;
            const auto answer = answerTo({buffer.data(), static_cast<std::size_t>(got)});
            if (!answer.empty())
                ::sendto(m_socket, answer.data(), answer.size(), 0, reinterpret_cast<const sockaddr *>(&from), size);
        }
    }

    [[nodiscard]] std::string answerTo(const std::string &request)
    {
        if (!request.starts_with("INVITE "))
            return {};
        std::string copied, callId;
        for (std::size_t at = 0, end = 0; (end = request.find("\r\n", at)) != std::string::npos && end > at;
            at = end + 2) {
            const auto line = request.substr(at, end - at);
            for (const auto *name : {"Via:", "From:", "To:", "Call-ID:", "CSeq:"}) {
                if (line.starts_with(name))
                    copied += line + (line.starts_with("To:") ? ";tag=line\r\n" : "\r\n");
            }
            if (line.starts_with("Call-ID:"))
                callId = line;
        }
        const std::lock_guard lock(m_mutex);
        if (m_invites.empty() || m_invites.back().callId != callId) // it was not sent again
            m_invites.push_back({callId, std::chrono::steady_clock::now()});
        return m_reply + copied + "Content-Length: 0\r\n\r\n";
    }

    int m_socket;
    int m_port = 0;
    mutable std::mutex m_mutex;
    std::string m_reply;
    std::vector<Invite> m_invites;
    std::jthread m_thread;
};

} // namespace

class tst_dialer_rest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsLeft_data();
    void whatIsLeft();
    void aRestartKeepsRetryAfter_data();
    void aRestartKeepsRetryAfter();
    void aLineThatFailedBeforeTheRestartIsTriedByOneCall();
    void whatCarriesIsForgotten();
    void theLedgerKeepsIt();
    void killedAndToTheLetter();
};

void tst_dialer_rest::whatIsLeft_data()
{
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("left");
    QTest::newRow("at once") << 1000LL << 30'000LL;
    QTest::newRow("in the middle") << 11'000LL << 20'000LL;
    QTest::newRow("at its end") << 31'000LL << 0LL;
    QTest::newRow("long after") << 86'400'000LL << 0LL;
    QTest::newRow("the clock was set back") << -3'600'000LL << 30'000LL;
}

void tst_dialer_rest::whatIsLeft()
{
    QFETCH(qint64, now);
    QFETCH(qint64, left);
    QCOMPARE((LineRest{1000, 31'000}.left(now).count()), left);
    QCOMPARE((LineRest{31'000, 1000}.left(now).count()), 0); // whatever a file says
}

void tst_dialer_rest::aRestartKeepsRetryAfter_data()
{
    QTest::addColumn<qint64>("clockStep");
    QTest::newRow("clock as it is") << 0LL;
    QTest::newRow("clock set back by an hour") << -3'600'000LL;
}

void tst_dialer_rest::aRestartKeepsRetryAfter()
{
    QFETCH(qint64, clockStep);
    Scene scene;
    microseconds asked{0};
    const auto full = scene.now() + 10s;
    scene.script = [&](microseconds now) -> std::optional<CallEnd> {
        if (now < full || now > full + 1s)
            return {};
        asked = std::max<microseconds>(asked, now + Scene::ring);
        return pushedBack(30s);
    };
    scene.launch();
    scene.runFor(15s);
    QVERIFY(asked > 0s);
    const auto restart = scene.now();
    scene.begin(clockStep);
    scene.runFor(100ms);
    QCOMPARE(scene.lastReason(), "TRUNK_DOWN: line BACK_OFF"); // the console sees why
    QCOMPARE(scene.conductor->conditions().at("line"), "BACK_OFF");
    const auto until = clockStep < 0 ? restart + 30s : asked + 30s;
    scene.runFor(until + 1s - scene.now());
    QCOMPARE(scene.dials(asked, until - 1us), 0);
    const auto tries = scene.dials(until - 1us, until + 1s);
    QVERIFY2(tries >= 1 && tries <= 2, "one call tries");
    scene.runFor(20s);
    QVERIFY(scene.dials(scene.now() - 5s, scene.now()) > 90); // and it carries all it may
    QCOMPARE(scene.lastReason(), "RECOVERED");
    QCOMPARE(scene.ledger.brokenRules, 0);
}

void tst_dialer_rest::aLineThatFailedBeforeTheRestartIsTriedByOneCall()
{
    Scene scene;
    const auto down = scene.now() + 10s;
    scene.script = [&](microseconds now) {
        return now < down ? std::nullopt : std::optional(pushedBack({})); // it never says how long
    };
    scene.launch();
    scene.runFor(40s);
    for (int restart = 0; restart < 5; ++restart) {
        const auto before = scene.now();
        scene.begin(0);
        scene.runFor(10s);
        QVERIFY2(scene.dials(before, scene.now()) <= 10, "a restart is no surge");
    }
    QVERIFY(scene.ledger.resting.contains("line"));
}

void tst_dialer_rest::whatCarriesIsForgotten()
{
    Scene scene;
    const auto full = scene.now() + 5s;
    scene.script = [&](microseconds now) {
        return now < full || now > full + 1s ? std::nullopt : std::optional(pushedBack(5s));
    };
    scene.launch();
    scene.runFor(8s);
    const auto rest = scene.ledger.resting.at("line");
    QVERIFY(rest.untilMs - rest.fromMs >= 5000 && rest.untilMs - rest.fromMs <= 5002);
    scene.runFor(4s); // it climbs
    QVERIFY(scene.ledger.resting.contains("line"));
    scene.runFor(20s);
    QVERIFY(scene.ledger.resting.empty());
    const auto before = scene.now();
    scene.begin(0);
    scene.runFor(3s);
    QVERIFY(scene.dials(before, scene.now()) > 30); // nothing is held against it
}

void tst_dialer_rest::theLedgerKeepsIt()
{
    const QTemporaryDir folder;
    const LedgerOptions options{folder.filePath(u"ledger.sqlite"_s).toStdString(), {}};
    {
        const auto ledger = SqliteLedger::open(options);
        QVERIFY(ledger);
        QVERIFY((*ledger)->rests()->empty());
        int done = 0;
        const auto count = [&](const Result<void> &result) { done += result ? 1 : 100; };
        (*ledger)->keepRest("first", LineRest{1, 2}, count);
        (*ledger)->keepRest("second's \"line\"", LineRest{3, 4}, count);
        (*ledger)->keepRest("third", LineRest{5, 6}, count);
        (*ledger)->keepRest("first", LineRest{7, 8}, count);
        (*ledger)->keepRest("third", {}, count);
        (*ledger)->keepRest("never", {}, count);
        QTRY_COMPARE((*ledger)->rests()->size(), 2U);
        QTRY_COMPARE(done, 6);
    }
    const auto ledger = SqliteLedger::open(options);
    QCOMPARE(*(*ledger)->rests(), (std::map<std::string, LineRest>{{"first", {7, 8}}, {"second's \"line\"", {3, 4}}}));
}

void tst_dialer_rest::killedAndToTheLetter()
{
    UdpLine line;
    line.setReply("SIP/2.0 503 Service Unavailable\r\nRetry-After: 6\r\n");
    DialerProcess dialer;
    QFile config(dialer.folder() + u"/config.toml"_s);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(QByteArray("[[trunk]]\nname = \"operator\"\nkind = \"sip\"\nmode = \"drill\"\ntest_phones = true\n"
                            "server = \"127.0.0.1\"\nport = %1\ncaller_id = \"+390461889999\"\nchannels = 20\n"
                            "calls_per_second = 5\nping_seconds = 0\n")
            .replace("%1", QByteArray::number(line.port())));
    config.close();
    dialer.arguments << u"--config"_s << config.fileName();
    QVERIFY2(dialer.start(), dialer.log().constData());
    const auto campaign = Campaign::ofSize("campaign-1", 60);
    v1::Receipt receipt;
    v1::Campaign launched;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
    // as soon as a console may know of the answer, and not a moment later
    static_cast<void>(watch(dialer.stub(), dialer.token(), campaign.id, 0, [](const v1::WatchCampaignResponse &said) {
        return std::ranges::none_of(said.events().events(),
            [](const v1::Event &event) { return event.has_attempt_ended() && event.attempt_ended().line_fault(); });
    }));
    dialer.kill();
    const auto asked = line.invites();
    QVERIFY(!asked.empty() && asked.size() <= 5);
    line.setReply("SIP/2.0 486 Busy Here\r\n");
    QVERIFY2(dialer.start(), dialer.log().constData());
    QTRY_VERIFY_WITH_TIMEOUT(line.invites().size() >= asked.size() + 8, 30'000);
    const auto after = line.invites();
    const auto first = after[asked.size()].at;
    QVERIFY2(first - asked.front().at >= 6s, "not a moment before what the line asked for");
    QVERIFY2(first - asked.back().at < 20s, "and not long after it");
    const auto inASecond = std::ranges::count_if(
        after, [&](const UdpLine::Invite &invite) { return invite.at >= first && invite.at < first + 900ms; });
    QVERIFY2(inASecond <= 2, "one call tries");
    QVERIFY(dialer.log().contains("event=line_rests trunk=\"operator\""));
}

QTEST_GUILESS_MAIN(tst_dialer_rest)
#include "tst_dialer_rest.moc"
