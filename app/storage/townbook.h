// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"

namespace campanile {

/// Which towns this workstation has worked with, and the folder that each one's registry, messages, drafts and history
/// are in: those of two towns never meet. The first town has the data folder itself, as it was before there were
/// several. A small file (towns.json); a damaged one is refused, never taken for an empty one.
class TownBook final {
public:
    struct Entry {
        QString name;
        GeoBox bounds; ///< with the name: namesakes are told apart
        QString folder; ///< below the data folder; ".": itself
        QString photo; ///< the tile file that lies under its map; empty: none
        QString placedOn; ///< the build of the pack that its contacts were placed on; empty: not known
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    TownBook() = default; ///< of no folder: knows nobody, cannot be saved
    /// Errors: FileUnreadable, FileTruncated (not what save() wrote), FileTooNew.
    [[nodiscard]] static Result<TownBook> open(const QString &dataFolder);

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }

    [[nodiscard]] const Entry *find(const TownInfo &town) const;
    /// The town's own, made when it is new; its bounds follow the pack's.
    [[nodiscard]] Entry &entryFor(const TownInfo &town);
    [[nodiscard]] QString folderOf(const Entry &entry) const; ///< absolute
    [[nodiscard]] Result<void> save() const; ///< at once or not at all

private:
    explicit TownBook(QString dataFolder);
    QString m_dataFolder;
    QList<Entry> m_entries;
};

} // namespace campanile
