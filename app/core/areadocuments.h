// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areastore.h"
#include "documentsource.h"

#include <optional>

namespace campanile {

/// Saved areas, as consoles share them.
class AreaDocuments final : public DocumentSource {
    Q_OBJECT
public:
    explicit AreaDocuments(AreaStore &areas, QObject *parent = nullptr);

    [[nodiscard]] LibraryDocument::Kind kind() const override { return LibraryDocument::Kind::Area; }

    [[nodiscard]] QList<LocalDocument> documents() const override;
    [[nodiscard]] std::optional<LocalDocument> document(const QString &id) const override;
    [[nodiscard]] bool isOwn(const QString &id) const override;
    Result<void> takeOver(const LibraryDocument &document) override;
    Result<bool> keepBoth(const LibraryDocument &theirs, const QString &console) override;
    [[nodiscard]] QString blobPath(const QByteArray &digest) const override;

private:
    AreaStore &m_areas;
    mutable std::optional<QList<LocalDocument>> m_documents; ///< until something changes
};

} // namespace campanile
