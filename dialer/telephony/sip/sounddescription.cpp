// SPDX-License-Identifier: GPL-3.0-or-later
#include "sounddescription.h"

#include <algorithm>
#include <charconv>

namespace campanile::dialer {

namespace {

constexpr int offeredEvents = 101; // the dynamic payload type of our offer
constexpr int firstDynamic = 96;
constexpr int usualPacketTime = 20, shortestPacketTime = 10, longestPacketTime = 60; // ms
constexpr char keyAttribute[] = "crypto";

std::optional<Codec> codecIn(const sdp_format &format)
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
        if (codecIn(*format))
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

SoundDescription::SoundDescription(const SipSettings &settings)
    : m_settings(settings)
{
}

int SoundDescription::begin(sa address, int port)
{
    const bool secret = m_settings.srtp == SipSettings::Srtp::Require;
    int error = make(m_session, [&](auto **made) { return sdp_session_alloc(made, &address); });
    error = error ? error
                  : sdp_media_add(&m_media, m_session.get(), sdp_media_audio, static_cast<uint16_t>(port),
                        secret ? sdp_proto_rtpsavp : sdp_proto_rtpavp);
    if (!error && m_settings.srtp == SipSettings::Srtp::Offer)
        error = sdp_media_set_alt_protos(m_media, 1, sdp_proto_rtpsavp);
    return error ? error : describe();
}

int SoundDescription::describe()
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

int SoundDescription::offer(mbuf **offer)
{
    // All that we have, also what was not agreed on the last time.
    for (const le *each = list_head(sdp_media_format_lst(m_media, true)); each; each = each->next)
        static_cast<sdp_format *>(each->data)->sup = true;
    sdp_media_del_lattr(m_media, keyAttribute);
    int error = 0;
    for (const CryptoLine &line : m_keys)
        error = error ? error : sdp_media_set_lattr(m_media, false, keyAttribute, "%s", writeCrypto(line).c_str());
    return error ? error : sdp_encode(offer, m_session.get(), true);
}

int SoundDescription::takeAnswer(mbuf *answer, Agreed &agreed)
{
    const int error = sdp_decode(m_session.get(), answer, false);
    return error ? error : agree(false, agreed);
}

int SoundDescription::takeOffer(mbuf *offer, mbuf **answer, Agreed &agreed)
{
    int error = sdp_decode(m_session.get(), offer, true);
    error = error ? error : agree(true, agreed);
    return error ? error : sdp_encode(answer, m_session.get(), false);
}

int SoundDescription::agree(bool offered, Agreed &agreed)
{
    const sdp_format *format = firstCodec(m_media);
    const sa *remote = sdp_media_raddr(m_media);
    if (!format || sdp_media_rport(m_media) == 0 || sa_af(remote) != AF_INET)
        return EPROTO;
    Agreed to{.address = remote->u.in, .codec = *codecIn(*format), .payload = format->pt};
    // Keys come with the number of our offer; some send the one of their answer.
    const sdp_format *events = sdp_media_rformat(m_media, "telephone-event");
    to.eventPayloads = {offeredEvents, events ? events->pt : -1};
    to.keyTones = !events;
    to.packetTime = packetTimeOf(m_media);
    // "sendonly" and "inactive", and as it was said before there were those words: the address 0.0.0.0.
    to.held = (sdp_media_rdir(m_media) & SDP_SENDONLY) == 0 || sa_is_any(remote);
    if (const int error = agreeOnKeys(offered, to.secret))
        return error;
    agreed = to;
    return 0;
}

bool SoundDescription::isSecretProfile() const
{
    return std::string_view(sdp_media_proto(m_media)) == sdp_proto_rtpsavp;
}

int SoundDescription::agreeOnKeys(bool offered, std::optional<RtpEngine::Secret> &secret)
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

} // namespace campanile::dialer
