// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundcall.h"

#include "rtppacket.h"
#include "wavtone.h"

using namespace campanile::dialer;
using namespace std::chrono_literals;

namespace {

QByteArray textOf(const mbuf *buffer)
{
    return buffer ? QByteArray(reinterpret_cast<const char *>(buffer->buf), qsizetype(buffer->end)) : QByteArray();
}

Ref<mbuf> bufferOf(const QByteArray &text)
{
    Ref<mbuf> buffer(mbuf_alloc(std::size_t(text.size()) + 1));
    (void)mbuf_write_mem(
        buffer.get(), reinterpret_cast<const std::uint8_t *>(text.constData()), std::size_t(text.size()));
    buffer->pos = 0;
    return buffer;
}

} // namespace

std::vector<SoundPhone::Bytes> SoundPhone::all()
{
    std::vector<Bytes> packets;
    while (hasPendingDatagrams()) {
        Bytes bytes(1500);
        bytes.resize(
            std::size_t(readDatagram(reinterpret_cast<char *>(bytes.data()), qint64(bytes.size()), nullptr, &theirs)));
        packets.push_back(std::move(bytes));
    }
    return packets;
}

void SoundPhone::send(const Bytes &bytes)
{
    writeDatagram(reinterpret_cast<const char *>(bytes.data()), qint64(bytes.size()), QHostAddress::LocalHost, theirs);
}

void SoundPhone::press(int key, std::uint16_t sequence, int payload)
{
    send(rtp(payload, sequence, {std::uint8_t(key), 0x8a, 3, 32}));
}

bool SoundPhone::isReached()
{
    (void)all();
    return theirs != 0;
}

SoundPhone::Bytes SoundPhone::rtp(int payload, std::uint16_t sequence, const Bytes &content, unsigned step)
{
    Bytes bytes(rtpHeader);
    writeRtpHeader(std::span<std::uint8_t, rtpHeader>(bytes.data(), rtpHeader),
        {.payloadType = payload, .sequence = sequence, .timestamp = sequence * step, .source = 5, .payload = {}});
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

QByteArray crypto(int tag, const QByteArray &suite, const QByteArray &key)
{
    return "a=crypto:" + QByteArray::number(tag) + ' ' + suite + " inline:" + key + "\r\n";
}

QByteArray SoundSdp::text(int port) const
{
    return "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 " + address + "\r\nt=0 0\r\nm=audio "
        + QByteArray::number(port) + ' ' + profile + ' ' + formats + "\r\n" + more;
}

SoundCall::SoundCall(const SipSettings &given)
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

int SoundCall::answer(const SoundSdp &sdp)
{
    return sound->takeAnswer(bufferOf(sdp.text(phone.localPort())).get());
}

SoundCall::Answer SoundCall::offerTo(CallSound &sound, const QByteArray &text)
{
    Ref<mbuf> ours;
    const int error = make(ours, [&](auto **made) { return sound.takeOffer(bufferOf(text).get(), made); });
    return {error, textOf(ours.get())};
}

SoundCall::Answer SoundCall::renew(const SoundSdp &sdp, int port)
{
    return offerTo(*sound, sdp.text(port ? port : phone.localPort()));
}

SoundCall::Answer SoundCall::askForOffer()
{
    return offerTo(*sound, {});
}

std::shared_ptr<const Prompt> words(int count)
{
    constexpr std::uint32_t rate = 16000;
    return *Prompt::fromWav(wavOf(int(rate), count * 1400ms,
        [](std::uint32_t i) { return i % (rate * 14 / 10) < rate ? 8000 * std::sin(0.3 * i) : 0; }));
}
