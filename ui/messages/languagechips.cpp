// SPDX-License-Identifier: GPL-3.0-or-later
#include "languagechips.h"

#include "filterwords.h"
#include "flowlayout.h"
#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "statuslight.h"
#include "tokens.h"
#include "typescale.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

QString versionProblem(const MessageVersion &version)
{
    if (version.text.simplified().isEmpty())
        return version.hasAudio() ? QString() : LanguageChips::tr("no text");
    if (!version.hasAudio())
        return LanguageChips::tr("no audio");
    return version.isAudioOld() ? LanguageChips::tr("old audio") : QString();
}

bool isWrittenRightToLeft(const QString &language)
{
    return QLocale(language).textDirection() == Qt::RightToLeft;
}

class LanguageChip final : public QAbstractButton {
public:
    LanguageChip(const QString &language, QWidget *parent)
        : QAbstractButton(parent)
        , m_language(language)
    {
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    [[nodiscard]] const QString &language() const { return m_language; }

    void set(const QString &problem, bool chosen, bool first)
    {
        m_problem = problem;
        m_chosen = chosen;
        setText(languageTitle(m_language));
        QStringList words{text()};
        if (first)
            words.append(LanguageChips::tr("main language"));
        if (!problem.isEmpty())
            words.append(problem);
        setToolTip(words.join(u", "_s));
        setAccessibleName(words.join(u", "_s));
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const int words = QFontMetrics(textFont(TextStyle::DetailStrong)).horizontalAdvance(text());
        return {words + 24 + (m_problem.isEmpty() ? 0 : side + 6)
                + (isAdd()         ? side + 6
                        : m_chosen ? side + 2
                                   : 0),
            chipHeight};
    }

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    [[nodiscard]] bool isAdd() const { return m_language.isEmpty(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(this);
        QColor fill = m_chosen ? t.tint : t.surface;
        if (isEnabled() && (underMouse() || isDown()))
            fill = mix(t.primary, fill, isDown() ? 0.16 : 0.06);
        paintBox(painter, rect(), height() / 2.0, fill, m_chosen ? t.primary : isEnabled() ? t.control : t.line, 1);
        painter.setFont(textFont(m_chosen ? TextStyle::DetailStrong : TextStyle::Detail));
        const QColor ink = !isEnabled() ? t.muted : m_chosen ? t.primary : t.text;
        painter.setPen(ink);
        QRect words = rect().adjusted(12, 0, -12, 0);
        const auto mark = [&](double left) { return QRectF(left, (height() - side) / 2.0, side, side); };
        if (isAdd()) {
            paintIcon(painter, mark(words.left()), u"plus"_s, ink);
            words.setLeft(words.left() + side + 6);
        }
        if (!m_problem.isEmpty()) {
            StatusLight::paintShape(painter, mark(words.left()), StatusLight::State::Warning, this);
            words.setLeft(words.left() + side + 6);
        }
        if (m_chosen) {
            paintIcon(painter, mark(words.right() - side + 3), u"chevron-down"_s, ink);
            words.setRight(words.right() - side - 2);
        }
        painter.drawText(words, Qt::AlignCenter, text());
    }

private:
    static constexpr int side = 14;
    QString m_language;
    QString m_problem;
    bool m_chosen = false;
};

LanguageChips::LanguageChips(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(space8, this))
    , m_add(new LanguageChip({}, this))
{
    m_flow->setToEnd(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Languages of the message"));
    m_add->setObjectName(u"addLanguage"_s);
    m_add->setText(tr("Language"));
    m_add->setToolTip(tr("Add a language"));
    m_add->setAccessibleName(tr("Add a language"));
    m_flow->addWidget(m_add);
    connect(m_add, &QAbstractButton::clicked, this, &LanguageChips::openAdd);
}

void LanguageChips::setMessage(const QList<MessageVersion> &versions, const QString &current)
{
    m_versions = versions;
    m_current = current;
    QStringList languages;
    for (const MessageVersion &version : versions)
        languages.append(version.language);
    QStringList shown;
    for (const LanguageChip *chip : std::as_const(m_chips))
        shown.append(chip->language());
    if (languages != shown) {
        for (LanguageChip *chip : std::exchange(m_chips, {})) {
            chip->hide();
            m_flow->removeWidget(chip);
            chip->deleteLater();
        }
        for (qsizetype i = 0; i < languages.size(); ++i) {
            auto *chip = new LanguageChip(languages.at(i), this);
            chip->setObjectName(u"language-%1"_s.arg(languages.at(i)));
            m_flow->insertWidget(static_cast<int>(i), chip);
            m_chips.append(chip);
            chip->show();
            connect(chip, &QAbstractButton::clicked, this, [this, chip] {
                if (chip->language() == m_current)
                    openMenu(chip);
                else
                    Q_EMIT chosen(chip->language());
            });
        }
    }
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips.at(i)->set(versionProblem(versions.at(i)), languages.at(i) == current, i == 0);
    updateGeometry();
}

void LanguageChips::setTemplateLanguages(const QStringList &languages)
{
    m_templates = languages;
}

void LanguageChips::setReady(bool ready)
{
    setEnabled(ready);
}

void LanguageChips::fill(QMenu &menu, bool templates, void (LanguageChips::*wanted)(const QString &))
{
    // those that the templates and the synthetic voice speak first; any other can be recorded
    static const QStringList order{u"it"_s, u"de"_s, u"en"_s, u"fr"_s, u"sl"_s, u"lld"_s, u"fur"_s, u"sc"_s, u"ro"_s,
        u"uk"_s, u"ar"_s, u"sq"_s, u"es"_s, u"zh"_s, u"ru"_s, u"pl"_s, u"pt"_s, u"hi"_s, u"pa"_s, u"bn"_s, u"ur"_s,
        u"hr"_s, u"sr"_s};
    for (const QString &language : order) {
        if (std::ranges::contains(m_versions, language, &MessageVersion::language))
            continue;
        const bool translated = templates && m_templates.contains(language);
        QAction *action = menu.addAction(
            translated ? tr("%1, from the template").arg(languageTitle(language)) : languageTitle(language));
        action->setObjectName(language);
        connect(action, &QAction::triggered, this, [this, language, wanted] { Q_EMIT(this->*wanted)(language); });
    }
}

void LanguageChips::openAdd()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"languageMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu, true, &LanguageChips::addWanted);
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 4)));
}

void LanguageChips::openMenu(LanguageChip *chip)
{
    const QString language = chip->language();
    const bool first = !m_versions.isEmpty() && m_versions.first().language == language;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"versionMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *main = menu->addAction(tr("Make it the main language"));
    main->setObjectName(u"makeMain"_s);
    main->setEnabled(!first);
    connect(main, &QAction::triggered, this, [this, language] { Q_EMIT mainWanted(language); });
    fill(*menu->addMenu(tr("It is in another language")), false, &LanguageChips::changeWanted);
    QAction *remove = menu->addAction(tr("Remove this language"));
    remove->setObjectName(u"removeLanguage"_s);
    remove->setEnabled(m_versions.size() > 1);
    connect(remove, &QAction::triggered, this, [this, language] { Q_EMIT removeWanted(language); });
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 4)));
}

} // namespace campanile
