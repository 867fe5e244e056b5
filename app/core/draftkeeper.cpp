// SPDX-License-Identifier: GPL-3.0-or-later
#include "draftkeeper.h"

#include "campaigndraft.h"
#include "messagestore.h"

namespace campanile {

DraftKeeper::DraftKeeper(CampaignDraft &draft, DraftStore &store, const MessageStore &messages, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
    , m_store(store)
{
    if (const std::optional<SavedDraft> saved = store.load()) {
        m_draft.setMode(saved->mode);
        m_draft.setEmergency(saved->emergency);
        m_draft.addPieces(saved->area.pieces);
        m_draft.setFilter(saved->filter);
        if (!saved->message.isEmpty())
            m_draft.setMessage(messages.message(saved->message));
        m_draft.setLanguageChoice(saved->languages);
    }
    m_saved = current();
    m_timer.setSingleShot(true);
    m_timer.setInterval(std::chrono::milliseconds(250));
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::save);
    // Not restarted by further changes: somebody who never stops dragging is saved too.
    const auto later = [this] {
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&draft, &CampaignDraft::modeChanged, this, later);
    connect(&draft, &CampaignDraft::areaChanged, this, later);
    connect(&draft, &CampaignDraft::messageChanged, this, later);
    connect(&draft, &CampaignDraft::policyChanged, this, later);
    connect(&draft, &CampaignDraft::languageChoiceChanged, this, later);
}

DraftKeeper::~DraftKeeper()
{
    if (m_timer.isActive())
        save();
}

void DraftKeeper::save()
{
    m_timer.stop();
    const SavedDraft now = current();
    if (now == m_saved)
        return;
    if (const Result<void> saved = m_store.save(now); !saved) {
        Q_EMIT failed(saved.error());
        return;
    }
    m_saved = now;
    Q_EMIT saved();
}

SavedDraft DraftKeeper::current() const
{
    return m_draft.saved();
}

} // namespace campanile
