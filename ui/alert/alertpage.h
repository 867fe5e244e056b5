// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialingbackend.h"
#include "gazetteer.h"
#include "ids.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

class QScrollArea;

namespace campanile {

class AreaFiles;
class AreaLibrary;
class AreaStore;
class AudienceCounter;
class AudioWorkshop;
class CampaignDraft;
class Clock;
class FilterPopup;
class HowStep;
class Label;
class Launcher;
class LaunchStep;
class MapPane;
class MapToolbar;
class MessagePicker;
class MessageStore;
class Note;
class PieceEditor;
struct PlaceMatch;
class PlaceSearch;
class Player;
class TileServer;
class TownSheet;
class WhatStep;
class WhereStep;

/// Where, what, how, launch: the map at the left, four steps in the column at the right, in any order. It asks the
/// dialer for a receipt (Launcher); launching happens on the receipt sheet.
class AlertPage final : public QWidget {
    Q_OBJECT
public:
    AlertPage(CampaignDraft &draft, AudienceCounter &counter, Launcher &launcher, MessageStore &messages,
        Player &player, AudioWorkshop &workshop, const Gazetteer &gazetteer, TileServer &tiles, const Clock &clock,
        QWidget *parent = nullptr);
    ~AlertPage() override;

    void setDialer(const std::optional<DialerStatus> &dialer); ///< empty: it does not answer
    void setOptedOut(const QSet<QString> &numbers); ///< who asked the dialer not to be called, E.164
    /// With an outbox an alert can wait for a dialer that is away. expiry: how long, unless the user says otherwise.
    void useQueue(std::chrono::minutes expiry);
    void setQueued(const QString &words); ///< the draft waits in the queue already; empty: it does not
    void setAwaySince(const QDateTime &since); ///< invalid: the dialer answers
    void complain(const Error &error); ///< over the map, for some seconds
    void beginSearch();
    /// Saved areas and areas from files: a button in step 1, Ctrl+O, and files dropped on the page. Once.
    void useAreas(AreaStore &store, AreaFiles &files);
    void openTownSheet(); ///< the whole municipality: a separate act

    [[nodiscard]] MapPane &map() const { return *m_map; }

Q_SIGNALS:
    void pageRequested(const QString &id); ///< "messages"
    void queueRequested(std::chrono::minutes expiry); ///< the draft is complete, the dialer is away
    void languageRequested(const campanile::MessageId &message, const QString &language); ///< a version to be made
    void unplacedRequested(); ///< the registry's contacts without a position

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void keys();
    void dress();
    void arrange();
    void placeEditor();
    void placeLaunch();
    void fitSteps();
    void addMatches(const QList<PlaceMatch> &matches);
    void showMatch(const PlaceMatch &match);
    void say(const QString &words);
    void showAway();
    void showLines();

    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    const Clock &m_clock;
    const Gazetteer &m_gazetteer;
    std::optional<DialerStatus> m_dialer;
    QDateTime m_awaySince;
    QTimer m_minute; ///< how long it has been away
    MapPane *m_map;
    PlaceSearch *m_search;
    MapToolbar *m_tools;
    QWidget *m_helpBox;
    Label *m_help;
    Note *m_away; ///< the dialer does not answer
    Note *m_refusal;
    QScrollArea *m_column;
    QWidget *m_steps;
    WhereStep *m_where;
    WhatStep *m_what;
    HowStep *m_how;
    LaunchStep *m_launch;
    MessagePicker *m_picker;
    FilterPopup *m_filters;
    PieceEditor *m_editor;
    TownSheet *m_town;
};

} // namespace campanile
