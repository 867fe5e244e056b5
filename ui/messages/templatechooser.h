// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagetemplates.h"
#include "pagesheet.h"

class QListWidget;
class QListWidgetItem;

namespace campanile {

class Button;
class Chip;
class MessageTextEdit;
class SearchField;
class Segmented;

/// The texts to begin with: by event, with their icon, in each of their languages, read before they are taken.
class TemplateChooser final : public PageSheet {
    Q_OBJECT
public:
    TemplateChooser(const QList<MessageTemplate> &templates, QWidget *page);
    void openFor(const QString &language); ///< of the version in edit

Q_SIGNALS:
    void chosen(const QString &id, const QString &language);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void fillList();
    void show(QListWidgetItem *item);
    void showLanguage(const QString &language);
    void take();
    [[nodiscard]] const MessageTemplate *current() const;

    QList<MessageTemplate> m_templates;
    QString m_language;
    SearchField *m_search;
    Segmented *m_category;
    QListWidget *m_list;
    QWidget *m_languages;
    QList<Chip *> m_chips;
    Label *m_title;
    MessageTextEdit *m_preview;
    Label *m_blanks;
    Button *m_use;
};

/// The drawing of a template's event; "text" for one nobody has drawn.
[[nodiscard]] QString templateIcon(const QString &id);
/// The words of a category as a tag: "emergency".
[[nodiscard]] QString categoryTag(MessageCategory category);

} // namespace campanile
