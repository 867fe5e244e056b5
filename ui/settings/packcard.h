// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "townworkshop.h"

#include "card.h"

#include <QFutureWatcher>

namespace campanile {

class Button;
class Label;
class Note;

/// A town pack before it is taken: what is in it, whose registry goes with it, and one button.
class PackCard final : public QWidget {
    Q_OBJECT
public:
    /// What this workstation has of a town already.
    enum class Known { InUse, Before, New };

    explicit PackCard(TownWorkshop &workshop, QWidget *parent = nullptr);
    void look(const QString &path); ///< reads it whole, on another thread
    /// `findings`: what did not fit together when it was built; empty: not known.
    void show(const PackReport &report, Known known, const QString &townInUse, const QString &findings = {});
    void setForbidden(const QString &why); ///< empty: it may be taken
    void clear();

    [[nodiscard]] const std::optional<PackReport> &report() const { return m_report; }

Q_SIGNALS:
    void looked(const campanile::PackReport &report); ///< show() it
    void refused(const campanile::Error &error);
    void chosen(const QString &path);

private:
    void refresh();
    TownWorkshop &m_workshop;
    QFutureWatcher<Result<PackReport>> m_looking;
    std::optional<PackReport> m_report;
    QString m_forbidden;
    Card *m_card;
    Label *m_name, *m_contents, *m_source, *m_file, *m_findings, *m_registry;
    Note *m_note;
    Button *m_use;
};

} // namespace campanile
