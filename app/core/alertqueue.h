// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"
#include "outbox.h"

#include <optional>

namespace campanile {

class AudienceCounter;
class CampaignDraft;
class Clock;
class Launcher;
class MessageStore;

/// What a person decides about alerts that wait: the draft is put aside, its receipt is opened when the dialer has it,
/// an expired one is prepared anew. It launches nothing: that is the receipt's hold.
class AlertQueue final : public QObject {
    Q_OBJECT
public:
    /// All outlive this.
    AlertQueue(Outbox &outbox, Launcher &launcher, CampaignDraft &draft, AudienceCounter &counter,
        const MessageStore &messages, const Clock &clock, QObject *parent = nullptr);

    /// The draft as it is now, for at most so long.
    void queue(std::chrono::minutes expiry);
    /// Hands what the dialer holds to the launcher, which compares it again. The receipt stays open only while the
    /// outbox has the alert and it has not expired; the outbox goes on telling of an expired one.
    void confirm(const OutboxId &id);
    /// An expired one becomes the draft again, with the registry of now, and leaves the outbox; a receipt is asked for
    /// where the dialer answers. One whose message is gone stays. A correction goes to whom it was for.
    void prepareAgain(const OutboxId &id);

    /// The draft as it is now, if it is in the outbox already.
    [[nodiscard]] std::optional<OutboxItem> queuedDraft() const;

Q_SIGNALS:
    void queued(const campanile::OutboxId &id);
    void queuedDraftChanged();
    /// Before the launcher has it: who of its area is called, since the draft may be another one now.
    void receiptOpening(const campanile::CampaignId &id, const campanile::AudienceFilter &filter);
    void alertRequested(); ///< the page where it goes on
    void failed(const campanile::Error &error);

private:
    void closeReceipt();

    Outbox &m_outbox;
    Launcher &m_launcher;
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    const MessageStore &m_messages;
    const Clock &m_clock;
    OutboxId m_queued; ///< empty: the draft is another one
    OutboxId m_open; ///< whose receipt the launcher was given last
    CampaignId m_openCampaign;
};

} // namespace campanile
