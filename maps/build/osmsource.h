// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <osmium/io/file.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm/entity_bits.hpp>

#include <functional>
#include <stop_token>
#include <vector>

namespace campanile {

/// One or more OpenStreetMap files read as if they were one: objects by type and number, each once. Of an object that
/// several files have, the newest version counts, so the files' order does not matter.
class OsmSource final {
public:
    using Each = std::function<void(osmium::memory::Buffer &)>;
    using Progress = std::function<void(double)>;

    /// Any format libosmium reads. Errors: FileNotFound, FileUnreadable, FileTruncated, FileWrongKind.
    [[nodiscard]] static Result<OsmSource> open(const QStringList &paths);

    /// Exceptions of `each` are taken for the file's faults. Errors: FileUnreadable, FileTruncated, FileWrongKind,
    /// Cancelled.
    [[nodiscard]] Result<void> read(
        osmium::osm_entity_bits::type what, const Each &each, const Progress &progress, const std::stop_token &stop);

    /// The last read failed because a file is not sorted: sort() and begin again.
    [[nodiscard]] bool outOfOrder() const { return m_outOfOrder; }

    /// Reads everything into memory, in order. Errors: those of read(), and FileTooLarge.
    [[nodiscard]] Result<void> sort(const std::stop_token &stop);

private:
    struct Input {
        QString path;
        osmium::io::File file;
    };

    void readOne(
        osmium::osm_entity_bits::type what, const Each &each, const Progress &progress, const std::stop_token &stop);
    void readMerged(
        osmium::osm_entity_bits::type what, const Each &each, const Progress &progress, const std::stop_token &stop);
    void readSorted(
        osmium::osm_entity_bits::type what, const Each &each, const Progress &progress, const std::stop_token &stop);
    [[nodiscard]] Result<void> guarded(const std::function<void()> &work);

    std::vector<Input> m_inputs;
    QString m_current; ///< file being read, for the error's words
    bool m_outOfOrder = false;
    std::vector<osmium::memory::Buffer> m_sorted; ///< after sort()
};

} // namespace campanile
