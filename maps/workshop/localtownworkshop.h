// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "townworkshop.h"

#include <QFutureWatcher>
#include <QTimer>

#include <atomic>
#include <stop_token>

namespace campanile {

/// The workshop on this machine. Packs are built beside their final name, read whole, and then put in place by one
/// rename.
class LocalTownWorkshop final : public TownWorkshop {
    Q_OBJECT
public:
    /// `folder` receives the packs, each under its town's name; made when it is missing.
    explicit LocalTownWorkshop(QString folder, QObject *parent = nullptr);
    ~LocalTownWorkshop() override; ///< cancels, and waits for the work to end

    QFuture<Result<PackReport>> inspectPack(const QString &path) override;
    QFuture<Result<QList<Municipality>>> municipalities(const QStringList &maps) override;
    QFuture<Result<PhotoReport>> inspectPhoto(const QString &path) override;
    void build(const TownSources &sources) override;
    void cancel() override;
    [[nodiscard]] bool isBuilding() const override;
    [[nodiscard]] Step step() const override;
    [[nodiscard]] double done() const override;

private:
    [[nodiscard]] Result<TownBuilt> make(const TownSources &sources, std::stop_token stop);
    [[nodiscard]] QString placeFor(const TownInfo &town) const;

    QString m_folder;
    std::stop_source m_stop, m_looking;
    QFutureWatcher<Result<TownBuilt>> m_watcher;
    QList<QFuture<void>> m_looks; ///< that run, or ran
    std::atomic<int> m_step = 0;
    std::atomic<double> m_done = 0;
    bool m_building = false; ///< until its end has been told: a future may be done long before
    QTimer m_tell; ///< the page is told four times a second, however often the builder counts
};

} // namespace campanile
