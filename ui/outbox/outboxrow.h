// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QProgressBar;

namespace campanile {

class Button;
class Label;
class Note;

/// What a row of the outbox says and offers.
struct OutboxRowWords {
    enum class Tone { Calm, Asking, Discarded };
    enum class Action { Confirm, PrepareNow, Retry, Discard, Undo };
    Tone tone = Tone::Calm;
    QString icon;
    QString title;
    std::optional<Mode> mode; ///< of an alert: which world it is
    QString kind; ///< "message", "alert": for screen readers
    QString detail; ///< since when, until when
    double progress = -1; ///< 0 to 1 while it is sent; negative: no bar
    QString trouble; ///< why it is still here, in words
    QList<std::pair<Action, QString>> actions; ///< the first is the one to take, the last one leads away
    friend bool operator==(const OutboxRowWords &, const OutboxRowWords &) = default;
};

/// One thing that is not yet at the dialer.
class OutboxRow final : public QWidget {
    Q_OBJECT
public:
    explicit OutboxRow(QWidget *parent = nullptr);
    void set(const OutboxRowWords &words);

    [[nodiscard]] const OutboxRowWords &words() const { return m_words; }

Q_SIGNALS:
    void acted(campanile::OutboxRowWords::Action action);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    OutboxRowWords m_words;
    Label *m_title, *m_detail;
    QWidget *m_world; ///< LIVE or DRILL
    QProgressBar *m_progress;
    Note *m_trouble;
    QHBoxLayout *m_actions;
    QList<Button *> m_buttons;
};

} // namespace campanile
