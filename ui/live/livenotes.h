// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QWidget>

#include <optional>

namespace campanile {

class LiveCampaign;
class Note;

/// The bars over a running campaign: what is shown is old; the dialer has suspended the calls, or refused a command.
/// Without one of them it takes no room.
class LiveNotes final : public QWidget {
    Q_OBJECT
public:
    explicit LiveNotes(QWidget *parent = nullptr);
    void setMargin(int margin); ///< as the cards below have
    void setCommandError(const std::optional<Error> &error); ///< shown with the next refresh, before any other trouble
    void refresh(const LiveCampaign *live);

private:
    Note *m_stale;
    Note *m_failed;
    std::optional<Error> m_commandError;
};

} // namespace campanile
