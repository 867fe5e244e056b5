// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapink.h"

#include <QFrame>

class QAbstractButton;

namespace campanile {

/// Map or aerial photograph: bottom left, above the scale. There only where the town has a photograph.
class PhotoSwitch final : public QFrame {
    Q_OBJECT
public:
    explicit PhotoSwitch(QWidget *parent);
    void setInk(const MapInk &ink);
    void setPhoto(bool shown); ///< does not emit chosen

Q_SIGNALS:
    void chosen(bool photo); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Half;
    void retranslate();
    Half *m_map, *m_photo;
    MapInk m_ink;
};

} // namespace campanile
