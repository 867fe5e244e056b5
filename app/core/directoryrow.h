// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"
#include "directoryfields.h"
#include "result.h"

namespace campanile {

class Gazetteer;

/// What is the same for every row of a file.
struct DirectoryTerms {
    Source source = Source::Import;
    QString legalBasis;
    bool sample = false; ///< all of them are fictional, whatever the file says
    friend bool operator==(const DirectoryTerms &, const DirectoryTerms &) = default;
};

struct WrittenAddress {
    QString street;
    QString civic;
    friend bool operator==(const WrittenAddress &, const WrittenAddress &) = default;
};

/// "Via XX Settembre 12/A, 38122 Trento" is "Via XX Settembre", "12/A"; "Via 25 Aprile" has no civic number.
[[nodiscard]] WrittenAddress splitAddress(const QString &address);

/// A row as contacts: one for each phone in it. `phones` is in step with the cells that hold phones and are not empty.
struct DirectoryRow {
    QList<Result<Contact>> phones;
    WrittenAddress address;
};

/// Rows shorter than the header have empty cells at their end. A row without any phone is one NumberEmpty.
[[nodiscard]] DirectoryRow readRow(const QStringList &cells, const QList<DirectoryField> &fields,
    const DirectoryTerms &terms, const Gazetteer &gazetteer);

} // namespace campanile
