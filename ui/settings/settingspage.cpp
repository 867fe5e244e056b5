// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingspage.h"

#include "button.h"
#include "card.h"
#include "figures.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "segmented.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int pageWidth = 880;
const QStringList languages{u"it"_s, u"en"_s};

QLineEdit *field(const QString &name, const QString &example, const QString &objectName, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setAccessibleName(name);
    edit->setPlaceholderText(example);
    edit->setObjectName(objectName);
    edit->setMinimumHeight(buttonHeight);
    edit->setTextMargins(space8, 0, space8, 0);
    return edit;
}

QVBoxLayout *labelled(const QString &name, QWidget *control, QWidget *parent)
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(space4);
    layout->addWidget(new Label(name, TextStyle::Detail, Ink::Text2, parent));
    layout->addWidget(control);
    return layout;
}

} // namespace

SettingsPage::SettingsPage(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QWidget(this);
    column->setMaximumWidth(pageWidth);
    column->setMinimumHeight(720); // scrolls before anything is squeezed
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->setSpacing(cardGap);
    layout->addWidget(new Label(tr("Settings"), TextStyle::PageTitle, Ink::Text, column));
    m_problem = new Note(Note::Kind::Error, {}, column);
    m_problem->hide();
    layout->addWidget(m_problem);

    auto *town = new Card(tr("Municipality"), column);
    auto *townLine = new QHBoxLayout;
    auto *townWords = new QVBoxLayout;
    townWords->setSpacing(0);
    m_townName = new Label(TextStyle::BodyStrong, Ink::Text, town);
    m_townDetail = new Label(TextStyle::Detail, Ink::Muted, town);
    townWords->addWidget(m_townName);
    townWords->addWidget(m_townDetail);
    townLine->addLayout(townWords, 1);
    auto *open = new Button(tr("Open another town pack"), Button::Role::Neutral, town);
    open->setObjectName(u"settingsOpenTown"_s);
    townLine->addWidget(open);
    town->body()->addLayout(townLine);
    layout->addWidget(town);

    auto *dialer = new Card(tr("Dialer"), column);
    m_embedded =
        new Label(tr("This program runs its own dialer on a simulated phone network: no real telephone can ring."),
            TextStyle::Body, Ink::Text2, dialer);
    m_embedded->setWordWrap(true);
    dialer->body()->addWidget(m_embedded);
    m_address = field(tr("Address"), u"centrale.example.org:7443"_s, u"dialerAddress"_s, dialer);
    dialer->body()->addLayout(labelled(tr("Address and port"), m_address, dialer));
    m_authority = field(
        tr("Certificate authority"), tr("only when the dialer is on another machine"), u"dialerAuthority"_s, dialer);
    dialer->body()->addLayout(
        labelled(tr("File of the authority that signed the dialer's certificate (PEM)"), m_authority, dialer));
    m_connect = new Button(tr("Connect"), Button::Role::Primary, dialer);
    m_connect->setObjectName(u"dialerConnect"_s);
    auto *connectLine = new QHBoxLayout;
    connectLine->addWidget(
        new Label(tr("The access code is read from the file named in CAMPANILE_TOKEN_FILE; it is never kept here."),
            TextStyle::Detail, Ink::Muted, dialer),
        1);
    connectLine->addWidget(m_connect);
    dialer->body()->addLayout(connectLine);
    layout->addWidget(dialer);

    auto *screen = new Card(tr("Screen"), column);
    m_look = new Segmented({tr("As the system"), tr("Light"), tr("Dark")}, screen);
    m_look->setAccessibleName(tr("Look"));
    m_look->setObjectName(u"settingsLook"_s);
    m_language = new Segmented({u"Italiano"_s, u"English"_s}, screen);
    m_language->setAccessibleName(tr("Language"));
    m_language->setObjectName(u"settingsLanguage"_s);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(space24);
    choices->addLayout(labelled(tr("Look"), m_look, screen), 3);
    choices->addLayout(labelled(tr("Language (from the next start)"), m_language, screen), 2);
    screen->body()->addLayout(choices);
    layout->addWidget(screen);
    layout->addStretch();

    auto *content = new QWidget;
    auto *page = new QHBoxLayout(content);
    page->setContentsMargins(space24, space24, space24, space24);
    page->addWidget(column, 100);
    page->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll);

    connect(open, &Button::clicked, this, &SettingsPage::openTown);
    connect(m_connect, &Button::clicked, this, &SettingsPage::tell);
    connect(m_address, &QLineEdit::returnPressed, this, &SettingsPage::tell);
    connect(m_look, &Segmented::chosen, this, &SettingsPage::tell);
    connect(m_language, &Segmented::chosen, this, &SettingsPage::tell);
    setTown(std::nullopt);
    setEmbeddedDialer(false);
}

void SettingsPage::setSettings(const ConsoleSettings &settings)
{
    m_settings = settings;
    m_address->setText(settings.dialerAddress);
    m_authority->setText(settings.dialerAuthority);
    m_look->setCurrent(static_cast<int>(settings.look));
    m_language->setCurrent(std::max<int>(0, static_cast<int>(languages.indexOf(settings.language))));
}

void SettingsPage::setTown(const std::optional<TownInfo> &town)
{
    if (!town) {
        m_townName->setText(tr("No municipality yet"));
        m_townDetail->setText({});
        return;
    }
    m_townName->setText(town->name);
    m_townDetail->setText(tr("%1 streets · %2 civic numbers · %3 quarters · %4")
            .arg(figure(town->streets), figure(town->civicNumbers), figure(town->quarters), town->attribution));
}

void SettingsPage::setEmbeddedDialer(bool embedded)
{
    m_embedded->setVisible(embedded);
    for (QWidget *widget :
        {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_authority), static_cast<QWidget *>(m_connect)})
        widget->setEnabled(!embedded);
}

void SettingsPage::setProblem(const QString &words)
{
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

void SettingsPage::focusDialer()
{
    m_address->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::tell()
{
    m_settings.dialerAddress = m_address->text().trimmed();
    m_settings.dialerAuthority = m_authority->text().trimmed();
    m_settings.look = static_cast<ConsoleSettings::LookChoice>(std::clamp(m_look->current(), 0, 2));
    m_settings.language = languages.value(m_language->current(), languages.first());
    Q_EMIT settingsChanged(m_settings);
}

void SettingsPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensFor(this).bg);
}

} // namespace campanile
