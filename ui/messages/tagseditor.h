// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QStringListModel;

namespace campanile {

class Chip;
class FlowLayout;

/// The tags of a message: chips that are taken away with their cross or with Delete, and a field that adds one, with
/// the tags other messages have offered while typing. Enter or a comma adds.
class TagsEditor final : public QWidget {
    Q_OBJECT
public:
    explicit TagsEditor(QWidget *parent = nullptr);

    [[nodiscard]] const QStringList &tags() const { return m_tags; }

    void setTags(const QStringList &tags);
    void setKnownTags(const QStringList &tags); ///< for completion

Q_SIGNALS:
    void edited(const QStringList &tags); ///< by the user; sorted, without repeats

private:
    void add();
    void show();
    void change(QStringList tags);

    QStringList m_tags;
    QStringListModel *m_known;
    FlowLayout *m_flow;
    QList<Chip *> m_chips;
    QLineEdit *m_field;
};

/// As a message keeps them: simplified, sorted, without repeats that differ only in capitals.
[[nodiscard]] QStringList cleanTags(const QStringList &tags);

} // namespace campanile
