// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagetemplates.h"

#include <QFrame>

class QLineEdit;
class QVBoxLayout;

namespace campanile {

class Label;

/// What a text leaves open, as fields: an hour, a place of the town, one of a few levels. Enter or leaving a field
/// writes it into the text. Nothing has to be filled in.
class BlanksForm final : public QFrame {
    Q_OBJECT
public:
    explicit BlanksForm(QWidget *parent = nullptr);
    /// Blanks with the same words are one field. A field that is being typed in stays as it is.
    void setBlanks(const QString &text, const QList<TypedBlank> &blanks, const QString &language);
    void setPlaces(const QStringList &names); ///< offered where a place is asked for
    void focusFirst();

Q_SIGNALS:
    void filled(const QString &blank, const QString &value); ///< blank: with its brackets
    void blankEntered(const QString &blank); ///< its field has the focus

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Field {
        QString words; ///< with the brackets
        QWidget *row;
        QWidget *editor; ///< QLineEdit or editable QComboBox
        QLineEdit *line;
    };

    Field make(const QString &words, const std::optional<TemplateBlank> &blank, const QString &language);
    void take(const QString &words);

    QVBoxLayout *m_rows;
    QList<Field> m_fields;
    QStringList m_places;
};

} // namespace campanile
