// SPDX-License-Identifier: GPL-3.0-or-later
#include "templatechooser.h"

#include "button.h"
#include "chip.h"
#include "figures.h"
#include "flowlayout.h"
#include "icons.h"
#include "label.h"
#include "languagechips.h"
#include "messagechecklist.h"
#include "messagelibrary.h"
#include "messagetextedit.h"
#include "metrics.h"
#include "searchfield.h"
#include "segmented.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int idRole = Qt::UserRole, detailRole = Qt::UserRole + 1;

/// Icon, title, category.
class Row final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {200, 52}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.widget);
        const QRect row = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected) {
            painter->fillRect(row, t.tint);
            painter->fillRect(QRect(row.left(), row.top(), 4, row.height()), t.primary);
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(row, t.sunken);
        }
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
        paintIcon(*painter, QRectF(row.left() + 16, row.top() + 14, 24, 24),
            templateIcon(index.data(idRole).toString()), selected ? t.primary : t.text2);
        const QRect words(row.left() + 52, row.top(), row.width() - 60, row.height());
        painter->setFont(textFont(TextStyle::DetailStrong));
        painter->setPen(t.text);
        painter->drawText(QRect(words.left(), row.top() + 8, words.width(), 20), Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        painter->setFont(textFont(TextStyle::Caption));
        painter->setPen(t.muted);
        painter->drawText(QRect(words.left(), row.top() + 28, words.width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
            index.data(detailRole).toString());
        painter->restore();
    }
};

QString categoryTitle(MessageCategory category)
{
    switch (category) {
    case MessageCategory::Emergency: return TemplateChooser::tr("Emergency");
    case MessageCategory::Service: return TemplateChooser::tr("Service");
    case MessageCategory::Information: return TemplateChooser::tr("Information");
    }
    return {};
}

/// The screen's language where the template has it.
QString screenTitle(const MessageTemplate &entry)
{
    return entry.title(QLocale().name().left(2));
}

} // namespace

QString templateIcon(const QString &id)
{
    const QString own = u"event-"_s + id;
    if (hasIcon(own))
        return own;
    if (id.startsWith("weather"_L1))
        return u"event-weather"_s;
    if (id == "water-unsafe"_L1)
        return u"event-water"_s;
    return id == "correction"_L1 ? u"edit"_s : u"text"_s;
}

QString categoryTag(MessageCategory category)
{
    switch (category) {
    case MessageCategory::Emergency: return emergencyTag();
    case MessageCategory::Service: return serviceTag();
    case MessageCategory::Information: return QLocale().toLower(categoryTitle(category));
    }
    return {};
}

TemplateChooser::TemplateChooser(const QList<MessageTemplate> &templates, QWidget *page)
    : PageSheet(tr("Begin from a template"), {1040, 700}, page)
    , m_templates(templates)
    , m_search(new SearchField(tr("Flood, water, school…")))
    , m_category(new Segmented({tr("All"), tr("Emergency"), tr("Service"), tr("Information")}))
    , m_list(new QListWidget)
    , m_languages(new QWidget)
    , m_title(new Label(TextStyle::CardTitle))
    , m_preview(new MessageTextEdit)
    , m_blanks(new Label(TextStyle::Caption, Ink::Muted))
    , m_use(new Button(tr("Use this text"), Button::Role::Primary))
{
    setObjectName(u"templateChooser"_s);
    setDetail(
        tr("Who speaks, what, where, when, what to do: as civil protection asks. What is in brackets is filled in "
           "afterwards."));
    build();
    connect(m_search, &QLineEdit::textChanged, this, &TemplateChooser::fillList);
    connect(m_search, &QLineEdit::returnPressed, this, &TemplateChooser::take);
    connect(m_category, &Segmented::chosen, this, &TemplateChooser::fillList);
    connect(m_list, &QListWidget::currentItemChanged, this, &TemplateChooser::show);
    connect(m_list, &QListWidget::itemActivated, this, &TemplateChooser::take);
    connect(m_use, &QPushButton::clicked, this, &TemplateChooser::take);
    fillList();
}

void TemplateChooser::build()
{
    m_search->setObjectName(u"searchTemplates"_s);
    m_search->setAccessibleName(tr("Search the templates"));
    m_list->setObjectName(u"templateList"_s);
    m_list->setAccessibleName(tr("Templates"));
    m_list->setItemDelegate(new Row(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_preview->setReadOnly(true);
    m_preview->setObjectName(u"templatePreview"_s);
    m_preview->setAccessibleName(tr("The template's text"));
    m_use->setObjectName(u"useTemplate"_s);

    auto *row = new QHBoxLayout;
    row->setSpacing(space24);
    auto *left = new QVBoxLayout;
    left->setSpacing(space12);
    left->addWidget(m_search);
    left->addWidget(m_category);
    left->addWidget(m_list, 1);
    row->addLayout(left, 4);
    auto *right = new QVBoxLayout;
    right->setSpacing(space12);
    m_title->setElided(true);
    right->addWidget(m_title);
    new FlowLayout(space8, m_languages);
    QSizePolicy policy = m_languages->sizePolicy();
    policy.setHeightForWidth(true);
    m_languages->setSizePolicy(policy);
    right->addWidget(m_languages);
    right->addWidget(m_preview, 1);
    right->addWidget(m_blanks);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space8);
    foot->addStretch();
    auto *cancel = new Button(tr("Cancel"), Button::Role::Neutral);
    cancel->setObjectName(u"cancelTemplate"_s);
    connect(cancel, &QPushButton::clicked, this, &PageSheet::close);
    foot->addWidget(cancel);
    foot->addWidget(m_use);
    right->addLayout(foot);
    row->addLayout(right, 5);
    body()->addLayout(row, 1);
}

void TemplateChooser::openFor(const QString &language)
{
    m_language = language;
    m_search->clear();
    open();
    show(m_list->currentItem());
    m_search->setFocus();
}

void TemplateChooser::fillList()
{
    const QString before = m_list->currentItem() ? m_list->currentItem()->data(idRole).toString() : QString();
    const QString words = m_search->text().simplified();
    const int category = m_category->current() - 1;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const MessageTemplate &entry : std::as_const(m_templates)) {
        if (category >= 0 && static_cast<int>(entry.category) != category)
            continue;
        QString all = entry.titles.values().join(u' ');
        for (const QStringList &tags : entry.tags)
            all += u' ' + tags.join(u' ');
        if (!all.contains(words, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(screenTitle(entry), m_list);
        item->setData(idRole, entry.id);
        item->setData(detailRole, categoryTitle(entry.category));
        if (entry.id == before)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    show(m_list->currentItem());
}

const MessageTemplate *TemplateChooser::current() const
{
    const QString id = m_list->currentItem() ? m_list->currentItem()->data(idRole).toString() : QString();
    const auto found = std::ranges::find(m_templates, id, &MessageTemplate::id);
    return found == m_templates.end() ? nullptr : &*found;
}

void TemplateChooser::show(QListWidgetItem *)
{
    const MessageTemplate *entry = current();
    m_use->setEnabled(entry);
    qDeleteAll(std::exchange(m_chips, {}));
    m_title->setText(entry ? screenTitle(*entry) : tr("No template with these words."));
    if (!entry) {
        m_preview->setPlainWords({});
        m_blanks->clear();
        return;
    }
    QStringList languages = entry->texts.keys();
    for (const QString &first : {u"en"_s, u"de"_s, u"it"_s}) {
        if (languages.removeOne(first))
            languages.prepend(first);
    }
    for (const QString &language : languages) {
        auto *chip = new Chip(languageTitle(language), m_languages);
        chip->setObjectName(u"templateLanguage-%1"_s.arg(language));
        chip->setProperty("language", language);
        m_languages->layout()->addWidget(chip);
        chip->show();
        m_chips.append(chip);
        connect(chip, &Chip::clicked, this, [this, language] { showLanguage(language); });
    }
    showLanguage(languages.contains(m_language) ? m_language : languages.first());
}

void TemplateChooser::showLanguage(const QString &language)
{
    const MessageTemplate *entry = current();
    if (!entry)
        return;
    for (Chip *chip : std::as_const(m_chips))
        chip->setChecked(chip->property("language").toString() == language);
    m_use->setProperty("language", language);
    const QString text = filled(*entry, language, {});
    m_preview->setRightToLeft(isWrittenRightToLeft(language));
    m_preview->setPlainWords(text);
    const QList<TextSpan> blanks = blanksIn(text);
    m_preview->setFindings({}, blanks);
    const int count = static_cast<int>(blanks.size());
    m_blanks->setText(tr("%1 blank(s) to fill in", nullptr, count).arg(figure(count)) + u" · "_s
        + tr("about %1 s").arg(figure(spokenLength(text, 1).count())));
}

void TemplateChooser::take()
{
    const MessageTemplate *entry = current();
    if (!entry)
        return;
    const QString id = entry->id;
    const QString language = m_use->property("language").toString();
    close();
    Q_EMIT chosen(id, language);
}

void TemplateChooser::keyPressEvent(QKeyEvent *event)
{
    // while words are typed, the arrows move through what they found
    if (focusWidget() == m_search && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        const int row = m_list->currentRow() + (event->key() == Qt::Key_Down ? 1 : -1);
        m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
        return;
    }
    PageSheet::keyPressEvent(event);
}

} // namespace campanile
