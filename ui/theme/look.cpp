// SPDX-License-Identifier: GPL-3.0-or-later
#include "look.h"

#include "campanilestyle.h"
#include "focusring.h"
#include "icons.h"
#include "typescale.h"

#include <QApplication>
#include <QPalette>
#include <QStyleHints>
#include <QToolTip>

namespace campanile {

QPalette lookPalette(Look look)
{
    const Tokens &t = tokens(look);
    QPalette p;
    p.setColor(QPalette::Window, t.bg);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.sunken);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.onFill);
    p.setColor(QPalette::Highlight, t.primaryFill);
    p.setColor(QPalette::HighlightedText, t.onFill);
    p.setColor(QPalette::Accent, t.primaryFill);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Link, t.primary);
    p.setColor(QPalette::LinkVisited, t.primary);
    p.setColor(QPalette::ToolTipBase, t.strong);
    p.setColor(QPalette::ToolTipText, t.onStrong);
    p.setColor(QPalette::Light, t.surface);
    p.setColor(QPalette::Midlight, t.sunken);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.control);
    p.setColor(QPalette::Shadow, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, mix(t.muted, t.surface, 0.75));
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, t.muted);
    return p;
}

void applyLook(QApplication &application, Look look)
{
    if (!qobject_cast<CampanileStyle *>(QApplication::style()))
        QApplication::setStyle(new CampanileStyle); // the application owns it
    const QPalette palette = lookPalette(look);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QApplication::setFont(textFont(TextStyle::Body));
    QToolTip::setFont(textFont(TextStyle::Detail));
    QApplication::setWindowIcon(programIcon());
    FocusRing::ensure(application);
}

Look systemLook()
{
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Look::Dark : Look::Light;
}

} // namespace campanile
