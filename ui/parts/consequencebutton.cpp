// SPDX-License-Identifier: GPL-3.0-or-later
#include "consequencebutton.h"

#include "hatch.h"
#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr int hatchSpace = 34;

bool isHoldKey(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
}

} // namespace

ConsequenceButton::ConsequenceButton(QWidget *parent)
    : QAbstractButton(parent)
    , m_idleHeight(consequenceHeight)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_fill.setStartValue(0.0);
    m_fill.setEndValue(1.0);
    m_fill.setEasingCurve(QEasingCurve::Linear);
    setHoldTime(2s);
    connect(&m_fill, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        update();
        Q_EMIT holdChanged(std::chrono::milliseconds(static_cast<qint64>((1 - value.toDouble()) * m_fill.duration())));
    });
    connect(&m_fill, &QVariantAnimation::finished, this, [this] {
        m_pressed = false;
        update();
        Q_EMIT activated();
    });
}

void ConsequenceButton::setMode(Mode mode)
{
    release();
    m_mode = mode;
    update();
}

void ConsequenceButton::setState(State state, const QString &words)
{
    if (m_state == state && m_words == words)
        return;
    release(); // what is held must be what was read
    m_state = state;
    m_words = words;
    setAccessibleName(words);
    setText(words);
    updateGeometry();
    update();
}

void ConsequenceButton::setHoldNeeded(bool needed)
{
    m_holdNeeded = needed;
}

void ConsequenceButton::setHoldTime(std::chrono::milliseconds time)
{
    m_fill.setDuration(static_cast<int>(time.count()));
}

void ConsequenceButton::setIdleHeight(int pixels)
{
    m_idleHeight = pixels;
    updateGeometry();
}

bool ConsequenceButton::isHatched() const
{
    return m_mode == Mode::Drill && (m_state == State::Ready || m_state == State::Queue);
}

QRectF ConsequenceButton::wordsRect(int width) const
{
    const bool drill = isHatched();
    return {drill ? hatchSpace + 8.0 : 12.0, 0, width - (drill ? hatchSpace + 20.0 : 24.0), 1000};
}

QFont ConsequenceButton::wordsFont(int width) const
{
    if (m_state != State::Ready)
        return textFont(TextStyle::BodyStrong);
    QFont font = textFont(TextStyle::CardTitle);
    font.setWeight(QFont::Bold);
    for (const int size : {18, 17, 16}) { // the largest that needs no third line
        font.setPixelSize(size);
        if (balanced(m_words, QFontMetricsF(font), wordsRect(width).width()).count(u'\n') < 2)
            break;
    }
    return font;
}

int ConsequenceButton::heightForWidth(int width) const
{
    const QFontMetricsF metrics(wordsFont(width));
    const double room = wordsRect(width).width() - (m_state == State::Ready ? 0 : 28);
    const qsizetype lines = balanced(m_words, metrics, room).count(u'\n') + 1;
    return std::max(m_idleHeight, static_cast<int>(static_cast<double>(lines) * 24 + 24));
}

double ConsequenceButton::progress() const
{
    return isHeld() ? m_fill.currentValue().toDouble() : 0;
}

void ConsequenceButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    const QRectF r = rect();
    const bool drill = m_mode == Mode::Drill;
    QColor ink = t.text2;
    QString icon;
    QPainterPath shape;
    shape.addRoundedRect(r, radiusCard, radiusCard);

    switch (m_state) {
    case State::Missing:
        paintBox(painter, r, radiusCard, t.sunken, t.control, 1.5, Qt::DashLine);
        icon = u"warning"_s;
        break;
    case State::Differs:
        paintBox(painter, r, radiusCard, t.liveTint, t.liveText, 2);
        ink = t.liveText;
        icon = u"close"_s;
        break;
    case State::Working: paintBox(painter, r, radiusCard, t.sunken, drill ? t.strong : t.liveText, 2); break;
    case State::Queue: {
        paintBox(painter, r, radiusCard, underMouse() ? t.tint : t.surface);
        if (drill) {
            QPainterPath strip;
            strip.addRect(QRectF(0, 0, hatchSpace, r.height()));
            paintHatch(painter, shape.intersected(strip), t.hatch, t.hatchGap);
        }
        paintBox(painter, r, radiusCard, {}, drill ? t.strong : t.primary, 2);
        ink = drill ? t.text : t.primary;
        icon = u"clock"_s;
        break;
    }
    case State::Ready: {
        const bool hot = underMouse() && !isHeld();
        const double edge = r.width() * progress();
        if (drill) {
            paintBox(painter, r, radiusCard, hot ? t.sunken : t.surface);
            if (isHeld()) {
                painter.save();
                painter.setClipPath(shape);
                painter.fillRect(QRectF(0, 0, edge, r.height()), mix(t.strong, t.surface, 0.22));
                painter.fillRect(QRectF(edge - 1.5, 0, 3, r.height()), t.strong);
                painter.restore();
            }
            QPainterPath strip;
            strip.addRect(QRectF(0, 0, hatchSpace, r.height()));
            paintHatch(painter, shape.intersected(strip), t.hatch, t.hatchGap);
            paintBox(painter, r, radiusCard, {}, t.strong, 2);
            ink = t.text;
        } else {
            paintBox(painter, r, radiusCard, isHeld() ? t.liveRest : hot ? mix(t.staleText, t.live, 0.1) : t.live);
            if (isHeld()) {
                painter.save();
                painter.setClipPath(shape);
                painter.fillRect(QRectF(0, 0, edge, r.height()), t.liveDone);
                painter.fillRect(QRectF(edge - 1.5, 0, 3, r.height()), t.onFill);
                painter.restore();
            }
            ink = t.onFill;
        }
        break;
    }
    }

    const QFont font = wordsFont(width());
    const QFontMetricsF metrics(font);
    QRectF room = wordsRect(width());
    room.setHeight(r.height());
    const double iconSpace = icon.isEmpty() ? 0 : 28;
    const QString lines = balanced(m_words, metrics, room.width() - iconSpace);
    const QStringList list = lines.split(u'\n');
    double widest = 0;
    for (const QString &line : list)
        widest = std::max(widest, metrics.horizontalAdvance(line));
    constexpr double lineStep = 24;
    double y = (r.height() - lineStep * static_cast<double>(list.size())) / 2;
    if (!icon.isEmpty()) {
        const double left = room.left() + (room.width() - widest - iconSpace) / 2;
        paintIcon(painter, QRectF(left, (r.height() - 20) / 2, 20, 20), icon, ink);
        room.setLeft(left + iconSpace);
        room.setWidth(widest + 1);
    }
    painter.setFont(font);
    painter.setPen(ink);
    for (const QString &line : list) {
        painter.drawText(QRectF(room.left(), y, room.width(), lineStep),
            Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, line);
        y += lineStep;
    }
}

void ConsequenceButton::press()
{
    if (m_pressed)
        return;
    m_pressed = true;
    if (m_state == State::Ready && m_holdNeeded && isEnabled())
        m_fill.start();
    update();
}

void ConsequenceButton::release()
{
    m_pressed = false;
    if (isHeld()) {
        m_fill.stop();
        Q_EMIT holdChanged(std::chrono::milliseconds(m_fill.duration()));
    }
    update();
}

void ConsequenceButton::letGo()
{
    const bool act = isEnabled() && (m_state == State::Queue || (m_state == State::Ready && !m_holdNeeded));
    const bool explain = m_state == State::Missing || m_state == State::Differs;
    release();
    if (act)
        Q_EMIT activated();
    else if (explain)
        Q_EMIT explainRequested();
}

void ConsequenceButton::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        press();
}

void ConsequenceButton::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed && !rect().contains(event->position().toPoint()))
        release();
}

void ConsequenceButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    letGo();
}

void ConsequenceButton::keyPressEvent(QKeyEvent *event)
{
    if (!isHoldKey(event->key())) {
        QAbstractButton::keyPressEvent(event);
        return;
    }
    if (!event->isAutoRepeat())
        press();
}

void ConsequenceButton::keyReleaseEvent(QKeyEvent *event)
{
    if (!isHoldKey(event->key())) {
        QAbstractButton::keyReleaseEvent(event);
        return;
    }
    if (event->isAutoRepeat() || !m_pressed)
        return;
    letGo();
}

void ConsequenceButton::focusOutEvent(QFocusEvent *event)
{
    release();
    QAbstractButton::focusOutEvent(event);
}

void ConsequenceButton::hideEvent(QHideEvent *event)
{
    release();
    QAbstractButton::hideEvent(event);
}

void ConsequenceButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::ActivationChange)
        release();
    QAbstractButton::changeEvent(event);
}

} // namespace campanile
