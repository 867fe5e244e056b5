// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace campanile {

/// GDAL for as long as this lives, in this thread alone: four drivers, no network, its messages collected instead of
/// printed. Nests.
class OgrSession final {
public:
    OgrSession();
    ~OgrSession();
    Q_DISABLE_COPY_MOVE(OgrSession)

    [[nodiscard]] int failures() const { return m_failures; } ///< errors so far, warnings not counted

    [[nodiscard]] const QString &lastFailure() const { return m_lastFailure; }

    [[nodiscard]] bool wantedNetwork() const { return m_wantedNetwork; } ///< a file names an address; it was not asked

    void note(const char *message);

    void noteNetwork() { m_wantedNetwork = true; }

private:
    int m_failures = 0;
    bool m_wantedNetwork = false;
    QString m_lastFailure;
};

} // namespace campanile
