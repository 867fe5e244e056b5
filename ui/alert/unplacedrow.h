// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"

#include <QWidget>

namespace campanile {

class Label;

/// A row of WHERE that is there as soon as one contact of the registry has no position: no drawn area finds it, so
/// what happens to it is said, and changed, here.
class UnplacedRow final : public QWidget {
    Q_OBJECT
public:
    explicit UnplacedRow(QWidget *parent = nullptr);
    void setCount(const AudienceCount &count, const AudienceFilter &filter, bool compact, int margin);

Q_SIGNALS:
    void includeRequested(bool include);
    void lookRequested(); ///< who they are

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    Label *m_words;
    AudienceCount m_count;
    AudienceFilter m_filter;
    int m_margin = 24;
    bool m_compact = false;
};

} // namespace campanile
