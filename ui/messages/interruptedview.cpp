// SPDX-License-Identifier: GPL-3.0-or-later
#include "interruptedview.h"

#include "button.h"
#include "figures.h"
#include "label.h"
#include "metrics.h"
#include "painting.h"
#include "playbutton.h"
#include "waveformview.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr qsizetype shownAtOnce = 3;

} // namespace

/// One of them.
class InterruptedView::Row final : public QWidget {
public:
    Row(MessageStudio &studio, const InterruptedRecording &recording, QWidget *parent)
        : QWidget(parent)
        , m_studio(studio)
        , m_recording(recording)
        , m_play(new PlayButton)
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space8);
        m_play->setDiameter(32);
        m_play->setObjectName(u"listenInterrupted"_s);
        const QString when = QLocale().toString(recording.started, u"d MMM HH:mm"_s);
        auto *words =
            new Label(InterruptedView::tr("%1, %2 long").arg(when, clockWords(recording.length)), TextStyle::Detail);
        words->setElided(true);
        m_play->setAccessibleDescription(words->text());
        auto *keep = new Button(InterruptedView::tr("Keep"), Button::Role::Secondary);
        keep->setObjectName(u"keepInterrupted"_s);
        keep->setAccessibleDescription(words->text());
        auto *discard = new Button(InterruptedView::tr("Discard"), Button::Role::Neutral);
        discard->setObjectName(u"discardInterrupted"_s);
        discard->setAccessibleDescription(words->text());
        row->addWidget(m_play);
        row->addWidget(words, 1);
        row->addWidget(keep);
        row->addWidget(discard);
        connect(m_play, &QAbstractButton::clicked, this, [this] {
            if (m_studio.listening().isTo(m_recording.path))
                m_studio.listening().stop();
            else
                m_studio.listening().listenTo(m_recording.path);
        });
        // queued: what they do takes this row away
        connect(
            keep, &QPushButton::clicked, this,
            [this, when] { m_studio.keepInterrupted(m_recording, InterruptedView::tr("Recording of %1").arg(when)); },
            Qt::QueuedConnection);
        connect(
            discard, &QPushButton::clicked, this, [this] { m_studio.discardInterrupted(m_recording); },
            Qt::QueuedConnection);
    }

    void refreshPlaying() { m_play->setPlaying(m_studio.listening().isTo(m_recording.path)); }

private:
    MessageStudio &m_studio;
    InterruptedRecording m_recording;
    PlayButton *m_play;
};

InterruptedView::InterruptedView(MessageStudio &studio, QWidget *parent)
    : QWidget(parent)
    , m_studio(studio)
    , m_title(new Label(TextStyle::DetailStrong))
    , m_more(new Label(TextStyle::Caption, Ink::Muted))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(space16, space12, space12, space12);
    m_column->setSpacing(space8);
    m_title->setWordWrap(true);
    m_column->addWidget(m_title);
    m_column->addWidget(m_more);
    connect(&m_studio, &MessageStudio::interruptedChanged, this, &InterruptedView::refresh);
    connect(&m_studio, &MessageStudio::stateChanged, this, &InterruptedView::refresh);
    connect(&m_studio.listening(), &MessageListening::changed, this, &InterruptedView::refreshPlaying);
    hide(); // until it has its place
}

void InterruptedView::refresh()
{
    QList<InterruptedRecording> recordings =
        m_studio.state() == MessageStudio::State::Idle ? m_studio.interrupted() : QList<InterruptedRecording>();
    std::ranges::reverse(recordings);
    setVisible(!recordings.isEmpty());
    const int count = static_cast<int>(recordings.size());
    m_title->setText(count == 1
            ? tr("A recording was interrupted. Nothing of it is lost: listen and decide.")
            : tr("%n recording(s) were interrupted. Nothing of them is lost: listen and decide.", nullptr, count));
    const qsizetype more = std::max<qsizetype>(0, recordings.size() - shownAtOnce);
    m_more->setVisible(more > 0);
    m_more->setText(tr("and %n older one(s)", nullptr, static_cast<int>(more)));
    recordings.resize(std::min(recordings.size(), shownAtOnce));
    if (recordings == m_shown)
        return;
    m_shown = recordings;
    for (Row *row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (const InterruptedRecording &recording : std::as_const(m_shown)) {
        auto *row = new Row(m_studio, recording, this);
        m_column->insertWidget(m_column->count() - 1, row);
        row->show();
        m_rows.append(row);
    }
}

void InterruptedView::refreshPlaying()
{
    for (Row *row : std::as_const(m_rows))
        row->refreshPlaying();
}

void InterruptedView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), radiusTag, t.tint);
}

} // namespace campanile
