// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "languageshare.h"
#include "menuaudio.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace campanile {

class AudienceCounter;
class Button;
class CampaignDraft;
class Label;
class LanguageRow;
class Note;
class Player;
class Segmented;

/// The languages of the chosen message: how many phones hear each, which ones the area's people miss, and whether each
/// phone hears its own or a menu asks. Hidden while there is one language and nobody misses another.
class LanguageList final : public QWidget {
    Q_OBJECT
public:
    LanguageList(CampaignDraft &draft, AudienceCounter &counter, Player &player, QWidget *parent);
    void setCompact(bool compact);

    /// "IT 4,120 · DE 610 · EN 82"; empty with one language.
    [[nodiscard]] QString summary() const { return m_summary; }

Q_SIGNALS:
    void addRequested(const QString &language);
    void summaryChanged();

private:
    void build();
    void count();
    void refresh();
    void showMissing();
    void showMenu();
    void showPlaying();
    void play(const QString &path);
    [[nodiscard]] LanguageRow *rowAt(qsizetype at);
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    Player &m_player;
    QList<LanguageShare> m_shares;
    QList<LanguageRow *> m_rows;
    LanguageRow *m_menu;
    QList<Note *> m_missing;
    Segmented *m_choice;
    Button *m_toggle; ///< compact: the other choice
    QVBoxLayout *m_layout, *m_versions, *m_notes;
    QStringList m_missingTags;
    QString m_summary;
    bool m_compact = false;
    QTimer m_later; ///< a dragged corner changes the count many times a second
};

/// "IT": how a language is called where there is little room.
[[nodiscard]] QString languageMark(const QString &tag);

} // namespace campanile
