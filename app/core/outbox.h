// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"
#include "draftstore.h"

#include <QObject>

namespace campanile {

using OutboxId = Id<struct OutboxTag>;

/// Something that waits for the dialer.
struct OutboxItem {
    enum class Kind { Message = 1, Area = 2, Draft = 3, Alert = 4 };
    enum class State {
        Waiting = 1, ///< for its turn, or for the dialer to answer
        Sending = 2,
        ReadyToConfirm = 3, ///< an alert that the dialer has; its receipt waits for a person's hold
        Expired = 4, ///< an alert whose time is over: nothing of it is sent any more, a person decides
        Refused = 5, ///< error says why; it waits for retry or discard
        Done = 6, ///< at the dialer, and for an alert: launched
    };
    OutboxId id;
    Kind kind = Kind::Message;
    State state = State::Waiting;
    QString title;
    QString subject; ///< id of the message, area, draft or campaign
    QDateTime created;
    QDateTime expires; ///< invalid: never
    qint64 sent = 0; ///< bytes of audio
    qint64 size = 0; ///< bytes of audio; 0: nothing large
    int phones = 0; ///< of an alert
    Mode mode = Mode::Drill; ///< of an alert
    bool deletes = false; ///< what waits is that the message or area was removed
    Error error{ErrorCode::None, {}};

    [[nodiscard]] bool isWaiting() const { return state == State::Waiting || state == State::Sending; }

    friend bool operator==(const OutboxItem &, const OutboxItem &) = default;
};

inline constexpr std::chrono::minutes emergencyExpiry{30}; ///< of an alert that waits, unless somebody says otherwise
inline constexpr std::chrono::minutes serviceExpiry{240};

/// Everything that is not yet at the dialer, in the order in which it will be sent: alerts first, then small before
/// large. What is in here survives the program's death. When the dialer answers, it is sent by itself; while it does
/// not, it waits and nothing else happens.
///
/// An alert is never launched from here. Within its expiry it is uploaded and prepared (ReadyToConfirm), again and again
/// when the receipt gets too old; past its expiry nothing of it is sent: it is Expired for good, and a person prepares
/// a new one from its draft or discards it. A clock that was turned back or forward expires it rather than sends it late.
class Outbox : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QList<OutboxItem> items() const = 0;
    [[nodiscard]] virtual QDateTime awaySince() const = 0; ///< invalid: the dialer answers, or was not asked yet

    /// The audience, the audio and the policy are kept as they are here; `draft` is what they were made of.
    virtual Result<OutboxId> queueAlert(
        const PreparedCampaign &campaign, const SavedDraft &draft, const QDateTime &expires) = 0;
    /// What the receipt is compared with; errors: NotFound, FileTruncated for one that is not what was queued.
    [[nodiscard]] virtual Result<PreparedCampaign> campaign(const OutboxId &id) const = 0;
    [[nodiscard]] virtual Result<SavedDraft> draft(const OutboxId &id) const = 0; ///< to prepare it anew
    [[nodiscard]] virtual std::optional<Receipt> receipt(const OutboxId &id) const = 0; ///< of ReadyToConfirm
    virtual Result<void> retry(const OutboxId &id) = 0; ///< of Refused
    /// An alert is forgotten, and will not be sent. A document stays on this console and is not sent until it changes.
    virtual Result<void> discard(const OutboxId &id) = 0;
    /// An alert was launched: it is Done and leaves the list.
    virtual void launched(const CampaignId &campaign) = 0;

    [[nodiscard]] std::optional<OutboxItem> item(const OutboxId &id) const
    {
        for (const OutboxItem &item : items()) {
            if (item.id == id)
                return item;
        }
        return std::nullopt;
    }

    /// "3 waiting"; those that want a person's decision are none of them.
    [[nodiscard]] int waiting() const
    {
        int count = 0;
        for (const OutboxItem &item : items())
            count += item.isWaiting() ? 1 : 0;
        return count;
    }

Q_SIGNALS:
    void changed(); ///< items() or awaySince()
    void readyToConfirm(const campanile::OutboxId &id); ///< once for each receipt
    void expired(const campanile::OutboxId &id);
};

} // namespace campanile
