// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pronunciationstore.h"

namespace campanile {

/// pronunciations.json in the town's folder: the list, and those that were there before it. Written at once or not at
/// all; a damaged file is refused, never taken for an empty one.
class JsonPronunciationStore final : public PronunciationStore {
    Q_OBJECT
public:
    /// A file that is missing is an empty list. Errors: FileUnreadable, FileTruncated, FileTooNew, FileTooLarge.
    [[nodiscard]] static Result<std::unique_ptr<JsonPronunciationStore>> open(const QString &folder);

    [[nodiscard]] Pronunciations pronunciations() const override { return m_list; }

    Result<void> save(const Pronunciations &list) override;

    [[nodiscard]] bool canUndo() const override { return !m_before.isEmpty(); }

    Result<void> undo() override;

private:
    explicit JsonPronunciationStore(QString path);
    Result<void> load();
    [[nodiscard]] Result<void> write(const Pronunciations &list, const QList<Pronunciations> &before) const;

    QString m_path;
    Pronunciations m_list;
    QList<Pronunciations> m_before; ///< oldest first; the last 20
};

} // namespace campanile
