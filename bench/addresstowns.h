// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addressdirt.h"
#include "packfile.h"
#include "result.h"

/// The towns that addresses are looked for in, with what is true of them.
struct BenchTown {
    dirt::Town town;
    QList<dirt::TrueAddress> addresses; ///< as the source writes them, not as the pack does
    campanile::PackFile pack; ///< without every 20th civic number: those are `withheld`
    QList<dirt::TrueAddress> withheld;
    QStringList places;
};

/// The register's own streets and numbers, EPSG:3003.
[[nodiscard]] campanile::Result<BenchTown> alessandria(const QString &sharedData);
/// addr:street and addr:housenumber of the map; its pack is built by the product.
[[nodiscard]] campanile::Result<BenchTown> trento(const QString &sharedData);
