// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerlife.h"

#include "digest.h"
#include "sampledata.h"

#include <QtGlobal>

namespace campanile::dialer {

using namespace std::chrono_literals;

namespace {

std::unique_ptr<SqliteLedger> opened(const std::string &path)
{
    auto ledger = SqliteLedger::open({path, {}});
    if (!ledger)
        qFatal("%s", ledger.error().text().c_str());
    return std::move(*ledger);
}

} // namespace

DialerLife::DialerLife(const std::string &ledgerPath, Options options)
    : m_ledger(opened(ledgerPath))
    , m_clock(options.timeScale, std::max(systemWallMs(), *m_ledger->lastTimeMs()) + options.later.count())
    , m_loop(m_clock)
{
    std::vector<Trunk *> trunks;
    for (auto &info : options.lines) {
        trunks.push_back(m_lines.emplace_back(std::make_unique<ScriptedTrunk>(std::move(info), m_loop)).get());
        if (options.down)
            m_lines.back()->setCondition("NO_ANSWER");
    }
    m_switchboard = std::make_unique<Switchboard>(m_loop, *m_ledger, trunks, std::move(options.limits));
    if (const auto restored = m_switchboard->restore(); !restored)
        qFatal("%s", restored.error().text().c_str());
}

DialerLife::~DialerLife()
{
    m_loop.stop();
    m_switchboard.reset();
    m_lines.clear();
    m_ledger.reset(); // before the loop, which it posts to
}

Upload sampleUpload(const std::string &id, Mode mode, int recipients)
{
    Upload upload;
    auto &header = upload.header;
    header.campaignId = id;
    header.title = "Prova";
    header.mode = mode;
    header.area = sample::area();
    header.policy = sample::emergency();
    header.recipientCount = recipients;
    header.areaDigest = sha256("area");
    header.audienceDigest = sha256("audience");
    const auto file = [&](int milliseconds) {
        const auto wav = sample::wav(milliseconds);
        upload.audio[sha256(wav)] = wav;
        return SpokenFile{sha256(wav), std::chrono::milliseconds(milliseconds)};
    };
    int length = 4000;
    for (const char *language : {"it", "de"}) {
        const auto message = file(length += 1000);
        Track track{language, message.sha256, message.length, recipients / 2, {}};
        for (const auto kind :
            {PromptKind::Keys, PromptKind::Confirmed, PromptKind::Help, PromptKind::OptOut, PromptKind::OptedOut})
            track.prompts[kind] = file(1000 + 100 * static_cast<int>(kind));
        header.programme.tracks.push_back(std::move(track));
    }
    upload.accepted = sample::recipients(recipients);
    for (std::size_t i = 1; i < upload.accepted.size(); i += 2)
        upload.accepted[i].track = 1;
    upload.contentDigest = sha256(id);
    return upload;
}

} // namespace campanile::dialer
