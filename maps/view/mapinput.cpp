// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapinput.h"

#include "areaeditor.h"
#include "mapcamera.h"

#include <QGestureEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QStyleHints>
#include <QWheelEvent>
#include <QWidget>

#include <cmath>

namespace campanile {

namespace {

constexpr double wheelStep = 120; // eighths of a degree: one notch

} // namespace

MapInput::MapInput(MapCamera &camera, QWidget &surface, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_surface(surface)
{
    surface.installEventFilter(this);
    surface.setMouseTracking(true);
    surface.grabGesture(Qt::PinchGesture);
}

void MapInput::setEditor(AreaEditor *editor)
{
    if (m_editor)
        disconnect(m_editor, nullptr, this, nullptr);
    m_editor = editor;
    m_holding = Holding::Nothing;
    if (editor) {
        connect(editor, &AreaEditor::changed, this, &MapInput::updateCursor);
        connect(editor, &AreaEditor::toolChanged, this, &MapInput::updateCursor);
        connect(editor, &AreaEditor::panWanted, this, [this](QPointF pixels) {
            m_camera.panBy(-pixels);
            Q_EMIT moved();
        });
    }
    updateCursor();
}

bool MapInput::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick: return mousePress(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove: mouseMove(*static_cast<QMouseEvent *>(event)); return true;
    case QEvent::MouseButtonRelease: mouseRelease(*static_cast<QMouseEvent *>(event)); return true;
    case QEvent::FocusIn: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        Q_EMIT focusShown(reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason);
        return false;
    }
    case QEvent::FocusOut: Q_EMIT focusShown(false); return false;
    case QEvent::Wheel: wheel(*static_cast<QWheelEvent *>(event)); return true;
    case QEvent::Leave:
        if (m_editor && m_holding == Holding::Nothing)
            m_editor->leave();
        return false;
    case QEvent::NativeGesture: {
        const auto &gesture = *static_cast<QNativeGestureEvent *>(event);
        Q_EMIT moved();
        if (gesture.gestureType() == Qt::ZoomNativeGesture)
            m_camera.zoomAround(gesture.position(), m_camera.zoom() + std::log2(1 + gesture.value()));
        else if (gesture.gestureType() == Qt::EndNativeGesture)
            m_camera.zoomAround(gesture.position(), std::round(m_camera.zoom()));
        return true;
    }
    case QEvent::Gesture:
        if (const QGesture *gesture = static_cast<QGestureEvent *>(event)->gesture(Qt::PinchGesture))
            pinch(*static_cast<const QPinchGesture *>(gesture));
        return true;
    case QEvent::ShortcutOverride: // keys that mean something here are not the window's shortcuts
        if (const auto &key = *static_cast<QKeyEvent *>(event); m_editor
            && (key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo) || key.key() == Qt::Key_Escape
                || key.key() == Qt::Key_Delete
                || (key.modifiers() == Qt::NoModifier && key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9)))
            event->accept();
        return event->isAccepted();
    case QEvent::KeyPress: return keyPress(*static_cast<QKeyEvent *>(event));
    default: return false;
    }
}

bool MapInput::mousePress(const QMouseEvent &event)
{
    if (m_holding != Holding::Nothing)
        return true;
    m_button = event.button();
    m_pressed = m_last = event.position();
    m_secondClick = event.type() == QEvent::MouseButtonDblClick;
    m_surface.setFocus(Qt::MouseFocusReason);
    if (m_button == Qt::MiddleButton)
        m_holding = Holding::Map;
    else if (m_button != Qt::LeftButton)
        return true;
    else if (m_editor && !m_secondClick && m_editor->press(event.position(), event.modifiers()))
        m_holding = Holding::Editor;
    else
        m_holding = Holding::Press;
    updateCursor();
    return true;
}

void MapInput::mouseMove(const QMouseEvent &event)
{
    const QPointF at = event.position();
    if (m_holding == Holding::Press
        && distance(at, m_pressed) >= QGuiApplication::styleHints()->startDragDistance() / 2.0)
        m_holding = Holding::Map;
    if (m_holding == Holding::Map) {
        m_camera.panBy(at - m_last);
        m_last = at;
        Q_EMIT moved();
    } else if (m_editor && m_holding != Holding::Press) {
        m_editor->move(at);
    }
    updateCursor();
}

void MapInput::mouseRelease(const QMouseEvent &event)
{
    if (event.button() != m_button)
        return;
    const Holding held = std::exchange(m_holding, Holding::Nothing);
    if (held == Holding::Editor && m_editor)
        m_editor->release(event.position());
    else if (held == Holding::Press && m_editor)
        m_secondClick ? m_editor->doubleClick(event.position()) : m_editor->click(event.position());
    else if (held == Holding::Press)
        Q_EMIT clicked(event.position());
    updateCursor();
}

/// Whole steps: between two zoom levels the tiles would be stretched.
void MapInput::wheel(const QWheelEvent &event)
{
    // With Shift some systems turn the wheel into a sideways one.
    const int turn = event.angleDelta().y() != 0 ? event.angleDelta().y() : event.angleDelta().x();
    if ((turn > 0) != (m_turned > 0))
        m_turned = 0;
    m_turned += turn;
    const int steps = int(m_turned / wheelStep);
    m_turned -= steps * wheelStep;
    if (steps == 0 || (m_editor && m_editor->wheel(steps, event.modifiers())))
        return;
    Q_EMIT moved();
    m_camera.zoomAround(event.position(), std::round(m_camera.zoom()) + steps);
}

void MapInput::pinch(const QPinchGesture &gesture)
{
    const QPointF centre = m_surface.mapFromGlobal(gesture.centerPoint());
    if (gesture.state() == Qt::GestureStarted) {
        m_pinchZoom = m_camera.zoom();
        if (m_editor)
            m_editor->cancelDrag();
        m_holding = Holding::Nothing;
    }
    Q_EMIT moved();
    m_camera.panBy(gesture.centerPoint() - gesture.lastCenterPoint());
    m_camera.zoomAround(centre, m_pinchZoom + std::log2(std::max(0.01, gesture.totalScaleFactor())));
    if (gesture.state() == Qt::GestureFinished)
        m_camera.zoomAround(centre, std::round(m_camera.zoom()));
}

bool MapInput::keyPress(const QKeyEvent &event)
{
    const QSizeF size = m_camera.projection().size;
    const QPointF middle(size.width() / 2, size.height() / 2);
    if (m_editor && m_editor->key(event.key(), event.modifiers()))
        return true;
    if (event.key() == Qt::Key_Home) {
        Q_EMIT fitWanted();
        return true;
    }
    const MapProjection before = m_camera.projection();
    if (!moveCamera(event.key(), middle, size))
        return false;
    if (before != m_camera.projection())
        Q_EMIT moved();
    return true;
}

bool MapInput::moveCamera(int key, QPointF middle, QSizeF size)
{
    switch (key) {
    case Qt::Key_Left: m_camera.panBy({size.width() / 8, 0}); return true;
    case Qt::Key_Right: m_camera.panBy({-size.width() / 8, 0}); return true;
    case Qt::Key_Up: m_camera.panBy({0, size.height() / 8}); return true;
    case Qt::Key_Down: m_camera.panBy({0, -size.height() / 8}); return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal: m_camera.zoomAround(middle, std::floor(m_camera.zoom()) + 1); return true;
    case Qt::Key_Minus: m_camera.zoomAround(middle, std::ceil(m_camera.zoom()) - 1); return true;
    default: return false;
    }
}

void MapInput::updateCursor()
{
    const Qt::CursorShape shape = m_holding == Holding::Map ? Qt::ClosedHandCursor
        : m_editor                                          ? m_editor->cursorShape()
                                                            : Qt::ArrowCursor;
    if (m_surface.cursor().shape() != shape)
        m_surface.setCursor(shape);
}

} // namespace campanile
