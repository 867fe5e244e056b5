// SPDX-License-Identifier: GPL-3.0-or-later
#include "whatstep.h"

#include "alertwords.h"
#include "audioports.h"
#include "audioworkshop.h"
#include "button.h"
#include "campaigndraft.h"
#include "label.h"
#include "languagelist.h"
#include "messagestore.h"
#include "playbutton.h"
#include "stephead.h"
#include "waveformview.h"

#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

WhatStep::WhatStep(CampaignDraft &draft, AudienceCounter &counter, MessageStore &messages, Player &player,
    AudioWorkshop &workshop, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_messages(messages)
    , m_player(player)
    , m_workshop(workshop)
    , m_head(new StepHead(2, tr("What"), this))
    , m_change(new Button(tr("Change"), Button::Role::Link, this))
    , m_headLength(new Label(TextStyle::BodyStrong, Ink::Text, this))
    , m_title(new Label(TextStyle::BodyStrong, Ink::Text, this))
    , m_detail(new Label(TextStyle::Caption, Ink::Muted, this))
    , m_length(new Label(TextStyle::BodyStrong, Ink::Text, this))
    , m_empty(new Label(TextStyle::Body, Ink::Muted, this))
    , m_choose(new Button(tr("Choose a message"), Button::Role::Secondary, this))
    , m_play(new PlayButton(this))
    , m_wave(new WaveformView(this))
    , m_languages(new LanguageList(draft, counter, player, this))
    , m_body(new QWidget(this))
    , m_layout(new QVBoxLayout(this))
{
    build();
    follow();
    setMargin(24);
    refresh();
}

void WhatStep::build()
{
    setObjectName(u"whatStep"_s);
    m_change->setObjectName(u"changeMessage"_s);
    m_choose->setObjectName(u"chooseMessage"_s);
    m_play->setObjectName(u"playMessage"_s);
    m_title->setObjectName(u"messageTitle"_s);
    m_title->setElided(true);
    m_detail->setElided(true);
    m_empty->setWordWrap(true);
    m_wave->setCompact(true);
    m_wave->setFixedHeight(28);
    m_wave->setFocusPolicy(Qt::NoFocus);
    m_head->addRight(m_headLength);
    m_head->addRight(m_change);

    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_play, 0, 0, 2, 1);
    grid->addWidget(m_title, 0, 1, Qt::AlignBottom);
    grid->addWidget(m_detail, 1, 1, Qt::AlignTop);
    grid->addWidget(m_length, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_wave, 2, 1, 1, 2);
    grid->setRowMinimumHeight(2, 0);
    grid->setColumnStretch(1, 1);

    m_layout->setSpacing(12);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_body);
    m_layout->addWidget(m_languages);
    m_layout->addWidget(m_empty);
    m_layout->addWidget(m_choose, 0, Qt::AlignLeft);
}

void WhatStep::follow()
{
    connect(m_languages, &LanguageList::addRequested, this, &WhatStep::languageRequested);
    connect(m_languages, &LanguageList::summaryChanged, this, &WhatStep::showDetail);
    connect(m_change, &Button::clicked, this, &WhatStep::changeRequested);
    connect(m_choose, &Button::clicked, this,
        [this] { m_messages.messages().isEmpty() ? Q_EMIT recordRequested() : Q_EMIT changeRequested(); });
    connect(m_play, &PlayButton::clicked, this, [this] {
        const auto &message = m_draft.message();
        if (!message)
            return;
        if (m_player.isPlaying() && m_player.path() == message->main().audioPath)
            m_player.stop();
        else if (const auto played = m_player.play(message->main().audioPath); !played)
            m_detail->setText(tr("The audio cannot be played."));
    });
    const auto playing = [this] {
        const auto &message = m_draft.message();
        m_play->setPlaying(message && m_player.isPlaying() && m_player.path() == message->main().audioPath);
        if (!m_play->isPlaying())
            m_wave->setPosition({});
    };
    connect(&m_player, &Player::playingChanged, this, playing);
    connect(&m_player, &Player::positionChanged, this, [this](std::chrono::milliseconds position) {
        if (m_play->isPlaying())
            m_wave->setPosition(position);
    });
    connect(&m_player, &Player::playedToEnd, this, [this](const QString &path) {
        m_heard.insert(path);
        Q_EMIT heardChanged();
    });
    connect(&m_draft, &CampaignDraft::messageChanged, this, [this, playing] {
        m_heard.clear();
        Q_EMIT heardChanged();
        playing();
        refresh();
    });
    connect(&m_draft, &CampaignDraft::languageChoiceChanged, this, &WhatStep::heardChanged);
    connect(&m_messages, &MessageStore::changed, this, &WhatStep::refresh);
}

bool WhatStep::wasHeard() const
{
    const std::optional<Message> &message = m_draft.message();
    if (!message || !message->hasAudio())
        return false;
    const bool versions = std::ranges::all_of(message->versions,
        [this](const MessageVersion &version) { return !version.hasAudio() || m_heard.contains(version.audioPath); });
    const bool menu = !m_draft.needsMenu() || (m_draft.menuAudio() && m_heard.contains(m_draft.menuAudio()->path));
    return versions && menu;
}

void WhatStep::setCompact(bool compact)
{
    m_compact = compact;
    m_languages->setCompact(compact);
    m_play->setDiameter(compact ? 32 : 40);
    m_layout->setSpacing(compact ? 6 : 12);
    refresh();
}

void WhatStep::setMargin(int margin)
{
    m_layout->setContentsMargins(margin, m_compact ? 8 : 12, margin, m_compact ? 10 : 16);
}

void WhatStep::refresh()
{
    const auto &message = m_draft.message();
    const bool any = message.has_value();
    const bool library = !m_messages.messages().isEmpty();
    m_body->setVisible(any);
    m_change->setVisible(any);
    m_headLength->setVisible(any && m_compact);
    m_length->setVisible(any && !m_compact);
    m_wave->setVisible(any && !m_compact);
    m_empty->setVisible(!any && !m_compact);
    m_choose->setVisible(!any);
    m_empty->setText(
        library ? tr("No message chosen yet.") : tr("There is no message yet: record one, or let a voice read it."));
    m_choose->setText(library ? tr("Choose a message") : tr("Make a message"));
    if (!any) {
        m_languages->hide();
        return;
    }
    m_title->setText(message->title);
    showDetail();
    m_length->setText(audioLength(message->main().length));
    m_headLength->setText(audioLength(message->main().length));
    m_play->setEnabled(message->hasAudio());
    drawWaveform();
}

void WhatStep::showDetail()
{
    const std::optional<Message> &message = m_draft.message();
    if (!message)
        return;
    if (!message->hasAudio()) {
        m_detail->setText(tr("without audio"));
        return;
    }
    const QString summary = m_languages->summary();
    const auto spoken = static_cast<int>(heardLanguages(*message).size());
    const QString languages =
        spoken > 1 ? tr("%n language(s)", nullptr, spoken) : languageInWords(message->main().language);
    const auto words = [&] {
        switch (message->main().origin) {
        case MessageOrigin::Recorded: return tr("Recorded");
        case MessageOrigin::Synthesised: return tr("Synthetic voice");
        case MessageOrigin::Imported: return tr("Imported");
        case MessageOrigin::Mixed: return tr("Recorded and read");
        }
        return QString();
    };
    const QString when = message->created.date() == QDate::currentDate()
        ? message->created.time().toString(u"HH:mm"_s)
        : QLocale().toString(message->created.date(), QLocale::ShortFormat);
    m_detail->setText(!m_compact ? words() + u' ' + when + u" · "_s + languages
            : summary.isEmpty()  ? languages
                                 : summary);
}

void WhatStep::drawWaveform()
{
    const QString path = m_draft.message()->main().audioPath;
    if (path == m_drawn)
        return;
    m_drawn = path;
    m_wave->setWaveform({});
    if (path.isEmpty())
        return;
    m_workshop.waveform(path, WaveformView::slices).then(this, [this, path](const Result<Waveform> &wave) {
        if (wave && path == m_drawn)
            m_wave->setWaveform(*wave);
    });
}

} // namespace campanile
