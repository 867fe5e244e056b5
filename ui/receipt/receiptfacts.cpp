// SPDX-License-Identifier: GPL-3.0-or-later
#include "receiptfacts.h"

#include "audioports.h"
#include "audioworkshop.h"
#include "callerwords.h"
#include "figures.h"
#include "filterwords.h"
#include "label.h"
#include "languageshare.h"
#include "metrics.h"
#include "note.h"
#include "placewords.h"
#include "playbutton.h"
#include "receiptrow.h"
#include "receiptwords.h"
#include "sheetparts.h"
#include "timewords.h"
#include "toggle.h"
#include "trackrows.h"
#include "waveformview.h"

#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

ReceiptFacts::ReceiptFacts(Player &player, AudioWorkshop &workshop, QWidget *parent)
    : QWidget(parent)
    , m_player(player)
    , m_workshop(workshop)
    , m_phones(new Label(TextStyle::LargeFigure, Ink::Text, this))
    , m_phonesWords(new Label(TextStyle::Body, Ink::Text2, this))
    , m_kinds(new Label(TextStyle::Detail, Ink::Muted, this))
    , m_difference(new Label(TextStyle::DetailStrong, Ink::Ok, this))
    , m_area(new ReceiptRow(tr("Area"), this))
    , m_filter(new ReceiptRow(tr("Filter"), this))
    , m_caller(new ReceiptRow(tr("Who calls"), this))
    , m_audio(new ReceiptRow(tr("Audio"), this))
    , m_keys(new ReceiptRow(tr("Keys"), this))
    , m_length(new ReceiptRow(tr("Length"), this))
    , m_refused(new ReceiptRow(tr("Refused"), this))
    , m_play(new PlayButton(this))
    , m_waveform(new WaveformView(this))
    , m_tracks(new TrackRows(player, this))
    , m_tracksArea(new QScrollArea(this))
    , m_canary(new Toggle(tr("First only %1 phones").arg(canaryCount), this))
    , m_note(new Note(Note::Kind::Error, {}, this))
{
    m_phones->setObjectName(u"receiptPhones"_s);
    m_filter->setObjectName(u"receiptFilter"_s);
    m_caller->setObjectName(u"receiptCaller"_s);
    m_keys->setObjectName(u"receiptKeys"_s);
    m_refused->setObjectName(u"receiptRefused"_s);
    m_play->setObjectName(u"receiptPlay"_s);
    m_canary->setObjectName(u"canaryToggle"_s);
    m_note->hide();
    build();
    connectSound();
    connect(m_canary, &Toggle::toggled, this, &ReceiptFacts::canaryToggled);
}

void ReceiptFacts::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);

    auto *head = new QWidget(this);
    head->setFixedHeight(64);
    auto *total = new QHBoxLayout(head);
    total->setContentsMargins({});
    total->setSpacing(space16);
    total->addWidget(m_phones);
    auto *kinds = new QVBoxLayout;
    kinds->setSpacing(0);
    kinds->addStretch();
    kinds->addWidget(m_phonesWords);
    kinds->addWidget(m_kinds);
    kinds->addStretch();
    total->addLayout(kinds);
    total->addStretch();
    total->addWidget(m_difference);
    layout->addWidget(head);
    layout->addWidget(new Rule(this));

    m_play->setDiameter(36);
    m_waveform->setCompact(true);
    m_waveform->setSeekable(false);
    m_waveform->setFixedHeight(28);
    m_audio->setBefore(m_play);
    m_audio->setBetween(m_waveform);
    m_tracksArea->setWidget(m_tracks);
    m_tracksArea->setWidgetResizable(true);
    m_tracksArea->setFrameShape(QFrame::NoFrame);
    m_tracksArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tracksArea->setFocusPolicy(Qt::NoFocus);
    m_tracksArea->viewport()->setAutoFillBackground(false);
    m_tracks->setAutoFillBackground(false);
    for (QWidget *row : std::initializer_list<QWidget *>{
             m_area, m_filter, m_caller, m_audio, m_tracksArea, m_keys, m_length, m_refused})
        layout->addWidget(row);
    layout->addSpacing(space16);

    m_canaryBox = new CanaryBox(m_canary, tr("First only %1 phones").arg(canaryCount),
        tr("Then it pauses and asks whether to go on: about 2 minutes more"), this);
    layout->addWidget(m_canaryBox);
    layout->addSpacing(space12);
    layout->addWidget(m_note);
    layout->addStretch();
}

void ReceiptFacts::connectSound()
{
    connect(m_play, &PlayButton::clicked, this, [this] {
        const QString path = m_tracks->mainPath();
        if (m_player.isPlaying() && m_player.path() == path)
            m_player.stop();
        else if (!path.isEmpty())
            (void)m_player.play(path); // what it cannot play the message page has said already
    });
    connect(&m_player, &Player::playingChanged, this,
        [this](bool playing) { m_play->setPlaying(playing && m_player.path() == m_tracks->mainPath()); });
    connect(&m_player, &Player::positionChanged, this, [this](std::chrono::milliseconds position) {
        if (m_play->isPlaying())
            m_waveform->setPosition(position);
    });
}

QWidget *ReceiptFacts::firstControl() const
{
    return m_play;
}

void ReceiptFacts::fill(const Told &told)
{
    const Receipt &receipt = told.receipt;
    fillTotal(told);
    fillArea(told);
    fillAudio(told);
    const QDateTime end = told.now.addSecs(receipt.eta.count());
    m_length->set(StatusLight::State::Ok,
        tr("first round %1 · ends at about %2").arg(spanWords(receipt.firstRound), hourWords(end)),
        tr("%1 s of audio · %2 channels · %3 calls/s · %4 round(s)", nullptr, receipt.policy.maxAttempts)
            .arg(figure(TrackRows::meanLength(receipt).count() / 1000), figure(receipt.channels),
                QLocale().toString(receipt.callsPerSecond), figure(receipt.policy.maxAttempts)));
    fillCall(told);
    fillKeys(told);
    const auto refused = static_cast<int>(receipt.refused.size());
    m_refused->setVisible(refused > 0);
    m_refused->set(StatusLight::State::Warning,
        tr("%1 number(s) will not be called", nullptr, refused).arg(figure(refused)), refusedWords(receipt.refused));
    QStringList numbers;
    for (const RefusedNumber &number : receipt.refused.first(std::min<qsizetype>(receipt.refused.size(), 30)))
        numbers.append(number.number);
    m_refused->setToolTip(numbers.join(u'\n'));
    m_canaryBox->setVisible(receipt.accepted > canaryCount && !told.differs);

    // With several languages a low sheet has no room for everything.
    const bool low = told.low && (m_tracksArea->isVisibleTo(this) || m_filter->isVisibleTo(this));
    for (ReceiptRow *row : {m_area, m_caller, m_keys})
        row->setLow(low);
}

void ReceiptFacts::fillTotal(const Told &told)
{
    const Receipt &receipt = told.receipt;
    m_phones->setText(figure(receipt.accepted));
    m_phonesWords->setText(told.differs ? tr("phones: none will be called") : tr("phones will be called"));
    m_kinds->setText(tr("%1 landlines · %2 mobiles").arg(figure(receipt.landlines), figure(receipt.mobiles)));
    const auto refused = static_cast<int>(receipt.refused.size());
    const int drafted = told.sent ? static_cast<int>(told.sent->recipients.size()) : 0;
    m_difference->setText(refused > 0 ? tr("%1 in the draft, less %2").arg(figure(drafted), figure(refused))
                                      : tr("the same as in the draft"));
    m_difference->setVisible(!told.differs);
}

void ReceiptFacts::fillArea(const Told &told)
{
    const bool same = told.sent && receiptHoldsArea(told.receipt, told.sent->area);
    m_area->set(same ? StatusLight::State::Ok : StatusLight::State::Failed, placeTitle(told.receipt.area),
        same ? tr("fingerprint %1 · the same as drawn").arg(fingerprint(told.receipt.areaDigest))
             : tr("not what you drew"));
    m_filter->setVisible(!told.filter.isEmpty());
    m_filter->set(StatusLight::State::Warning, told.filter, tr("not everybody in the area is called"));
}

void ReceiptFacts::fillAudio(const Told &told)
{
    const Receipt &receipt = told.receipt;
    m_tracks->set(receipt, told.sent ? &*told.sent : nullptr);
    const int rows = m_tracks->isHidden() ? 0 : m_tracks->sizeHint().height();
    m_tracksArea->setVisible(rows > 0);
    m_tracksArea->setFixedHeight(std::min(rows, (told.low ? 2 : 4) * compactRowHeight));
    const auto count = static_cast<int>(receipt.tracks.size());
    const QString held = count > 1
        ? tr("%1 on average · %n language(s)", nullptr, count)
              .arg(clockWords(std::chrono::round<std::chrono::seconds>(TrackRows::meanLength(receipt))))
        : clockWords(std::chrono::round<std::chrono::seconds>(receipt.audioLength));
    m_audio->set(m_tracks->agrees() ? StatusLight::State::Ok : StatusLight::State::Failed, {},
        m_tracks->agrees() ? tr("%1 · fingerprint %2").arg(held, fingerprint(receipt.audioDigest))
                           : tr("The dialer holds another sound than the one you sent"));
    m_play->setEnabled(!m_tracks->mainPath().isEmpty());
    m_waveform->setWaveform({});
    if (const QString path = m_tracks->mainPath(); !path.isEmpty()) {
        m_workshop.waveform(path, WaveformView::slices).then(this, [this, path](const Result<Waveform> &waveform) {
            if (waveform && path == m_tracks->mainPath())
                m_waveform->setWaveform(*waveform);
        });
    }
}

void ReceiptFacts::fillCall(const Told &told)
{
    const Policy &policy = told.receipt.policy;
    const QString machine = policy.machine == MachinePolicy::HangUp ? tr("answering machine: hangs up")
                                                                    : tr("answering machine: leaves the message");
    const QString stop = policy.finishSentence ? tr("STOP: at the end of the sentence") : tr("STOP: cuts at once");
    m_caller->set(StatusLight::State::Ok,
        told.receipt.callerId.isEmpty() ? tr("the line's own number") : internationalWords(told.receipt.callerId),
        machine + u" · "_s + stop);
}

void ReceiptFacts::fillKeys(const Told &told)
{
    QStringList announced, silent;
    bool wanted = told.keysWanted;
    for (qsizetype i = 0; i < told.receipt.tracks.size(); ++i) {
        const Track &track = told.receipt.tracks[i];
        wanted = wanted || (told.sent && i < told.sent->tracks.size() && !told.sent->tracks[i].prompts.isEmpty());
        const bool keys =
            std::ranges::any_of(track.prompts, [](const Prompt &each) { return each.kind == PromptKind::Keys; });
        (keys ? announced : silent).append(languageName(primaryTag(track.language)));
    }
    m_keys->setVisible(wanted || !announced.isEmpty());
    const QString words = announced.isEmpty() ? tr("not announced: there is no voice, or the dialer has none")
        : silent.isEmpty()                    ? tr("announced after the message: %1").arg(announced.join(u", "_s))
                           : tr("announced: %1 · not announced: %2").arg(announced.join(u", "_s), silent.join(u", "_s));
    m_keys->set(silent.isEmpty() ? StatusLight::State::Ok : StatusLight::State::Warning, words,
        tr("1 confirms · 2 repeats · 9 asks for help · 0 no more calls"));
}

} // namespace campanile
