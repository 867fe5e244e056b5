// SPDX-License-Identifier: GPL-3.0-or-later
#include "campanilestyle.h"

#include "icons.h"
#include "metrics.h"
#include "tokens.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QFrame>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

const Tokens &tokensOf(const QStyleOption *option)
{
    return tokens(lookOf(option->palette));
}

void box(QPainter *painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge, double width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(width > 0 ? QPen(edge, width) : QPen(Qt::NoPen));
    const double inset = width / 2;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void field(const QStyleOption *option, QPainter *painter)
{
    const Tokens &t = tokensOf(option);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focused = option->state & QStyle::State_HasFocus;
    box(painter, option->rect, radiusButton, enabled ? t.surface : t.sunken,
        focused       ? t.primary
            : enabled ? t.control
                      : t.line,
        focused ? 2 : 1);
}

} // namespace

CampanileStyle::CampanileStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void CampanileStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->setAttribute(Qt::WA_Hover);
}

void CampanileStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = tokensOf(option);
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            field(option, painter);
        return;
    case PE_FrameLineEdit: return;
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea *>(widget)) {
            box(painter, option->rect, 0, {}, t.line, 1);
            return;
        }
        break;
    case PE_FrameFocusRect: // the ring does it; lists mark their current row
        if (const auto *focus = qstyleoption_cast<const QStyleOptionFocusRect *>(option);
            focus && qobject_cast<const QAbstractItemView *>(widget) && (option->state & State_KeyboardFocusChange))
            box(painter, option->rect, 2, {}, t.text, 2);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: {
        const QRectF r = QRectF(option->rect).adjusted(1, 1, -1, -1);
        const bool on = option->state & (State_On | State_NoChange);
        box(painter, r, radiusTag, on && enabled ? t.primaryFill : t.surface, on && enabled ? t.primaryFill : t.control,
            on && enabled ? 0 : 1);
        if (on)
            paintIcon(*painter, r.adjusted(1, 1, -1, -1), option->state & State_NoChange ? u"minus"_s : u"check"_s,
                enabled ? t.onFill : t.muted);
        return;
    }
    case PE_IndicatorRadioButton: {
        const QRectF r = QRectF(option->rect).adjusted(1, 1, -1, -1);
        const bool on = option->state & State_On;
        box(painter, r, r.width() / 2, t.surface, on && enabled ? t.primary : t.control, on ? 2 : 1);
        if (on)
            box(painter, r.adjusted(4, 4, -4, -4), r.width(), enabled ? t.primary : t.muted, {}, 0);
        return;
    }
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (option->state & State_Selected)
            painter->fillRect(option->rect, t.tint);
        else if ((option->state & State_MouseOver) && enabled)
            painter->fillRect(option->rect, t.sunken);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        box(painter, option->rect, 0, element == PE_PanelMenu ? t.surface : QColor(), t.control, 1);
        return;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void CampanileStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = tokensOf(option);
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case CE_FocusFrame: {
        const double inset = focusRingWidth / 2.0;
        box(painter, QRectF(option->rect).adjusted(inset, inset, -inset, -inset), radiusCard + 1, {}, t.text,
            focusRingWidth);
        return;
    }
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem copy = *item; // a selected row is tinted, its text stays readable
            copy.palette.setColor(QPalette::HighlightedText, item->palette.color(QPalette::Text));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
        painter->fillRect(option->rect, t.sunken);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, t.sunken);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader copy = *header;
            copy.palette.setColor(QPalette::ButtonText, t.muted);
            copy.rect.adjust(10, 0, -10, 0); // as far in as the rows' words (parts/tables)
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_PushButtonBevel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const bool primary = button->features & QStyleOptionButton::DefaultButton;
            QColor fill = primary ? t.primaryFill : t.surface;
            if (option->state & (State_Sunken | State_MouseOver))
                fill = mix(primary ? QColor(Qt::black) : t.primary, fill, option->state & State_Sunken ? 0.16 : 0.08);
            if (!enabled)
                fill = t.sunken;
            box(painter, option->rect, radiusButton, fill, enabled ? t.control : t.line, primary && enabled ? 0 : 1);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy = *button;
            if (enabled && (button->features & QStyleOptionButton::DefaultButton))
                copy.palette.setColor(QPalette::ButtonText, t.onFill);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            const QRectF r = QRectF(option->rect);
            const double height = std::min(8.0, r.height());
            const QRectF groove(r.left(), r.center().y() - height / 2, r.width(), height);
            box(painter, groove, height / 2, t.line, {}, 0);
            const double span = bar->maximum - bar->minimum;
            const double share = span > 0 ? (bar->progress - bar->minimum) / span : 0;
            if (share > 0)
                box(painter, QRectF(groove.topLeft(), QSizeF(std::max(height, groove.width() * share), height)),
                    height / 2, t.primaryFill, {}, 0);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            if (tab->state & State_Selected)
                painter->fillRect(QRect(tab->rect.left(), tab->rect.bottom() - 2, tab->rect.width(), 3), t.primary);
            else if (tab->state & State_MouseOver)
                painter->fillRect(QRect(tab->rect.left(), tab->rect.bottom() - 2, tab->rect.width(), 3), t.line);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab copy = *tab;
            copy.palette.setColor(QPalette::WindowText, tab->state & State_Selected ? t.primary : t.text2);
            copy.palette.setColor(QPalette::ButtonText, copy.palette.color(QPalette::WindowText));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            QStyleOptionMenuItem copy = *item; // a menu is a list: the current line is tinted like a row
            copy.palette.setColor(QPalette::Highlight, t.tint);
            copy.palette.setColor(QPalette::HighlightedText, t.text);
            if ((copy.state & State_Selected) && copy.menuItemType != QStyleOptionMenuItem::Separator)
                painter->fillRect(copy.rect, t.tint);
            copy.state &= ~State_Selected;
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CampanileStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = tokensOf(option);
    const bool enabled = option->state & State_Enabled;
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            if (bar->minimum >= bar->maximum)
                return;
            const QRectF thumb = QRectF(subControlRect(control, option, SC_ScrollBarSlider, widget));
            const bool flat = bar->orientation == Qt::Vertical;
            const QRectF r = flat ? thumb.adjusted(3, 2, -3, -2) : thumb.adjusted(2, 3, -2, -3);
            const bool hot = option->state & (State_MouseOver | State_Sunken);
            box(painter, r, 3, hot ? t.muted : mix(t.control, t.surface, 0.6), {}, 0);
            return;
        }
        break;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (combo->frame)
                field(option, painter);
            const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
            paintIcon(*painter, QRectF(arrow.center().x() - 10, arrow.center().y() - 7, 16, 16), u"chevron-down"_s,
                enabled ? t.text2 : t.control);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            field(option, painter);
            const auto arrow = [&](SubControl part, const QString &icon, QAbstractSpinBox::StepEnabledFlag step) {
                const QRect r = subControlRect(control, option, part, widget);
                paintIcon(*painter, QRectF(r.center().x() - 6, r.center().y() - 6, 14, 14), icon,
                    (spin->stepEnabled & step) && enabled ? t.text2 : t.control);
            };
            if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
                arrow(SC_SpinBoxUp, u"chevron-up"_s, QAbstractSpinBox::StepUpEnabled);
                arrow(SC_SpinBoxDown, u"chevron-down"_s, QAbstractSpinBox::StepDownEnabled);
            }
            return;
        }
        break;
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
            slider && slider->orientation == Qt::Horizontal) {
            const QRectF handle = subControlRect(control, option, SC_SliderHandle, widget);
            const double middle = QRectF(option->rect).center().y();
            const QRectF groove(option->rect.left() + 2, middle - 2, option->rect.width() - 4, 4);
            box(painter, groove, 2, t.line, {}, 0);
            box(painter, QRectF(groove.left(), groove.top(), handle.center().x() - groove.left(), 4), 2,
                enabled ? t.primaryFill : t.control, {}, 0);
            box(painter, QRectF(handle.center().x() - 8, middle - 8, 16, 16), 8, t.surface,
                enabled ? t.primaryFill : t.control, 2);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect CampanileStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (bar) { // no arrows: the whole length is groove
            const bool vertical = bar->orientation == Qt::Vertical;
            const int length = vertical ? bar->rect.height() : bar->rect.width();
            const int range = bar->maximum - bar->minimum;
            int thumb = length;
            if (range > 0)
                thumb =
                    std::clamp(static_cast<int>(static_cast<qint64>(bar->pageStep) * length / (range + bar->pageStep)),
                        std::min(32, length), length);
            const int start = sliderPositionFromValue(
                bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
            const auto along = [&](int from, int size) {
                return vertical ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size)
                                : QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height());
            };
            switch (part) {
            case SC_ScrollBarGroove: return bar->rect;
            case SC_ScrollBarSlider: return along(start, thumb);
            case SC_ScrollBarSubPage: return along(0, start);
            case SC_ScrollBarAddPage: return along(start + thumb, length - start - thumb);
            default: return {};
            }
        }
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, -7, 0) : rect.adjusted(7, 0, 0, 0);
    return rect;
}

QRect CampanileStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return rect.adjusted(9, 0, -9, 0);
    }
    return rect;
}

int CampanileStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return focusRingGap + focusRingWidth;
    case PM_ScrollBarExtent: return 12;
    case PM_ScrollBarSliderMin: return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap: return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 20;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return 8;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin: return 4;
    case PM_MenuHMargin: return 0;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength: return 20;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_TabBarTabHSpace: return 32;
    case PM_TabBarTabVSpace: return 20;
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CampanileStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ComboBox_Popup: return 0;
    case SH_FocusFrame_AboveWidget: return 1; // not cut off by a parent that ends where the widget does
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_UnderlineShortcut: return 0;
    case SH_ScrollBar_Transient: return 0;
    case SH_Widget_Animation_Duration: return 80;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize CampanileStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_ComboBox: size.setWidth(size.width() + 8); [[fallthrough]]; // the words stand off the edge
    case CT_LineEdit:
    case CT_SpinBox: size.setHeight(std::max(size.height(), buttonHeight)); break;
    case CT_PushButton:
        size.setHeight(std::max(size.height(), buttonHeight));
        size.setWidth(std::max(size.width() + 16, 88));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            size.setHeight(std::max(size.height(), 36));
        break;
    default: break;
    }
    return size;
}

} // namespace campanile
