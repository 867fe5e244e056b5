// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "hands.h"

#include <QJsonObject>
#include <QSize>

namespace campanile {
class MapPane;
}

namespace campanile::tour {

struct TourOptions {
    QString folder; ///< pictures and summary.json
    QString townPack; ///< empty: the sample town
    int contacts = 0; ///< 0: as many as the town has phones
    double timeScale = 120;
    quint64 seed = 1;
    QString dialerAddress; ///< of one that runs, with telephones of its own; empty: the demo's
    QString tokenFile; ///< its access code
};

inline constexpr QSize wide{1920, 1080};
inline constexpr QSize narrow{1280, 720};

/// A whole alert, from the first start to the last call, by the console's own widgets on a real dialer process; a
/// picture of each screen on the way. Stops at the first thing that is not as it should be.
class Tour final {
public:
    explicit Tour(TourOptions options);
    /// True when everything was as it should be; problem() says what was not.
    [[nodiscard]] bool run();

    [[nodiscard]] const QString &problem() const { return m_problem; }

    [[nodiscard]] const QJsonObject &summary() const { return m_summary; }

private:
    void firstStart();
    void openTown(Console &console, Hands &hands);
    void drawArea(Console &console, Hands &hands);
    void addPlaces(Console &console, Hands &hands);
    void choose(Console &console, Hands &hands); ///< in targeting.cpp
    void makeMessage(Console &console, Hands &hands);
    void speakLanguages(Console &console, Hands &hands); ///< in languages.cpp
    void looks(Console &console, Hands &hands);
    void workOffline(Console &console, Hands &hands); ///< in offline.cpp
    void launch(Console &console, Hands &hands);
    void watch(Console &console, Hands &hands);
    void loseTheDialer(Console &console, Hands &hands);
    void stop(Console &console, Hands &hands);
    void report(Console &console, Hands &hands);
    void photograph(QWidget &widget, const QString &name);
    [[nodiscard]] static bool mapsComplete(const QWidget &widget);
    [[nodiscard]] GeoPoint middleOf(const Gazetteer &town) const;

    TourOptions m_options;
    QString m_work; ///< the demo's data folder
    QString m_problem;
    QJsonObject m_summary;
    int m_pictures = 0;
};

} // namespace campanile::tour
