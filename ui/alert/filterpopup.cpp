// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterpopup.h"

#include "audiencecounter.h"
#include "button.h"
#include "campaigndraft.h"
#include "figures.h"
#include "label.h"
#include "metrics.h"
#include "painting.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int popupWidth = 408;
constexpr int mostLanguages = 8; // the commonest, and those that are chosen

void say(QAbstractButton *button, const QString &words, int count)
{
    button->setText(u"%1 · %2"_s.arg(words, figure(count)));
}

} // namespace

FilterPopup::FilterPopup(CampaignDraft &draft, AudienceCounter &counter, QWidget *parent)
    : QFrame(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_body(new QVBoxLayout(this))
    , m_languageLayout(new QVBoxLayout)
{
    setObjectName(u"filterPopup"_s);
    setAccessibleName(tr("Who is called"));
    m_body->setContentsMargins(space16, space12, space16, space12);
    m_body->setSpacing(space4);
    auto *head = new QHBoxLayout;
    head->addWidget(new Label(tr("Who is called"), TextStyle::CardTitle, Ink::Text, this), 1);
    auto *close = new IconButton(u"close"_s, tr("Close"), this);
    close->setObjectName(u"closeFilters"_s);
    head->addWidget(close);
    m_body->addLayout(head);
    const auto title = [this](const QString &words) {
        m_body->addSpacing(space4);
        m_body->addWidget(new Label(words, TextStyle::CaptionStrong, Ink::Muted, this));
    };
    const auto row = [this](std::initializer_list<QWidget *> boxes) {
        auto *line = new QHBoxLayout;
        line->setSpacing(space12);
        for (QWidget *one : boxes)
            line->addWidget(one);
        line->addStretch(1);
        m_body->addLayout(line);
    };
    title(tr("Lines"));
    row({m_landlines = box(u"filterLandlines"_s), m_mobiles = box(u"filterMobiles"_s)});
    title(tr("Languages"));
    m_languageLayout->setSpacing(space4);
    m_body->addLayout(m_languageLayout);
    title(tr("Sources"));
    row({m_directory = box(u"filterDirectory"_s), m_signUps = box(u"filterSignUps"_s)});
    row({m_imports = box(u"filterImports"_s)});
    title(tr("Without a position on the map"));
    const auto choice = [this](const QString &words, const QString &name) {
        auto *button = new QRadioButton(words, this);
        button->setObjectName(name);
        m_body->addWidget(button);
        connect(button, &QRadioButton::clicked, this, &FilterPopup::take);
        return button;
    };
    m_ofTheirStreet = choice(tr("with their street, when it is chosen"), u"filterUnplacedStreet"_s);
    m_all = choice(tr("all of them, wherever they live"), u"filterUnplacedAll"_s);
    m_none = choice(tr("none of them"), u"filterUnplacedNone"_s);
    auto *everybody = new Button(tr("Call everybody"), Button::Role::Link, this);
    everybody->setObjectName(u"filterEverybody"_s);
    m_everybody = everybody;
    m_body->addSpacing(space4);
    m_body->addWidget(everybody);
    connect(close, &IconButton::clicked, this, &QWidget::hide);
    connect(everybody, &Button::clicked, this, [this] { m_draft.setFilter({}); });
    connect(&m_draft, &CampaignDraft::areaChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&m_counter, &AudienceCounter::indexChanged, this, [this] {
        if (isVisible())
            readRegistry();
    });
    showMix({});
    hide();
}

QCheckBox *FilterPopup::box(const QString &name)
{
    auto *made = new QCheckBox(this);
    made->setObjectName(name);
    connect(made, &QCheckBox::clicked, this, &FilterPopup::take);
    return made;
}

void FilterPopup::open(const QPoint &topRight)
{
    m_topRight = topRight;
    readRegistry();
    refresh();
    fit();
    show();
    raise();
    m_landlines->setFocus(Qt::PopupFocusReason);
}

void FilterPopup::fit()
{
    layout()->activate();
    const QSize size(popupWidth, sizeHint().height());
    int top = m_topRight.y();
    if (parentWidget())
        top = std::clamp(top, space8, std::max(space8, parentWidget()->height() - size.height() - space8));
    setGeometry(QRect(QPoint(m_topRight.x() - size.width(), top), size));
}

void FilterPopup::readRegistry()
{
    const auto index = m_counter.registry();
    if (!index || m_read.lock() == index)
        return;
    m_read = index;
    QtConcurrent::run([index] {
        return registryMix(index->contacts());
    }).then(this, [this, read = std::weak_ptr(index)](const RegistryMix &mix) {
        if (m_read.lock() == read.lock())
            showMix(mix);
    });
}

void FilterPopup::showMix(const RegistryMix &mix)
{
    m_mix = mix;
    say(m_landlines, tr("Landlines"), mix.landlines);
    say(m_mobiles, tr("Mobiles"), mix.mobiles);
    say(m_directory, tr("Directory"), mix.directory);
    say(m_signUps, tr("Sign-ups"), mix.signUps);
    say(m_imports, tr("Imports"), mix.imports);
    QList<std::pair<int, QString>> byCount;
    for (auto it = mix.languages.cbegin(); it != mix.languages.cend(); ++it)
        byCount.append({-it.value(), it.key()});
    for (const QString &chosen : m_draft.filter().languages) {
        if (!mix.languages.contains(chosen)) // an older draft's: it can be taken back
            byCount.prepend({0, chosen});
    }
    std::ranges::sort(byCount);
    qDeleteAll(m_languages);
    m_languages.clear();
    while (QLayoutItem *item = m_languageLayout->takeAt(0)) {
        delete item->layout();
    }
    QHBoxLayout *line = nullptr;
    for (const auto &[count, tag] : std::as_const(byCount)) {
        if (m_languages.size() >= mostLanguages && !m_draft.filter().languages.contains(tag))
            continue;
        QCheckBox *language = box(u"filterLanguage_"_s + tag);
        say(language, languageName(tag), -count);
        if (m_languages.size() % 2 == 0) {
            line = new QHBoxLayout;
            line->setSpacing(space12);
            line->addStretch(1);
            m_languageLayout->addLayout(line);
        }
        line->insertWidget(line->count() - 1, language);
        m_languages.insert(tag, language);
        language->show();
    }
    refresh();
    if (isVisible())
        fit();
}

void FilterPopup::refresh()
{
    const AudienceFilter &filter = m_draft.filter();
    m_landlines->setChecked(filter.landlines);
    m_mobiles->setChecked(filter.mobiles);
    m_directory->setChecked(filter.directory);
    m_signUps->setChecked(filter.signUps);
    m_imports->setChecked(filter.imports);
    for (auto it = m_languages.cbegin(); it != m_languages.cend(); ++it)
        it.value()->setChecked(filter.languages.isEmpty() || filter.languages.contains(it.key()));
    using Unplaced = AudienceFilter::Unplaced;
    m_ofTheirStreet->setChecked(filter.unplaced == Unplaced::OfTheirStreet);
    m_all->setChecked(filter.unplaced == Unplaced::All);
    m_none->setChecked(filter.unplaced == Unplaced::None);
    m_everybody->setEnabled(!filter.isEverybody());
}

void FilterPopup::take()
{
    AudienceFilter filter = m_draft.filter();
    filter.landlines = m_landlines->isChecked();
    filter.mobiles = m_mobiles->isChecked();
    filter.directory = m_directory->isChecked();
    filter.signUps = m_signUps->isChecked();
    filter.imports = m_imports->isChecked();
    QStringList chosen;
    bool all = true;
    for (auto it = m_languages.cbegin(); it != m_languages.cend(); ++it) {
        if (it.value()->isChecked())
            chosen += it.key();
        else
            all = false;
    }
    // no language at all would call nobody, and means everybody in the filter: the click is not taken
    if (!chosen.isEmpty() || m_languages.isEmpty())
        filter.languages = all ? QStringList() : chosen;
    using Unplaced = AudienceFilter::Unplaced;
    filter.unplaced = m_all->isChecked() ? Unplaced::All
        : m_none->isChecked()            ? Unplaced::None
                                         : Unplaced::OfTheirStreet;
    m_draft.setFilter(filter);
    refresh();
}

void FilterPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), radiusCard, t.surface, t.control, 1);
}

void FilterPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace campanile
