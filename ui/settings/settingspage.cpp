// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingspage.h"

#include "dialersection.h"
#include "label.h"
#include "metrics.h"
#include "screensection.h"
#include "sectionlist.h"
#include "tokens.h"
#include "townsection.h"
#include "voicesection.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {
constexpr int listWidth = 208, sectionWidth = 1040;

/// As high as its words are at the width that there is; a layout's own least height is that of the least width.
class Content final : public QWidget {
public:
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const QSize least = layout()->minimumSize();
        const int width = std::max(parentWidget() ? parentWidget()->width() : 0, least.width());
        return {least.width(), layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : least.height()};
    }
};
} // namespace

SettingsPage::SettingsPage(TownWorkshop &workshop, QWidget *parent)
    : QWidget(parent)
    , m_list(new SectionList({{u"Town"_s, tr("Municipality"), u"town"_s}, {u"Dialer"_s, tr("Dialer"), u"server"_s},
                                 {u"Voice"_s, tr("Voice"), u"volume"_s}, {u"Screen"_s, tr("Screen"), u"screen"_s}},
          this))
    , m_sections(new QStackedWidget(this))
    , m_town(new TownSection(workshop, this))
    , m_dialer(new DialerSection(this))
    , m_voice(new VoiceSection(this))
    , m_screen(new ScreenSection(this))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space24, space24, 0, 0);
    page->setSpacing(cardGap);
    page->addWidget(new Label(tr("Settings"), TextStyle::PageTitle, Ink::Text, this));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space24);
    m_list->setFixedWidth(listWidth);
    columns->addWidget(m_list);
    columns->addWidget(m_sections, 1);
    page->addLayout(columns, 1);
    for (QWidget *section : std::initializer_list<QWidget *>{m_town, m_dialer, m_voice, m_screen})
        m_sections->addWidget(scrolled(section));

    connect(m_list, &SectionList::chosen, m_sections, &QStackedWidget::setCurrentIndex);
    connect(m_dialer, &DialerSection::changed, this, &SettingsPage::tell);
    connect(m_dialer, &DialerSection::consoleChanged, this, [this] {
        m_dialer->putConsoleInto(m_settings);
        Q_EMIT settingsChanged(m_settings);
    });
    connect(m_voice, &VoiceSection::changed, this, [this] {
        m_voice->putInto(m_settings);
        Q_EMIT settingsChanged(m_settings);
    });
    connect(m_screen, &ScreenSection::changed, this, [this] {
        m_screen->putInto(m_settings);
        Q_EMIT settingsChanged(m_settings);
    });
    connect(m_town, &TownSection::attentionWanted, this, [this](QWidget *widget) {
        auto *area = qobject_cast<QScrollArea *>(m_sections->widget(static_cast<int>(Section::Town)));
        // After the layout has made room for it; the place may be gone by then.
        QTimer::singleShot(0, widget, [area, widget] { area->ensureWidgetVisible(widget, 0, space24); });
    });
}

QWidget *SettingsPage::scrolled(QWidget *section)
{
    section->setMaximumWidth(sectionWidth);
    auto *content = new Content;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, space24, space24);
    row->addWidget(section, 100);
    row->addStretch(1);
    content->setAutoFillBackground(false);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

void SettingsPage::setSettings(const ConsoleSettings &settings)
{
    m_settings = settings;
    m_dialer->setSettings(settings);
    m_voice->setSettings(settings);
    m_screen->setSettings(settings);
}

void SettingsPage::useVoices(Synthesiser &synthesiser, Player &player)
{
    m_voice->use(synthesiser, player);
}

void SettingsPage::setEmbeddedDialer(bool embedded)
{
    m_dialer->setEmbedded(embedded);
}

void SettingsPage::setCallerIds(const QStringList &numbers)
{
    m_dialer->setCallerIds(numbers);
}

void SettingsPage::showSection(Section section)
{
    m_list->setCurrent(static_cast<int>(section));
    m_sections->setCurrentIndex(static_cast<int>(section));
}

void SettingsPage::focusDialer()
{
    showSection(Section::Dialer);
    m_dialer->focusAddress();
}

void SettingsPage::tell()
{
    m_dialer->putInto(m_settings);
    Q_EMIT settingsChanged(m_settings);
}

void SettingsPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensFor(this).bg);
}

} // namespace campanile
