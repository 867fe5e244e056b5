// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "townworkshop.h"

#include <QFutureWatcher>
#include <QWidget>

namespace campanile {

class Button;
class Label;
class Note;

/// The aerial photograph that may lie under the map: a ready tile file of the province's or the region's.
class PhotoCard final : public QWidget {
    Q_OBJECT
public:
    explicit PhotoCard(TownWorkshop &workshop, QWidget *parent = nullptr);
    void setTown(const std::optional<TownInfo> &town);
    void setPhoto(const std::optional<PhotoReport> &photo); ///< what is laid under the map now
    void setProblem(const Error &error);
    void look(const QString &path);

Q_SIGNALS:
    void chosen(const QString &path); ///< empty: none any more

private:
    void choose();
    void refresh();
    TownWorkshop &m_workshop;
    QFutureWatcher<Result<PhotoReport>> m_looking;
    std::optional<TownInfo> m_town;
    std::optional<PhotoReport> m_photo;
    Label *m_name, *m_detail;
    Note *m_note;
    Button *m_choose, *m_remove;
};

} // namespace campanile
