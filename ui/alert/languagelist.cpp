// SPDX-License-Identifier: GPL-3.0-or-later
#include "languagelist.h"

#include "alertwords.h"
#include "audiencecounter.h"
#include "audioports.h"
#include "button.h"
#include "campaigndraft.h"
#include "errorwords.h"
#include "figures.h"
#include "filterwords.h"
#include "languagerow.h"
#include "metrics.h"
#include "note.h"
#include "segmented.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr qsizetype mostMissing = 1; // the commonest; the others are one sentence

int hearing(const QList<LanguageShare> &shares, const QString &language)
{
    int phones = 0;
    for (const LanguageShare &share : shares)
        phones += share.hears.value(language);
    return phones;
}

} // namespace

QString languageMark(const QString &tag)
{
    return primaryTag(tag).toUpper();
}

LanguageList::LanguageList(CampaignDraft &draft, AudienceCounter &counter, Player &player, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_player(player)
{
    setObjectName(u"languageList"_s);
    build();
    m_later.setSingleShot(true);
    m_later.setInterval(80ms);
    connect(&m_later, &QTimer::timeout, this, &LanguageList::count);
    connect(&m_counter, &AudienceCounter::countChanged, &m_later, qOverload<>(&QTimer::start));
    connect(&m_counter, &AudienceCounter::indexChanged, &m_later, qOverload<>(&QTimer::start));
    connect(&m_draft, &CampaignDraft::messageChanged, this, &LanguageList::count);
    connect(&m_draft, &CampaignDraft::languageChoiceChanged, this, &LanguageList::refresh);
    connect(&m_player, &Player::playingChanged, this, &LanguageList::showPlaying);
    count();
}

void LanguageList::build()
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(space8);
    m_versions = new QVBoxLayout;
    m_versions->setSpacing(0);
    m_notes = new QVBoxLayout;
    m_notes->setSpacing(space4);
    m_choice = new Segmented({tr("Each in its own language"), tr("A menu asks")}, this);
    m_choice->setObjectName(u"languageChoice"_s);
    m_choice->setAccessibleName(tr("How the languages reach people"));
    m_choice->setToolTip(tr("A menu: “per italiano premi 1, for English press 2”. After a silence each phone hears its "
                            "own language."));
    m_toggle = new Button({}, Button::Role::Link, this);
    m_toggle->setObjectName(u"languageToggle"_s);
    m_menu = new LanguageRow(this);
    m_menu->setObjectName(u"languageMenu"_s);
    m_layout->addLayout(m_versions);
    m_layout->addWidget(m_choice);
    m_layout->addWidget(m_menu);
    m_layout->addWidget(m_toggle, 0, Qt::AlignLeft);
    m_layout->addLayout(m_notes);
    connect(m_choice, &Segmented::chosen, this,
        [this](int chosen) { m_draft.setLanguageChoice(static_cast<LanguageChoice>(chosen)); });
    connect(m_toggle, &Button::clicked, this, [this] {
        const bool menu = m_draft.languageChoice() == LanguageChoice::Menu;
        m_draft.setLanguageChoice(menu ? LanguageChoice::PerContact : LanguageChoice::Menu);
    });
    connect(m_menu, &LanguageRow::playRequested, this, &LanguageList::play);
}

void LanguageList::setCompact(bool compact)
{
    m_compact = compact;
    m_layout->setSpacing(compact ? space4 : space8);
    refresh();
}

void LanguageList::count()
{
    m_later.stop();
    m_shares.clear();
    if (m_draft.message() && m_draft.message()->hasAudio())
        m_shares = m_counter.languageShare(*m_draft.message());
    refresh();
}

LanguageRow *LanguageList::rowAt(qsizetype at)
{
    while (m_rows.size() <= at) {
        auto *row = new LanguageRow(this);
        row->setObjectName(u"language%1"_s.arg(m_rows.size()));
        connect(row, &LanguageRow::playRequested, this, &LanguageList::play);
        m_versions->addWidget(row);
        m_rows.append(row);
    }
    return m_rows[at];
}

void LanguageList::refresh()
{
    const std::optional<Message> &message = m_draft.message();
    const QList<MessageVersion> versions = message ? message->versions : QList<MessageVersion>();
    const bool several = versions.size() > 1;
    QStringList summary;
    for (qsizetype i = 0; i < std::max(versions.size(), m_rows.size()); ++i) {
        const bool shown = several && !m_compact && i < versions.size();
        if (shown) {
            const MessageVersion &version = versions[i];
            rowAt(i)->setVersion(languageMark(version.language), languageName(primaryTag(version.language)),
                version.hasAudio() ? version.audioPath : QString(), audioLength(version.length),
                version.hasAudio() ? hearing(m_shares, version.language) : 0);
        }
        if (i < m_rows.size())
            m_rows[i]->setVisible(shown);
        if (several && i < versions.size())
            summary.append(versions[i].hasAudio() ? u"%1 %2"_s.arg(languageMark(versions[i].language),
                                                        figure(hearing(m_shares, versions[i].language)))
                                                  : tr("%1 without audio").arg(languageMark(versions[i].language)));
    }
    const bool choosable = message && heardLanguages(*message).size() > 1;
    const bool menu = m_draft.languageChoice() == LanguageChoice::Menu;
    m_choice->setVisible(choosable && !m_compact);
    m_choice->setCurrent(menu ? 1 : 0);
    m_toggle->setVisible(choosable && m_compact);
    m_toggle->setText(menu ? tr("A menu asks: each in its own instead") : tr("Each in its own: a menu instead"));
    m_toggle->updateGeometry();
    showMenu();
    showMissing();
    showPlaying();
    setVisible(several || !m_missingTags.isEmpty());
    const QString said = summary.join(u" · "_s);
    if (said != m_summary) {
        m_summary = said;
        Q_EMIT summaryChanged();
    }
}

void LanguageList::showMenu()
{
    const bool wanted = m_draft.needsMenu() && !m_compact;
    m_menu->setVisible(wanted);
    if (!wanted)
        return;
    const std::optional<MenuAudio> &menu = m_draft.menuAudio();
    if (menu && !menu->path.isEmpty())
        m_menu->setMenu(tr("The menu"), menu->path, audioLength(menu->length), {});
    else
        m_menu->setMenu(tr("The menu"), {}, {},
            menu && menu->error.code != ErrorCode::None ? words(menu->error) : tr("is being spoken…"));
}

void LanguageList::showMissing()
{
    m_missingTags.clear();
    QStringList sentences;
    const std::optional<Message> &message = m_draft.message();
    if (message && message->hasAudio()) {
        const QString main = languageName(primaryTag(message->main().language));
        int others = 0, more = 0;
        for (const LanguageShare &share : std::as_const(m_shares)) {
            const bool written = std::ranges::any_of(message->versions,
                [&](const MessageVersion &version) { return primaryTag(version.language) == share.language; });
            if (share.missing == 0)
                continue;
            if (sentences.size() >= mostMissing) {
                others += share.missing;
                ++more;
                continue;
            }
            m_missingTags.append(share.language);
            sentences.append((written ? tr("%1 has no audio yet: %2 phone(s) will hear %3.", nullptr, share.missing)
                                      : tr("There is no %1: %2 phone(s) will hear %3.", nullptr, share.missing))
                    .arg(languageName(share.language), figure(share.missing), main));
        }
        if (more > 0) {
            m_missingTags.append(QString());
            sentences.append(tr("%n more language(s) are missing", nullptr, more) + u": "_s
                + tr("%1 phone(s) will hear %2.", nullptr, others).arg(figure(others), main));
        }
    }
    while (m_missing.size() < sentences.size()) {
        auto *note = new Note(Note::Kind::Warning, {}, this);
        note->setObjectName(u"languageMissing%1"_s.arg(m_missing.size()));
        connect(note, &Note::linkActivated, this,
            [this, at = m_missing.size()] { Q_EMIT addRequested(m_missingTags.value(at)); });
        m_notes->addWidget(note);
        m_missing.append(note);
    }
    const qsizetype shown = m_compact ? std::min<qsizetype>(sentences.size(), 1) : sentences.size();
    for (qsizetype i = 0; i < m_missing.size(); ++i) {
        m_missing[i]->setVisible(i < shown);
        m_missing[i]->setFlat(true);
        if (i >= shown)
            continue;
        m_missing[i]->setText(sentences[i]);
        m_missing[i]->setLink(m_missingTags[i].isEmpty() ? QString() : tr("Add it"));
    }
}

void LanguageList::play(const QString &path)
{
    if (m_player.isPlaying() && m_player.path() == path)
        m_player.stop();
    else
        (void)m_player.play(path); // what it cannot play the message page has said already
}

void LanguageList::showPlaying()
{
    const QString path = m_player.isPlaying() ? m_player.path() : QString();
    for (LanguageRow *row : std::as_const(m_rows))
        row->setPlaying(!path.isEmpty() && row->path() == path);
    m_menu->setPlaying(!path.isEmpty() && m_menu->path() == path);
}

} // namespace campanile
