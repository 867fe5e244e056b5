// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertqueue.h"

#include "audiencecounter.h"
#include "campaigndraft.h"
#include "clock.h"
#include "launcher.h"
#include "messagestore.h"

namespace campanile {

AlertQueue::AlertQueue(Outbox &outbox, Launcher &launcher, CampaignDraft &draft, AudienceCounter &counter,
    const MessageStore &messages, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_outbox(outbox)
    , m_launcher(launcher)
    , m_draft(draft)
    , m_counter(counter)
    , m_messages(messages)
    , m_clock(clock)
{
    const auto changed = [this] {
        if (m_queued.isEmpty())
            return;
        m_queued = {};
        Q_EMIT queuedDraftChanged();
    };
    connect(&draft, &CampaignDraft::modeChanged, this, changed);
    connect(&draft, &CampaignDraft::areaChanged, this, changed);
    connect(&draft, &CampaignDraft::messageChanged, this, changed);
    connect(&draft, &CampaignDraft::policyChanged, this, changed);
    connect(&draft, &CampaignDraft::languageChoiceChanged, this, changed);
    connect(&outbox, &Outbox::changed, this, [this, changed] {
        if (m_queued.isEmpty())
            return;
        if (m_outbox.item(m_queued))
            Q_EMIT queuedDraftChanged();
        else
            changed();
    });
    connect(&outbox, &Outbox::changed, this, &AlertQueue::closeReceipt);
    // It may have expired while a launch was under way that did not begin; the others hear of Ready before of Idle.
    connect(&launcher, &Launcher::stateChanged, this, &AlertQueue::closeReceipt, Qt::QueuedConnection);
    connect(
        &launcher, &Launcher::launched, this, [this](const CampaignInfo &campaign) { m_outbox.launched(campaign.id); });
}

void AlertQueue::queue(std::chrono::minutes expiry)
{
    const auto index = m_counter.index();
    if (!index || queuedDraft())
        return;
    const Result<PreparedCampaign> frozen = freeze(m_draft, *index);
    if (!frozen) {
        Q_EMIT failed(frozen.error());
        return;
    }
    SavedDraft draft = m_draft.saved();
    draft.correction = m_counter.isRestricted();
    const Result<OutboxId> id =
        m_outbox.queueAlert(*frozen, draft, m_clock.now().addSecs(std::chrono::seconds(expiry).count()));
    if (!id) {
        Q_EMIT failed(id.error());
        return;
    }
    m_queued = *id;
    Q_EMIT queued(*id);
    Q_EMIT queuedDraftChanged();
}

void AlertQueue::confirm(const OutboxId &id)
{
    const std::optional<Receipt> receipt = m_outbox.receipt(id);
    Result<PreparedCampaign> campaign = m_outbox.campaign(id);
    if (!receipt || !campaign) {
        Q_EMIT failed(campaign ? Error{ErrorCode::NotFound, {id.text()}} : campaign.error());
        return;
    }
    const Result<SavedDraft> draft = m_outbox.draft(id);
    Q_EMIT alertRequested();
    Q_EMIT receiptOpening(campaign->id, draft ? draft->filter : AudienceFilter());
    m_open = id;
    m_openCampaign = campaign->id;
    m_launcher.take(std::move(*campaign), *receipt);
}

void AlertQueue::closeReceipt()
{
    if (m_open.isEmpty() || m_launcher.state() != Launcher::State::Ready || m_launcher.sent()->id != m_openCampaign)
        return;
    const std::optional<OutboxItem> item = m_outbox.item(m_open);
    if (item && item->state != OutboxItem::State::Expired)
        return;
    m_open = {};
    m_launcher.discard();
}

void AlertQueue::prepareAgain(const OutboxId &id)
{
    const Result<SavedDraft> draft = m_outbox.draft(id);
    if (!draft) {
        Q_EMIT failed(draft.error());
        return;
    }
    const std::optional<Message> message = m_messages.message(draft->message);
    if (!message || !message->hasAudio()) {
        Q_EMIT failed({ErrorCode::AudioEmpty, {}});
        return;
    }
    const Result<PreparedCampaign> campaign = m_outbox.campaign(id);
    if (draft->correction && !campaign) { // nobody knows any more whom it corrects
        Q_EMIT failed(campaign.error());
        return;
    }
    m_draft.load(*draft, message);
    if (draft->correction) {
        QSet<ContactId> called;
        for (const Recipient &recipient : campaign->recipients)
            called.insert(recipient.id);
        m_counter.showOnly(called);
    } else {
        m_counter.showAll();
    }
    if (const Result<void> discarded = m_outbox.discard(id); !discarded) {
        Q_EMIT failed(discarded.error());
        return;
    }
    Q_EMIT alertRequested();
    const auto index = m_counter.index();
    if (index && !m_outbox.awaySince().isValid())
        m_launcher.prepare(m_draft, *index);
}

std::optional<OutboxItem> AlertQueue::queuedDraft() const
{
    return m_queued.isEmpty() ? std::nullopt : m_outbox.item(m_queued);
}

} // namespace campanile
