// SPDX-License-Identifier: GPL-3.0-or-later
#include "devicechooser.h"

#include "icons.h"
#include "levelview.h"
#include "metrics.h"
#include "tokens.h"
#include "typescale.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int chevron = 12;

} // namespace

DeviceChooser::DeviceChooser(Recorder &recorder, QWidget *parent)
    : QPushButton(parent)
    , m_recorder(recorder)
    , m_menu(new QMenu(this))
    , m_level(new LevelView)
{
    setFont(textFont(TextStyle::Caption));
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_menu->setObjectName(u"microphones"_s);
    m_level->setCaption(tr("Level"));
    auto *place = new QWidget;
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins(space16, space8, space16, space8);
    row->addWidget(m_level);
    auto *levelAction = new QWidgetAction(m_menu);
    levelAction->setDefaultWidget(place);
    levelAction->setObjectName(u"menuLevel"_s);
    m_menu->addAction(levelAction);
    connect(this, &QPushButton::clicked, this, &DeviceChooser::open);
    connect(&m_recorder, &Recorder::devicesChanged, this, &DeviceChooser::refresh);
    connect(&m_recorder, &Recorder::deviceChanged, this, &DeviceChooser::refresh);
    connect(&m_recorder, &Recorder::levelChanged, this, [this](double peakDb, double) {
        if (m_menu->isVisible())
            m_level->setLevel(peakDb);
    });
    refresh();
}

void DeviceChooser::setLocked(bool locked)
{
    m_locked = locked;
    refresh();
}

void DeviceChooser::refresh()
{
    const bool there = m_recorder.hasDevice();
    setText(there ? tr("Level, %1").arg(m_recorder.deviceName()) : tr("No microphone"));
    setAccessibleName(there ? tr("Microphone: %1. Choose another one.").arg(m_recorder.deviceName()) : text());
    setToolTip(there ? m_recorder.deviceName() : text());
    setEnabled(there && !m_locked);
    if (m_menu->isVisible())
        fill();
    updateGeometry();
    update();
}

void DeviceChooser::fill()
{
    for (QAction *action : m_menu->actions()) {
        if (!qobject_cast<QWidgetAction *>(action))
            delete action;
    }
    QAction *const level = m_menu->actions().first();
    auto *group = new QActionGroup(m_menu);
    const QList<InputDevice> devices = m_recorder.devices();
    const QByteArray chosen = m_recorder.chosenDevice();
    const auto add = [&](const QString &words, const QByteArray &id, bool checked) {
        auto *action = new QAction(words, m_menu);
        action->setCheckable(true);
        action->setChecked(checked);
        action->setData(id);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this, [this, id] {
            m_recorder.chooseDevice(id);
            refresh();
            Q_EMIT deviceChosen(id);
        });
        m_menu->insertAction(level, action);
    };
    const auto standard = std::ranges::find(devices, true, &InputDevice::isDefault);
    add(standard == devices.end() ? tr("The computer's usual one")
                                  : tr("The computer's usual one (%1)").arg(standard->name),
        {}, chosen.isEmpty());
    bool found = chosen.isEmpty();
    for (const InputDevice &device : devices) {
        found = found || device.id == chosen;
        add(device.name, device.id, device.id == chosen);
    }
    if (!found) { // it is waited for
        auto *gone = new QAction(tr("The chosen microphone is not connected"), m_menu);
        gone->setEnabled(false);
        m_menu->insertAction(level, gone);
    }
    m_menu->insertSeparator(level);
}

void DeviceChooser::open()
{
    fill();
    m_level->clear();
    m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

QSize DeviceChooser::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + chevron + 8, 20};
}

QSize DeviceChooser::minimumSizeHint() const
{
    return {80, 20};
}

void DeviceChooser::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensFor(this);
    QPainter painter(this);
    painter.setFont(font());
    const bool hot = isEnabled() && (underMouse() || isDown());
    const QColor ink = hot ? t.primary : t.muted;
    painter.setPen(ink);
    const int room = width() - (isEnabled() ? chevron + 4 : 0);
    const QString words = fontMetrics().elidedText(text(), Qt::ElideRight, room);
    painter.drawText(QRect(0, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter, words);
    if (isEnabled())
        paintIcon(painter,
            QRectF(fontMetrics().horizontalAdvance(words) + 4, (height() - chevron) / 2.0 + 1, chevron, chevron),
            u"chevron-down"_s, ink);
}

} // namespace campanile
