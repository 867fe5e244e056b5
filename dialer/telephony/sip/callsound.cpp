// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsound.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace campanile::dialer {

namespace {

constexpr int offeredEvents = 101; // the dynamic payload type of our offer
constexpr int firstDynamic = 96;
constexpr int usualPacketTime = 20, shortestPacketTime = 10, longestPacketTime = 60; // ms
constexpr char keyAttribute[] = "crypto";

std::optional<Codec> codecOf(const sdp_format &format)
{
    if (!format.sup)
        return {};
    if (format.pt < firstDynamic)
        return codecOf(format.pt);
    return format.name ? codecNamed(format.name) : std::nullopt;
}

/// The first codec of their list: what they would rather hear.
const sdp_format *firstCodec(const sdp_media *media)
{
    for (const le *each = list_head(sdp_media_format_lst(media, false)); each; each = each->next) {
        const auto *format = static_cast<const sdp_format *>(each->data);
        if (codecOf(*format))
            return format;
    }
    return nullptr;
}

int numberIn(const char *text, int otherwise)
{
    int number = 0;
    const std::string_view digits = text ? text : "";
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && number > 0 ? number : otherwise;
}

/// What they ask for, in steps of 10 ms; more than they can take is never sent.
int packetTimeOf(const sdp_media *media)
{
    const int wanted = numberIn(sdp_media_rattr(media, "ptime"), usualPacketTime);
    const int most = numberIn(sdp_media_rattr(media, "maxptime"), longestPacketTime);
    const int time = wanted >= shortestPacketTime && wanted <= longestPacketTime ? wanted : usualPacketTime;
    return std::max(shortestPacketTime, std::min(time, most) / 10 * 10);
}

} // namespace

CallSound::CallSound(RtpEngine &engine, const sa &address, const SipSettings &settings)
    : m_engine(engine)
    , m_address(address)
    , m_settings(settings)
{
}

CallSound::~CallSound()
{
    close();
}

void CallSound::close()
{
    if (const StreamId stream = std::exchange(m_stream, 0))
        m_engine.close(stream);
}

int CallSound::open()
{
    const auto stream = m_engine.open();
    if (!stream)
        return EADDRNOTAVAIL;
    m_stream = stream->id;
    m_frames = stream->frames;
    sa address = m_address;
    const bool secret = m_settings.srtp == SipSettings::Srtp::Require;
    int error = make(m_session, [&](auto **made) { return sdp_session_alloc(made, &address); });
    const auto port = static_cast<uint16_t>(stream->port);
    error = error ? error
                  : sdp_media_add(&m_media, m_session.get(), sdp_media_audio, port,
                        secret ? sdp_proto_rtpsavp : sdp_proto_rtpavp);
    if (!error && m_settings.srtp == SipSettings::Srtp::Offer)
        error = sdp_media_set_alt_protos(m_media, 1, sdp_proto_rtpsavp);
    return error ? error : describe();
}

int CallSound::offer(Ref<mbuf> &offer)
{
    int error = open();
    error = error ? error : offerKeys();
    return error ? error : make(offer, [&](auto **made) { return sdp_encode(made, m_session.get(), true); });
}

int CallSound::describe()
{
    const auto format = [&](int payload, std::string_view name, const char *parameters) {
        const std::string id = std::to_string(payload);
        return sdp_format_add(nullptr, m_media, false, id.c_str(), std::string(name).c_str(), lineRate, 1, nullptr,
            nullptr, nullptr, false, parameters ? "%s" : nullptr, parameters);
    };
    int error = 0;
    for (const Codec codec : m_settings.codecs)
        error = error ? error : format(payloadType(codec), nameOf(codec), nullptr);
    error = error ? error : format(offeredEvents, "telephone-event", "0-16");
    error = error ? error : sdp_media_set_lattr(m_media, true, "ptime", "%d", usualPacketTime);
    sdp_media_set_ldir(m_media, SDP_SENDRECV); // "sendonly" loses the keys on some exchanges
    if (m_settings.srtp == SipSettings::Srtp::No)
        return error;
    for (const SrtpSuite suite : {SrtpSuite::Sha1_80, SrtpSuite::Sha1_32}) {
        const auto key = SrtpKey::fresh(suite);
        if (!key)
            return EIO;
        m_keys.push_back({.tag = static_cast<int>(m_keys.size()) + 1, .key = *key});
    }
    return error;
}

int CallSound::offerKeys()
{
    sdp_media_del_lattr(m_media, keyAttribute);
    int error = 0;
    for (const CryptoLine &line : m_keys)
        error = error ? error : sdp_media_set_lattr(m_media, false, keyAttribute, "%s", writeCrypto(line).c_str());
    return error;
}

bool CallSound::isSecretProfile() const
{
    return std::string_view(sdp_media_proto(m_media)) == sdp_proto_rtpsavp;
}

int CallSound::agreeOnKeys(bool offered, std::optional<RtpEngine::Secret> &secret)
{
    if (m_keys.empty())
        return 0; // plain, and a profile that is not was refused
    std::vector<std::optional<CryptoLine>> theirs;
    sdp_media_rattr_apply(
        m_media, keyAttribute,
        [](const char *, const char *value, void *to) {
            static_cast<decltype(theirs) *>(to)->push_back(readCrypto(value ? value : ""));
            return false;
        },
        &theirs);
    if (offered)
        std::erase(theirs, std::nullopt); // they may offer what we do not have, and answer one thing only
    if (theirs.empty()) {
        sdp_media_del_lattr(m_media, keyAttribute);
        return m_settings.srtp == SipSettings::Srtp::Require || (offered && isSecretProfile()) ? EPROTO : 0;
    }
    if (!theirs.front() || (!offered && theirs.size() != 1))
        return EPROTO;
    const CryptoLine &line = *theirs.front();
    const auto ours = std::ranges::find_if(m_keys,
        [&](const CryptoLine &key) { return key.key.suite == line.key.suite && (offered || key.tag == line.tag); });
    if (ours == m_keys.end())
        return EPROTO;
    secret = RtpEngine::Secret{.ours = ours->key, .theirs = line.key};
    if (!offered)
        return 0;
    const std::string answer = writeCrypto({.tag = line.tag, .key = ours->key});
    return sdp_media_set_lattr(m_media, true, keyAttribute, "%s", answer.c_str());
}

int CallSound::takeAnswer(mbuf *answer)
{
    const int error = sdp_decode(m_session.get(), answer, false);
    return error ? error : connect(false);
}

int CallSound::takeOffer(mbuf *offer, mbuf **answer)
{
    const bool hasOffer = mbuf_get_left(offer) > 0;
    int error = m_media ? 0 : open();
    if (!error && hasOffer)
        error = sdp_decode(m_session.get(), offer, true);
    if (!error)
        error = hasOffer ? connect(true) : offerKeys();
    return error ? error : sdp_encode(answer, m_session.get(), !hasOffer);
}

int CallSound::connect(bool offered)
{
    const sdp_format *format = firstCodec(m_media);
    const sa *remote = sdp_media_raddr(m_media);
    if (!format || sdp_media_rport(m_media) == 0 || sa_af(remote) != AF_INET)
        return EPROTO;
    RtpEngine::Remote to{.address = remote->u.in, .codec = *codecOf(*format), .payload = format->pt};
    // Keys come with the number of our offer; some send the one of their answer.
    const sdp_format *events = sdp_media_rformat(m_media, "telephone-event");
    to.eventPayloads = {offeredEvents, events ? events->pt : -1};
    to.keyTones = !events;
    to.packetTime = packetTimeOf(m_media);
    // "sendonly" and "inactive", and as it was said before there were those words: the address 0.0.0.0.
    to.held = (sdp_media_rdir(m_media) & SDP_SENDONLY) == 0 || sa_is_any(remote);
    if (const int error = agreeOnKeys(offered, to.secret))
        return error;
    m_held = to.held;
    m_engine.connect(m_stream, to);
    return 0;
}

void CallSound::play(std::shared_ptr<const Prompt> prompt)
{
    m_engine.play(m_stream, std::move(prompt), ++m_play);
}

void CallSound::endAtPause(std::chrono::milliseconds latest)
{
    m_engine.endAtPause(m_stream, m_play, latest);
}

std::chrono::milliseconds CallSound::sent() const
{
    return m_frames ? frameLength * static_cast<int>(m_frames->load(std::memory_order_relaxed)) : frameLength * 0;
}

} // namespace campanile::dialer
