// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "draftstore.h"

#include <QObject>
#include <QTimer>

namespace campanile {

class CampaignDraft;
class MessageStore;

/// A crash loses no draft: every change is on disk within a quarter of a second, and comes back at the next start.
class DraftKeeper final : public QObject {
    Q_OBJECT
public:
    /// Fills `draft` with what was saved. All three outlive this.
    DraftKeeper(CampaignDraft &draft, DraftStore &store, const MessageStore &messages, QObject *parent = nullptr);
    ~DraftKeeper() override; ///< saves what has not been saved yet

Q_SIGNALS:
    void failed(const campanile::Error &error);
    void saved();

private:
    void save();
    [[nodiscard]] SavedDraft current() const;
    CampaignDraft &m_draft;
    DraftStore &m_store;
    SavedDraft m_saved;
    QTimer m_timer;
};

} // namespace campanile
