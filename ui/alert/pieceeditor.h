// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <QFrame>
#include <QTimer>

class QVBoxLayout;

namespace campanile {

class AudienceCounter;
class CampaignDraft;
class Gazetteer;
class Label;
class PieceForm;

/// The piece in edit by its numbers, over the map's lower left corner: which civic numbers of a street, how many
/// metres, where exactly. Every change is the draft's at once, counted and undone like a drawn one.
class PieceEditor final : public QFrame {
    Q_OBJECT
public:
    PieceEditor(CampaignDraft &draft, AudienceCounter &counter, const Gazetteer &gazetteer, QWidget *parent);
    void begin(); ///< the focus goes to its first field
    void settle(); ///< what is previewed becomes one step of undo

Q_SIGNALS:
    void placeNeeded(); ///< it came or grew: the page puts it in its place
    void dismissed();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow();
    void preview(const AreaPiece &piece);
    void dismiss();
    [[nodiscard]] std::optional<AreaPiece> current() const;
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    const Gazetteer &m_gazetteer;
    std::optional<AreaPiece> m_shown; ///< what the form was made for
    std::optional<AreaPiece> m_pending;
    QTimer m_settleLater;
    PieceId m_dismissed; ///< closed by hand: it stays away until another piece is chosen, or it is asked for
    Label *m_name, *m_count, *m_problem;
    QVBoxLayout *m_body;
    PieceForm *m_form = nullptr;
};

} // namespace campanile
