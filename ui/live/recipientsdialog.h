// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

namespace campanile {

class LiveCampaign;

/// Phones of a campaign that meet a condition, kept up to date. Never modal: nothing may cover STOP.
class RecipientsDialog final : public QDialog {
    Q_OBJECT
public:
    using Condition = std::function<bool(const LiveCampaign &, int recipient)>;
    RecipientsDialog(LiveCampaign &live, const QString &title, Condition condition, QWidget *parent = nullptr);

Q_SIGNALS:
    void recipientChosen(int recipient);
};

} // namespace campanile
