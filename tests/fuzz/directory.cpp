// SPDX-License-Identifier: GPL-3.0-or-later
// A directory's file: what it is written in, what its columns are, its records, and all rows through to contacts.
#include "inputfile.h"

#include "directoryinspection.h"
#include "directoryrun.h"
#include "fakegazetteer.h"
#include "textencoding.h"

using namespace campanile;
using namespace campanile::fuzz;
using namespace Qt::StringLiterals;

namespace {

void readAll(const QString &path, const QString &encoding, QChar delimiter, qsizetype bytes)
{
    CsvReader reader(path, encoding, delimiter);
    if (!reader.open())
        return;
    CsvRecord record;
    qint64 line = 0;
    qsizetype records = 0;
    while (reader.next(record)) {
        must(record.line >= line);
        line = record.line;
        must(++records <= bytes + 1);
        must(record.fields.size() <= CsvReader::mostFields + 1 && record.text.size() <= 200);
        must(record.problem.has_value() == record.fields.isEmpty());
        qsizetype characters = 0;
        for (const QString &field : std::as_const(record.fields))
            characters += field.size();
        must(characters <= CsvReader::longestRecord);
    }
    must(!reader.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const FakeGazetteer town;
    const InputFile input(data, size);
    const QString path = input.path();
    const auto bytes = qsizetype(size);

    EncodingGuess guess(path);
    const QByteArrayView all(data, bytes);
    guess.feed(all.first(bytes / 2));
    guess.feed(all.sliced(bytes / 2));
    (void)guess.result();
    readAll(path, u"UTF-16LE"_s, u';', bytes);
    readAll(path, u"windows-1252"_s, u',', bytes);

    const auto file = inspectDirectory(path, [](double) { return true; });
    if (!file)
        return 0;
    must(file->fields.size() == file->columns.size());
    readAll(path, file->encoding, file->delimiter, bytes);
    DirectoryFile chosen = *file; // somebody says that the first column holds the phones
    if (!chosen.fields.isEmpty() && !chosen.fields.contains(DirectoryField::Phone))
        chosen.fields.front() = DirectoryField::Phone;
    int contacts = 0;
    qint64 rows = 0;
    const auto report = DirectoryRun(chosen, {}, town)
                            .run({.goOn = [](double part) { return part >= 0 && part <= 1; },
                                .contacts = [&](const DirectoryRun::Batch &batch) -> Result<void> {
                                    contacts += static_cast<int>(batch.size());
                                    return {};
                                },
                                .row = [&](const CheckedRow &) { ++rows; }});
    must(report.has_value());
    must(report->imported == contacts && report->rows == rows);
    must(report->rejectedCount + report->imported >= report->rows); // every row is accounted for
    return 0;
}
