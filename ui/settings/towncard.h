// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "townworkshop.h"

#include <QWidget>

class QProgressBar;

namespace campanile {

class Button;
class Label;
class Note;

/// The town in use: what its pack holds, a newer build of it that waits, contacts that stand where an older map had
/// them.
class TownCard final : public QWidget {
    Q_OBJECT
public:
    explicit TownCard(QWidget *parent = nullptr);
    void setPack(const std::optional<PackReport> &pack);
    void setNewer(bool newer); ///< the file of the pack in use has been replaced
    void setForbidden(const QString &why); ///< empty: the town may be changed
    void setMisplaced(int contacts); ///< placed on an earlier build of this pack; 0: none
    void setRelocating(double done); ///< 0..1; negative: not
    void setRelocated(const QString &words);

Q_SIGNALS:
    void chooseWanted();
    void buildWanted();
    void newerWanted();
    void relocateWanted();

private:
    void refresh();
    std::optional<PackReport> m_pack;
    bool m_newer = false;
    QString m_forbidden;
    int m_misplaced = 0;
    double m_relocating = -1;
    Label *m_name, *m_contents, *m_source, *m_file;
    Note *m_newerNote, *m_misplacedNote, *m_relocated;
    QProgressBar *m_progress;
    Button *m_choose;
};

} // namespace campanile
