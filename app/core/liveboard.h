// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "livecampaign.h"

#include <memory>

namespace campanile {

/// Which campaigns there are, and the one that is shown: the live page and the wall look at the same board. Without
/// being told it follows the newest running one.
class LiveBoard final : public QObject {
    Q_OBJECT
public:
    /// `gazetteer` may be null and else outlives this.
    LiveBoard(DialingBackend &backend, const Gazetteer *gazetteer, QObject *parent = nullptr);
    ~LiveBoard() override;

    void setIndex(std::shared_ptr<const AudienceIndex> index);
    /// Asks the dialer every `every` from now on; the first time at once.
    void start(std::chrono::milliseconds every = std::chrono::seconds(3));
    void refresh();

    [[nodiscard]] const QList<CampaignInfo> &campaigns() const; ///< launched ones, newest first
    [[nodiscard]] int running() const; ///< of both modes
    [[nodiscard]] int runningLive() const; ///< those that make real telephones ring
    [[nodiscard]] bool isReachable() const; ///< the dialer answered the last question
    [[nodiscard]] LiveCampaign *current() const; ///< null: none to show
    void follow(const CampaignId &id);

    /// Answers come as a changed campaign, or commandFailed. A stop that did not arrive is repeated until it has.
    void stop(const CampaignId &id, const QString &reason);
    void resume(const CampaignId &id);
    [[nodiscard]] bool isStopping(const CampaignId &id) const; ///< sent and not yet confirmed

Q_SIGNALS:
    void campaignsChanged();
    void currentChanged(campanile::LiveCampaign *campaign); ///< forget the one before
    void reachableChanged(bool reachable);
    void commandFailed(const campanile::CampaignId &id, const campanile::Error &error);
    void stoppingChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
