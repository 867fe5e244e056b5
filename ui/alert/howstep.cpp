// SPDX-License-Identifier: GPL-3.0-or-later
#include "howstep.h"

#include "alertwords.h"
#include "audiencecounter.h"
#include "button.h"
#include "campaigndraft.h"
#include "clock.h"
#include "label.h"
#include "roundrow.h"
#include "segmented.h"
#include "stephead.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {
constexpr int mostRounds = 3;
constexpr auto withoutMessage = 30s; ///< the forecast before a message is chosen
} // namespace

HowStep::HowStep(CampaignDraft &draft, AudienceCounter &counter, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_clock(clock)
    , m_head(new StepHead(3, tr("How"), this))
    , m_end(new Label(TextStyle::BodyStrong, Ink::Text, this))
    , m_summary(new Label(TextStyle::Detail, Ink::Text2, this))
    , m_times(new Label(TextStyle::Detail, Ink::Text2, this))
    , m_foot(new Label(TextStyle::Caption, Ink::Muted, this))
    , m_kind(new Segmented({tr("Emergency"), tr("Service")}, this))
    , m_change(new Button(tr("Change"), Button::Role::Link, this))
    , m_rounds(new QWidget(this))
    , m_timesLine(new QWidget(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"howStep"_s);
    m_kind->setObjectName(u"alertKind"_s);
    m_end->setObjectName(u"expectedEnd"_s);
    m_change->setObjectName(u"changeKind"_s);
    m_times->setTextFormat(Qt::RichText);
    m_foot->setWordWrap(true);
    m_head->addRight(m_end);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_kind);
    auto *rounds = new QVBoxLayout(m_rounds);
    rounds->setContentsMargins(0, 4, 0, 0);
    rounds->setSpacing(0);
    for (int i = 0; i < mostRounds; ++i) {
        m_rows.append(new RoundRow(m_rounds));
        rounds->addWidget(m_rows.last());
    }
    m_layout->addWidget(m_rounds);
    m_layout->addWidget(m_foot);
    m_layout->addWidget(m_summary);
    auto *line = new QHBoxLayout(m_timesLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_times, 1);
    line->addWidget(m_change);
    m_layout->addWidget(m_timesLine);

    connect(m_kind, &Segmented::chosen, this, [this](int index) {
        m_draft.setEmergency(index == 0);
        setCompact(m_compact);
    });
    connect(m_change, &Button::clicked, this, [this] {
        m_kind->show();
        m_change->hide();
    });
    connect(&m_draft, &CampaignDraft::languageChoiceChanged, this, &HowStep::refresh);
    connect(&m_draft, &CampaignDraft::policyChanged, this, &HowStep::refresh);
    connect(&m_draft, &CampaignDraft::messageChanged, this, &HowStep::refresh);
    connect(&m_counter, &AudienceCounter::countChanged, this, &HowStep::refresh);
    connect(&m_tick, &QTimer::timeout, this, &HowStep::refresh); // "ends at" moves on while nobody touches anything
    m_tick.start(20s);
    setMargin(24);
    setCompact(false);
}

void HowStep::setTrunk(const std::optional<TrunkStatus> &trunk)
{
    m_trunk = trunk;
    refresh();
}

void HowStep::setCompact(bool compact)
{
    m_compact = compact;
    m_kind->setVisible(!compact);
    m_change->setVisible(compact);
    m_layout->setSpacing(compact ? 0 : 8);
    refresh();
}

void HowStep::setMargin(int margin)
{
    m_layout->setContentsMargins(margin, m_compact ? 8 : 12, margin, m_compact ? 10 : 16);
}

std::chrono::milliseconds HowStep::heardLength() const
{
    const Message &message = *m_draft.message();
    if (heardLanguages(message).size() < 2)
        return message.main().length;
    const bool menu = m_draft.needsMenu() && m_draft.menuAudio();
    return meanLength(
        m_counter.languageShare(message), message, menu ? m_draft.menuAudio()->length : std::chrono::milliseconds(0));
}

void HowStep::refresh()
{
    const Policy &policy = m_draft.policy();
    m_kind->setCurrent(m_draft.isEmergency() ? 0 : 1);
    const int phones = m_counter.count().phones;
    const auto &message = m_draft.message();
    const std::chrono::milliseconds audio = message && message->hasAudio() ? heardLength() : withoutMessage;
    const Forecast f =
        m_trunk ? forecast(phones, audio, policy, m_trunk->channels, m_trunk->callsPerSecond) : Forecast{};
    const bool known = !f.rounds.isEmpty();
    //: %1 is a time of day
    m_end->setText(known ? tr("ends about %1").arg(m_clock.now().addSecs(f.total.count()).time().toString(u"HH:mm"_s))
                         : QString());

    m_rounds->setVisible(known && !m_compact);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < f.rounds.size());
        if (i < f.rounds.size())
            m_rows[i]->setRound(f.rounds[i]);
    }
    const qint64 pause = policy.retryDelay.isEmpty() ? 0 : policy.retryDelay.first().count() / 60;
    m_foot->setVisible(!m_compact);
    if (m_trunk && m_trunk->simulated) {
        m_foot->setText(
            tr("Test line: %n simulated channel(s) · %1 min pause between rounds", nullptr, m_trunk->channels)
                .arg(pause));
    } else if (m_trunk) {
        //: %1 and %2 are figures
        m_foot->setText(tr("%n channel(s) · %1 calls/s · %2 min pause between rounds", nullptr, m_trunk->channels)
                .arg(QLocale().toString(m_trunk->callsPerSecond, 'g', 3))
                .arg(pause));
    } else {
        m_foot->setText(tr("The dialer does not answer: how long it takes is not known."));
    }
    m_summary->setVisible(m_compact);
    m_timesLine->setVisible(m_compact);
    m_summary->setText(m_draft.isEmergency()
            ? tr("Emergency: calls until answered, %n round(s)", nullptr, policy.maxAttempts)
            : tr("Service: %n round(s), in calmer times", nullptr, policy.maxAttempts));
    m_times->setText(known ? tr("First round <b>%1</b> · all <b>%2</b>")
                                 .arg(lengthInWords(f.rounds.first().length), lengthInWords(f.total))
                           : QString());
}

} // namespace campanile
