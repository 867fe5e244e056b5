// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaigndraft.h"
#include "dialingbackend.h"

#include <memory>
#include <optional>

namespace campanile {

/// Freezes a draft: the audience is selected, the audio of every language read. Empty areas, empty audiences, messages
/// without audio and a menu that was not made yet are refused here already. A new id each time.
[[nodiscard]] Result<PreparedCampaign> freeze(const CampaignDraft &draft, const AudienceIndex &index);

/// From a draft to a running campaign. Nothing is launched that was not prepared, whose receipt differs from what was
/// sent, or that the user did not confirm: a launch whose answer got lost is repeated for `insistence`; after that the
/// dialer is only asked whether it had begun, and if it had not, the user decides again.
class Launcher final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle,
        Preparing, ///< on the way to the dialer
        Ready, ///< the receipt is there and agrees with what was sent
        Launching, ///< sent, maybe more than once
        Unknown, ///< sent, and nobody answers: it may be running. Goes on to Ready, Launched or Failed by itself
        Launched,
        Failed, ///< error() says why; nothing was launched
    };
    Q_ENUM(State)

    struct Patience {
        std::chrono::milliseconds pause{1'000}; ///< between repetitions
        std::chrono::milliseconds insistence{30'000};
        int prepareAttempts = 3;
    };

    explicit Launcher(DialingBackend &backend, QObject *parent = nullptr);
    Launcher(DialingBackend &backend, Patience patience, QObject *parent = nullptr);
    ~Launcher() override;

    [[nodiscard]] State state() const;
    [[nodiscard]] const std::optional<Error> &error() const; ///< of Failed
    [[nodiscard]] const std::optional<PreparedCampaign> &sent() const; ///< what the receipt is compared with
    [[nodiscard]] const std::optional<Receipt> &receipt() const; ///< what the dialer holds; also kept when it differs
    [[nodiscard]] const std::optional<CampaignInfo> &campaign() const; ///< of Launched
    [[nodiscard]] int repetitions() const; ///< how often the launch was sent again

    /// Ignored while Preparing, Launching or Unknown.
    void prepare(const CampaignDraft &draft, const AudienceIndex &index);
    void prepare(PreparedCampaign campaign);
    /// What was prepared while nobody looked (Outbox): compared again, and then Ready or Failed. Ignored as prepare.
    void take(PreparedCampaign campaign, const Receipt &receipt);
    /// Only when Ready. canary: call only so many first; 0: all.
    void launch(int canary = 0);
    /// Back to Idle; the prepared campaign expires at the dialer. Ignored while Launching or Unknown: what was sent
    /// cannot be taken back, only stopped.
    void discard();

Q_SIGNALS:
    void stateChanged(campanile::Launcher::State state);
    void launched(const campanile::CampaignInfo &campaign);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
