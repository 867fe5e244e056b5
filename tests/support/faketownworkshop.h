// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "townworkshop.h"

#include <QHash>

namespace campanile {

/// Knows the packs, maps and photographs it is told of; its build goes as far as it is pushed.
class FakeTownWorkshop final : public TownWorkshop {
public:
    QHash<QString, Result<PackReport>> packs;
    QHash<QString, Result<PhotoReport>> photos;
    Result<QList<Municipality>> found = QList<Municipality>();
    std::optional<TownSources> asked; ///< of the build that runs, or ran
    int cancelled = 0;

    void push(Step step, double done)
    {
        m_step = step;
        m_done = done;
        Q_EMIT progressed();
    }

    void end(const Result<TownBuilt> &built)
    {
        m_building = false;
        Q_EMIT finished(built);
    }

    QFuture<Result<PackReport>> inspectPack(const QString &path) override
    {
        return QtFuture::makeReadyValueFuture(
            packs.value(path, Result<PackReport>(failure(ErrorCode::FileNotFound, {path}))));
    }

    QFuture<Result<QList<Municipality>>> municipalities(const QStringList &) override
    {
        return QtFuture::makeReadyValueFuture(found);
    }

    QFuture<Result<PhotoReport>> inspectPhoto(const QString &path) override
    {
        return QtFuture::makeReadyValueFuture(
            photos.value(path, Result<PhotoReport>(failure(ErrorCode::FileNotFound, {path}))));
    }

    void build(const TownSources &sources) override
    {
        asked = sources;
        m_building = true;
        m_done = 0;
        Q_EMIT started();
    }

    void cancel() override { ++cancelled; }

    [[nodiscard]] bool isBuilding() const override { return m_building; }

    [[nodiscard]] Step step() const override { return m_step; }

    [[nodiscard]] double done() const override { return m_done; }

private:
    Step m_step = Step::Reading;
    double m_done = 0;
    bool m_building = false;
};

} // namespace campanile
