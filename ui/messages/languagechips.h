// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filterwords.h"
#include "message.h"

#include <QWidget>

class QMenu;

namespace campanile {

class FlowLayout;

/// One version's chip: its language and, with a triangle, what it lacks. The chosen one opens a menu.
class LanguageChip;

/// The languages of a message. A click takes a version in hand; the chosen chip's menu makes it the main one, changes
/// its language or removes it; "+ Language" adds one.
class LanguageChips final : public QWidget {
    Q_OBJECT
public:
    explicit LanguageChips(QWidget *parent = nullptr);

    void setMessage(const QList<MessageVersion> &versions, const QString &current);
    void setTemplateLanguages(const QStringList &languages); ///< that the text's template is written in
    void setReady(bool ready); ///< false: there is no message, or it is being recorded

Q_SIGNALS:
    void chosen(const QString &language);
    void addWanted(const QString &language);
    void mainWanted(const QString &language);
    void changeWanted(const QString &language); ///< the current version is really in this language
    void removeWanted(const QString &language);

private:
    void openAdd();
    void openMenu(LanguageChip *chip);
    void fill(QMenu &menu, bool templates, void (LanguageChips::*wanted)(const QString &));

    FlowLayout *m_flow;
    QList<LanguageChip *> m_chips;
    LanguageChip *m_add;
    QList<MessageVersion> m_versions;
    QString m_current;
    QStringList m_templates;
};

/// What a version lacks: "no text", "no audio", "old audio"; empty: nothing.
[[nodiscard]] QString versionProblem(const MessageVersion &version);
[[nodiscard]] bool isWrittenRightToLeft(const QString &language);

} // namespace campanile
