// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialingbackend.h"
#include "launcher.h"
#include "preflight.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace campanile {

class AudienceCounter;
class CampaignDraft;
class ConsequenceButton;
class Gazetteer;
class Label;
class Note;
class Segmented;
class StepHead;

/// Step 4, always in sight: says the consequence, or what is missing. It asks the dialer for a receipt; nothing starts
/// here.
class LaunchStep final : public QWidget {
    Q_OBJECT
public:
    LaunchStep(CampaignDraft &draft, AudienceCounter &counter, Launcher &launcher, const Gazetteer &gazetteer,
        QWidget *parent = nullptr);
    void setDialer(const std::optional<DialerStatus> &dialer);
    /// With somewhere to wait, an alert whose only hindrance is the dialer can be put there.
    void setQueue(bool there, std::chrono::minutes expiry);
    /// The draft as it is now waits in the queue already: said instead of offering it twice. Empty: it does not. A
    /// change of the draft ends it.
    void setQueued(const QString &words);
    void setHeard(bool heard);
    /// Whom the dialer refuses because they asked it: counted before anything is sent. E.164.
    void setOptedOut(const QSet<QString> &numbers);
    void setCompact(bool compact);
    void setMargin(int margin);

Q_SIGNALS:
    void queueRequested(std::chrono::minutes expiry);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void showNotes(const QList<PreflightFinding> &findings);
    void buildExpiry();
    void setQueueing(bool queueing);
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    Launcher &m_launcher;
    const Gazetteer &m_gazetteer;
    std::optional<DialerStatus> m_dialer;
    StepHead *m_head;
    QWidget *m_heard;
    Note *m_error;
    Note *m_filter; ///< not everybody of the area is called
    Note *m_notes; ///< what stops nothing and should be known
    QSet<QString> m_optedOut;
    ConsequenceButton *m_button;
    QWidget *m_expiryBox; ///< how long an alert may wait
    Segmented *m_expiry;
    Label *m_foot;
    QVBoxLayout *m_layout;
    bool m_queue = false; ///< there is one
    QString m_queued;
    bool m_queueing = false; ///< the button puts into it
    QTimer m_later; ///< while a corner is dragged the audience is not checked at every pixel
};

} // namespace campanile
