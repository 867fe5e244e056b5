// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pronunciations.h"
#include "result.h"

#include <QObject>

namespace campanile {

/// A town's list of pronunciations. Small; synchronous; what it answered is on the disk. A save can be taken back, also
/// after the program ended.
class PronunciationStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual Pronunciations pronunciations() const = 0;
    /// The whole list, cleaned. Errors: FileUnwritable, DiskFull; what was there before stays then.
    virtual Result<void> save(const Pronunciations &list) = 0;
    [[nodiscard]] virtual bool canUndo() const = 0;
    virtual Result<void> undo() = 0; ///< the list before the last save; errors: as save, NotFound

Q_SIGNALS:
    void changed();
};

/// Lines of "written,spoken[,language]", comma, semicolon or tab, with quotation marks where needed; a heading is
/// known by its words. Errors: ImportQuoteOpen, ImportLineTooLong, ImportNoColumn (a line without a second cell).
[[nodiscard]] Result<Pronunciations> pronunciationsFromCsv(const QString &text);
[[nodiscard]] QString pronunciationsToCsv(const Pronunciations &list);

} // namespace campanile
