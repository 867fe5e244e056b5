// SPDX-License-Identifier: GPL-3.0-or-later
#include "embeddeddialer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QTimer>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString newToken()
{
    QByteArray bytes(32, Qt::Uninitialized);
    std::ranges::generate(bytes, [] { return static_cast<char>(QRandomGenerator::system()->generate() & 0xff); });
    return QString::fromLatin1(bytes.toHex());
}

/// "41235" or "127.0.0.1:41235"; empty when it is not complete yet.
QString addressIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    const QByteArray line = file.readAll();
    const QString text = QString::fromLatin1(line).trimmed();
    const QString port = text.section(u':', -1);
    bool number = false;
    const uint value = port.toUInt(&number);
    return number && value > 0 && value < 65536 ? u"127.0.0.1:"_s + port : QString();
}

} // namespace

struct EmbeddedDialer::Private {
    EmbeddedDialerOptions options;
    DialerEndpoint endpoint;
    QProcess process;
    QTimer look; // for the port
    QTimer again;
    std::chrono::milliseconds pause{0};
    int restarts = 0;
    int looks = 0;
    bool wanted = false;

    [[nodiscard]] QString file(const QString &name) const { return QDir(options.folder).filePath(name); }
};

EmbeddedDialer::EmbeddedDialer(EmbeddedDialerOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->options = std::move(options);
    if (d->options.program.isEmpty())
        d->options.program = QCoreApplication::applicationDirPath() + u"/campaniled"_s;
    d->look.setInterval(20ms);
    d->again.setSingleShot(true);
    connect(&d->again, &QTimer::timeout, this, [this] {
        ++d->restarts;
        start();
    });
    connect(&d->look, &QTimer::timeout, this, [this] {
        const QString address = addressIn(d->file(u"port"_s));
        if (address.isEmpty()) {
            if (++d->looks > 1500) // 30 s: it lives and does not listen
                d->process.kill();
            return;
        }
        d->look.stop();
        d->endpoint.address = address;
        Q_EMIT ready(d->endpoint);
    });
    connect(&d->process, &QProcess::started, this, [this] { d->look.start(); });
    const auto ended = [this](const QString &why) {
        d->look.stop();
        const bool wasReady = isReady();
        d->endpoint.address.clear();
        if (!d->wanted) {
            Q_EMIT stopped();
            return;
        }
        d->pause = wasReady || d->pause == 0ms ? 200ms : std::min<std::chrono::milliseconds>(d->pause * 2, 30s);
        d->again.start(d->pause);
        Q_EMIT failed({ErrorCode::DialerUnreachable, {why}});
    };
    connect(&d->process, &QProcess::errorOccurred, this, [this, ended](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(d->process.errorString());
    });
    connect(&d->process, &QProcess::finished, this, [this, ended] {
        ended(QString::fromUtf8(d->process.readAllStandardError().trimmed().split('\n').constLast()));
    });
}

EmbeddedDialer::~EmbeddedDialer()
{
    d->wanted = false;
    disconnect(&d->process, nullptr, this, nullptr);
    if (d->process.state() == QProcess::NotRunning)
        return;
    d->process.terminate();
    if (!d->process.waitForFinished(3000)) {
        d->process.kill();
        d->process.waitForFinished(1000);
    }
}

void EmbeddedDialer::start()
{
    d->wanted = true;
    if (d->process.state() != QProcess::NotRunning)
        return;
    const auto refuse = [this](ErrorCode code, const QString &path, const QString &why) {
        d->again.start(d->pause = std::clamp<std::chrono::milliseconds>(d->pause * 2, 1s, 30s));
        Q_EMIT failed({code, {path, why}});
    };
    if (!QDir().mkpath(d->options.folder))
        return refuse(ErrorCode::FileUnwritable, d->options.folder, {});
    // An old port file would lead to whoever listens there now.
    QFile::remove(d->file(u"port"_s));
    if (d->endpoint.token.isEmpty())
        d->endpoint.token = newToken();
    QSaveFile token(d->file(u"token"_s));
    token.setDirectWriteFallback(false);
    if (!token.open(QFile::WriteOnly) || !token.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || token.write(d->endpoint.token.toUtf8() + '\n') < 0 || !token.commit())
        return refuse(ErrorCode::FileUnwritable, token.fileName(), token.errorString());

    QStringList arguments{u"--listen"_s, u"127.0.0.1:0"_s, u"--port-file"_s, d->file(u"port"_s), u"--ledger"_s,
        d->file(u"ledger.sqlite"_s), u"--token-file"_s, token.fileName(), u"--exit-with-parent"_s};
    if (d->options.timeScale != 1)
        arguments << u"--time-scale"_s << QString::number(d->options.timeScale);
    if (d->options.seed != 0)
        arguments << u"--seed"_s << QString::number(d->options.seed);
    arguments += d->options.extra;
    d->looks = 0;
    d->process.setStandardOutputFile(d->file(u"dialer.log"_s), QIODevice::Append);
    // Its standard input is a pipe that only this process holds: when it closes, for whatever reason, the dialer ends.
    d->process.start(d->options.program, arguments);
}

void EmbeddedDialer::stop()
{
    d->wanted = false;
    d->again.stop();
    if (d->process.state() == QProcess::NotRunning) {
        Q_EMIT stopped();
        return;
    }
    d->process.terminate();
    QTimer::singleShot(5s, &d->process, [this] {
        if (!d->wanted && d->process.state() != QProcess::NotRunning)
            d->process.kill();
    });
}

bool EmbeddedDialer::isReady() const
{
    return !d->endpoint.address.isEmpty();
}

const DialerEndpoint &EmbeddedDialer::endpoint() const
{
    return d->endpoint;
}

qint64 EmbeddedDialer::processId() const
{
    return d->process.processId();
}

int EmbeddedDialer::restarts() const
{
    return d->restarts;
}

} // namespace campanile
