// SPDX-License-Identifier: GPL-3.0-or-later
#include "launchstep.h"

#include "alertwords.h"
#include "audiencecounter.h"
#include "badges.h"
#include "consequencebutton.h"
#include "errorwords.h"
#include "filterwords.h"
#include "findingnotes.h"
#include "gazetteer.h"
#include "icons.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "segmented.h"
#include "stephead.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr std::array<std::chrono::minutes, 4> expiries{15min, 30min, 1h, 3h};

/// "✓ Heard in full"
class HeardSign final : public QWidget {
public:
    HeardSign(const QString &words, QWidget *parent)
        : QWidget(parent)
    {
        auto *line = new QHBoxLayout(this);
        line->setContentsMargins(24, 0, 0, 0);
        line->addWidget(new Label(words, TextStyle::Detail, Ink::Ok, this));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, QRectF(0, (height() - 16) / 2.0, 16, 16), u"check"_s, tokensFor(this).ok);
    }
};

} // namespace

LaunchStep::LaunchStep(
    CampaignDraft &draft, AudienceCounter &counter, Launcher &launcher, const Gazetteer &gazetteer, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_launcher(launcher)
    , m_gazetteer(gazetteer)
    , m_head(new StepHead(4, {}, this))
    , m_heard(new HeardSign(tr("Heard in full"), this))
    , m_error(new Note(Note::Kind::Error, {}, this))
    , m_filter(new Note(Note::Kind::Warning, {}, this))
    , m_notes(new Note(Note::Kind::Info, {}, this))
    , m_button(new ConsequenceButton(this))
    , m_expiryBox(new QWidget(this))
    , m_foot(new Label(TextStyle::Caption, Ink::Muted, this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"launchStep"_s);
    m_button->setObjectName(u"consequenceButton"_s);
    m_error->setObjectName(u"launchError"_s);
    m_error->hide();
    m_filter->setObjectName(u"launchFilter"_s);
    m_filter->setIconName(u"filter"_s);
    m_filter->setFlat(true);
    m_notes->setObjectName(u"launchNotes"_s);
    m_notes->setFlat(true);
    m_notes->hide();
    m_heard->hide();
    m_head->addRight(m_heard);
    m_foot->setAlignment(Qt::AlignHCenter);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_error);
    m_layout->addWidget(m_filter);
    m_layout->addWidget(m_notes);
    m_layout->addWidget(m_expiryBox);
    m_layout->addWidget(m_button);
    m_layout->addWidget(m_foot);
    buildExpiry();

    connect(m_button, &ConsequenceButton::activated, this, [this] {
        if (m_queueing)
            Q_EMIT queueRequested(expiries[static_cast<std::size_t>(std::max(m_expiry->current(), 0))]);
        else if (const auto index = m_counter.index())
            m_launcher.prepare(m_draft, *index);
    });
    const auto changed = [this] {
        m_queued.clear();
        // What failed was another draft.
        if (m_launcher.state() == Launcher::State::Failed)
            m_launcher.discard();
        m_later.start();
    };
    m_later.setSingleShot(true);
    m_later.setInterval(50ms);
    connect(&m_later, &QTimer::timeout, this, &LaunchStep::refresh);
    connect(&m_draft, &CampaignDraft::modeChanged, this, changed);
    connect(&m_draft, &CampaignDraft::areaChanged, this, changed);
    connect(&m_draft, &CampaignDraft::messageChanged, this, changed);
    connect(&m_draft, &CampaignDraft::policyChanged, this, changed);
    connect(&m_counter, &AudienceCounter::countChanged, &m_later, qOverload<>(&QTimer::start));
    connect(&m_draft, &CampaignDraft::languageChoiceChanged, this, changed);
    connect(&m_draft, &CampaignDraft::callSettingsChanged, this, changed);
    // What is spoken beside the message changes by itself: no reason to forget an error.
    connect(&m_draft, &CampaignDraft::promptAudioChanged, &m_later, qOverload<>(&QTimer::start));
    connect(&m_counter, &AudienceCounter::indexChanged, this, &LaunchStep::refresh);
    connect(&m_launcher, &Launcher::stateChanged, this, &LaunchStep::refresh);
    setMargin(24);
    refresh();
}

void LaunchStep::setDialer(const std::optional<DialerStatus> &dialer)
{
    m_dialer = dialer;
    refresh();
}

void LaunchStep::buildExpiry()
{
    QStringList words;
    for (const std::chrono::minutes expiry : expiries)
        words.append(expiry < 1h ? tr("%1 min").arg(expiry.count()) : tr("%1 h").arg(expiry.count() / 60));
    m_expiry = new Segmented(words, m_expiryBox);
    m_expiry->setObjectName(u"queueExpiry"_s);
    m_expiry->setAccessibleName(tr("How long the alert may wait for the dialer"));
    auto *line = new QHBoxLayout(m_expiryBox);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space12);
    line->addWidget(new Label(tr("Expires in"), TextStyle::Detail, Ink::Text2, m_expiryBox));
    line->addWidget(m_expiry, 1);
    m_foot->setWordWrap(true);
    connect(m_expiry, &Segmented::chosen, this, &LaunchStep::refresh);
    setQueueing(false);
}

void LaunchStep::setQueue(bool there, std::chrono::minutes expiry)
{
    m_queue = there;
    const auto nearest = std::ranges::min_element(
        expiries, {}, [expiry](std::chrono::minutes one) { return std::abs((one - expiry).count()); });
    m_expiry->setCurrent(static_cast<int>(nearest - expiries.begin()));
    refresh();
}

void LaunchStep::setQueueing(bool queueing)
{
    m_queueing = queueing;
    m_expiryBox->setVisible(queueing);
    m_foot->setText(queueing ? tr("It never starts by itself: when the dialer answers you see the receipt and confirm")
                             : tr("First you see the receipt: nothing starts here yet"));
}

void LaunchStep::setQueued(const QString &words)
{
    if (m_queued == words)
        return;
    m_queued = words;
    refresh();
}

void LaunchStep::setHeard(bool heard)
{
    m_heard->setVisible(heard);
}

void LaunchStep::setOptedOut(const QSet<QString> &numbers)
{
    if (numbers == m_optedOut)
        return;
    m_optedOut = numbers;
    m_later.start();
}

/// Of those the button does not say: who is not called although they are in the area, and what is not heard.
void LaunchStep::showNotes(const QList<PreflightFinding> &findings)
{
    using Problem = PreflightFinding::Problem;
    QStringList words;
    for (const PreflightFinding &finding : findings) {
        const bool spokenSoon =
            finding.problem == Problem::PromptsMissing && finding.error.code == ErrorCode::None; // nothing to know
        if (finding.severity == PreflightFinding::Severity::Note && !spokenSoon
            && (finding.problem == Problem::OptedOut || finding.problem == Problem::PromptsMissing))
            words.append(missingInWords(finding));
    }
    m_notes->setText(words.join(u" · "_s));
    m_notes->setVisible(!words.isEmpty());
}

void LaunchStep::setCompact(bool compact)
{
    m_layout->setSpacing(compact ? 8 : 12);
    m_button->setIdleHeight(compact ? 72 : consequenceHeight);
}

void LaunchStep::setMargin(int margin)
{
    m_layout->setContentsMargins(margin, 12, margin, 16);
}

void LaunchStep::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
}

void LaunchStep::refresh()
{
    const Mode mode = m_draft.mode();
    m_head->setTitle(mode == Mode::Live ? tr("Launch") : tr("Try"));
    m_head->number()->setDress(mode == Mode::Live ? StepNumber::Dress::Live : StepNumber::Dress::Strong);
    m_button->setMode(mode);

    const QString filter = filterInWords(m_draft.filter());
    m_filter->setVisible(!filter.isEmpty());
    //: %1 is who of the area is called, "landlines only · German"
    m_filter->setText(tr("Filtered: %1").arg(filter));

    using State = Launcher::State;
    const State state = m_launcher.state();
    const auto &error = m_launcher.error();
    const bool differs = state == State::Failed && error && error->code == ErrorCode::ReceiptDiffers;
    m_error->setVisible(state == State::Failed && error && !differs);
    if (error)
        m_error->setText(words(*error));

    setQueueing(false);
    if (state == State::Preparing) {
        m_button->setState(ConsequenceButton::State::Working, tr("The dialer prepares the receipt…"));
        return;
    }
    if (state == State::Launching || state == State::Unknown) {
        m_button->setState(ConsequenceButton::State::Working, tr("The launch is on its way…"));
        return;
    }
    if (!m_queued.isEmpty()) {
        m_button->setState(ConsequenceButton::State::Working, m_queued);
        return;
    }
    if (differs) {
        m_button->setState(ConsequenceButton::State::Differs, words(*error));
        return;
    }
    const auto index = m_counter.index(), registry = m_counter.registry();
    const QList<PreflightFinding> findings = preflight({.area = m_draft.area(),
        .mode = mode,
        .message = m_draft.message(),
        .index = index.get(),
        .registry = registry.get(),
        .dialer = m_dialer,
        .town = outlineOf(m_gazetteer),
        .filter = m_draft.filter(),
        .languages = m_draft.languageChoice(),
        .menu = m_draft.menuAudio(),
        .announceKeys = m_draft.callSettings().announceKeys,
        .prompts = m_draft.promptAudio(),
        .optedOut = m_optedOut});
    showNotes(findings);
    for (const PreflightFinding &finding : findings) {
        if (finding.problem == PreflightFinding::Problem::DialerAway && m_queue) {
            // found last: everything else is there
            setQueueing(true);
            m_button->setState(
                ConsequenceButton::State::Queue, queueInWords(m_counter.count().phones, m_draft.placeWords(), mode));
            return;
        }
        if (finding.severity == PreflightFinding::Severity::Blocking) {
            m_button->setState(ConsequenceButton::State::Missing, missingInWords(finding));
            return;
        }
    }
    m_button->setState(
        ConsequenceButton::State::Ready, consequenceInWords(m_counter.count().phones, m_draft.placeWords(), mode));
}

} // namespace campanile
