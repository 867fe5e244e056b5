// SPDX-License-Identifier: GPL-3.0-or-later
#include "digest.h"

#include <openssl/evp.h>

#include <charconv>
#include <format>
#include <stdexcept>

namespace campanile::dialer {

struct Sha256::Context {
    EVP_MD_CTX *md = EVP_MD_CTX_new();
};

Sha256::Sha256()
    : m_context(std::make_unique<Context>())
{
    if (!m_context->md || EVP_DigestInit_ex(m_context->md, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
}

Sha256::~Sha256()
{
    EVP_MD_CTX_free(m_context->md);
}

void Sha256::add(std::string_view bytes)
{
    EVP_DigestUpdate(m_context->md, bytes.data(), bytes.size());
}

std::string Sha256::finish()
{
    std::string result(32, '\0');
    EVP_DigestFinal_ex(m_context->md, reinterpret_cast<unsigned char *>(result.data()), nullptr);
    return result;
}

std::string sha256(std::string_view bytes)
{
    Sha256 sha;
    sha.add(bytes);
    return sha.finish();
}

std::string hex(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes)
        text += std::format("{:02x}", static_cast<unsigned char>(c));
    return text;
}

std::string unhex(std::string_view digits)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        if (error != std::errc() || end != digits.data() + i + 2)
            return {};
        bytes.push_back(static_cast<char>(value));
    }
    return bytes;
}

std::string canonicalText(const Area &area)
{
    std::string text;
    for (const auto &piece : area) {
        text += std::format("piece\t{}\t{}\t{}\n", piece.kind, piece.exclude ? 1 : 0, piece.name);
        for (const auto &ring : piece.rings) {
            text += "ring";
            for (std::size_t i = 0; i + 1 < ring.latLonE7.size(); i += 2)
                text += std::format("\t{},{}", ring.latLonE7[i], ring.latLonE7[i + 1]);
            text += '\n';
        }
    }
    return text;
}

namespace {

bool number(std::string_view text, std::int32_t &value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

std::string_view cut(std::string_view &rest, char separator)
{
    const auto at = rest.find(separator);
    const auto head = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return head;
}

} // namespace

Area areaOf(std::string_view canonical)
{
    Area area;
    while (!canonical.empty()) {
        auto line = cut(canonical, '\n');
        const auto word = cut(line, '\t');
        if (word == "piece") {
            AreaPiece piece;
            if (!number(cut(line, '\t'), piece.kind))
                return {};
            piece.exclude = cut(line, '\t') == "1";
            piece.name = line;
            area.push_back(std::move(piece));
        } else if (word == "ring" && !area.empty()) {
            Ring ring;
            while (!line.empty()) {
                auto point = cut(line, '\t');
                std::int32_t lat = 0;
                std::int32_t lon = 0;
                if (!number(cut(point, ','), lat) || !number(point, lon))
                    return {};
                ring.latLonE7.insert(ring.latLonE7.end(), {lat, lon});
            }
            area.back().rings.push_back(std::move(ring));
        } else {
            return {};
        }
    }
    return area;
}

void addRecipient(Sha256 &sha, const Recipient &recipient)
{
    sha.add(recipient.id);
    sha.add("\t");
    sha.add(recipient.number);
    sha.add(recipient.sample ? "\t1\t" : "\t0\t");
    sha.add(std::to_string(recipient.track));
    sha.add("\n");
}

std::string canonicalText(const Policy &policy)
{
    auto text = std::format("max_attempts\t{}\nhorizon_seconds\t{}\nredial_uncertain\t{}\nring_timeout_seconds\t{}\n",
        policy.maxAttempts, policy.horizon.count(), policy.redialUncertain ? 1 : 0, policy.ringTimeout.count());
    for (const auto &[outcome, delay] : policy.retryDelay)
        text += std::format("retry\t{}\t{}\n", static_cast<int>(outcome), delay.count());
    // what is as it always was is not said: an older receipt keeps its digest
    if (policy.machine != MachinePolicy::LeaveMessage)
        text += std::format("machine\t{}\n", static_cast<int>(policy.machine));
    if (policy.finishSentence)
        text += "finish_sentence\t1\n";
    return text;
}

std::string canonicalText(const Programme &programme)
{
    std::string text;
    const auto add = [&text](const char *key, const Track &track) {
        text += std::format(
            "{}\t{}\t{}\t{}\t{}\n", key, track.language, hex(track.sha256), track.length.count(), track.recipients);
        for (const auto &[kind, file] : track.prompts)
            text += std::format("prompt\t{}\t{}\t{}\n", static_cast<int>(kind), hex(file.sha256), file.length.count());
    };
    for (const auto &track : programme.tracks)
        add("track", track);
    if (programme.menu) {
        add("menu", *programme.menu);
        text += std::format("menu_timeout_seconds\t{}\n", programme.menuTimeout.count());
    }
    return text;
}

std::string canonicalText(const Receipt &receipt)
{
    auto text =
        std::format("campaign_id\t{}\nnumber\t{}\ntitle\t{}\nmode\t{}\naccepted\t{}\nlandlines\t{}\nmobiles\t{}\n",
            receipt.campaignId, receipt.number, receipt.title, static_cast<int>(receipt.mode), receipt.accepted,
            receipt.landlines, receipt.mobiles);
    for (const auto &refused : receipt.refused)
        text +=
            std::format("refused\t{}\t{}\t{}\n", refused.recipientId, refused.number, static_cast<int>(refused.reason));
    text += std::format("area\t{}\naudience\t{}\n", hex(receipt.areaDigest), hex(receipt.audienceDigest));
    text += canonicalText(receipt.programme);
    text += std::format("eta_seconds\t{}\nfirst_round_seconds\t{}\n", receipt.eta.count(), receipt.firstRound.count());
    text += std::format("channels\t{}\ncalls_per_second\t{:.6f}\nprepared_ms\t{}\nexpires_ms\t{}\n", receipt.channels,
        receipt.callsPerSecond, receipt.preparedMs, receipt.expiresMs);
    text += std::format("caller_id\t{}\n", receipt.callerId);
    return text + canonicalText(receipt.policy);
}

} // namespace campanile::dialer
