// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QPointer>
#include <QSizeF>

class QKeyEvent;
class QMouseEvent;
class QPinchGesture;
class QWheelEvent;
class QWidget;

namespace campanile {

class AreaEditor;
class MapCamera;

/// Pointer, wheel, pinch and keys on the surface: the editor's where it takes them, the camera's otherwise.
class MapInput final : public QObject {
    Q_OBJECT
public:
    MapInput(MapCamera &camera, QWidget &surface, QObject *parent = nullptr);
    void setEditor(AreaEditor *editor);
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void clicked(QPointF pixel); ///< without an editor
    void fitWanted();
    void moved(); ///< a hand has moved the camera
    void focusShown(bool shown); ///< the keyboard came, or left

private:
    bool mousePress(const QMouseEvent &event);
    void mouseMove(const QMouseEvent &event);
    void mouseRelease(const QMouseEvent &event);
    void wheel(const QWheelEvent &event);
    void pinch(const QPinchGesture &gesture);
    bool keyPress(const QKeyEvent &event);
    bool moveCamera(int key, QPointF middle, QSizeF size);
    void updateCursor();

    enum class Holding { Nothing, Press, Map, Editor };
    MapCamera &m_camera;
    QWidget &m_surface;
    QPointer<AreaEditor> m_editor;
    Holding m_holding = Holding::Nothing;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_pressed, m_last;
    bool m_secondClick = false;
    double m_turned = 0; ///< of the wheel, not yet a whole step
    double m_pinchZoom = 0;
};

} // namespace campanile
