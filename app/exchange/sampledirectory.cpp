// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampledirectory.h"

#include "csvline.h"

#include <QSaveFile>

namespace campanile {

using namespace Qt::StringLiterals;

Result<void> writeSampleDirectory(const Gazetteer &gazetteer, const ContactGenerator::Options &options,
    const QString &path, const std::function<bool(double)> &goOn)
{
    Result<ContactGenerator> generator = ContactGenerator::make(gazetteer, options);
    if (!generator)
        return std::unexpected(generator.error());
    QSaveFile file(path);
    const auto unwritable = [&] { return failure(ErrorCode::FileUnwritable, {path, file.errorString()}); };
    if (!file.open(QIODevice::WriteOnly))
        return unwritable();
    QByteArray lines = csvLine({u"nome"_s, u"via"_s, u"civico"_s, u"telefono"_s, u"lingua"_s, u"esempio"_s});
    DirectoryEntry entry;
    for (int made = 1; generator->next(entry); ++made) {
        lines += csvLine({entry.name, entry.street, entry.civic, entry.phone, entry.language, u"1"_s});
        if (lines.size() < 256 * 1024)
            continue;
        if (file.write(lines) != lines.size())
            return unwritable();
        lines.clear();
        if (goOn && !goOn(static_cast<double>(made) / options.count))
            return failure(ErrorCode::Cancelled);
    }
    if (file.write(lines) != lines.size() || !file.commit())
        return unwritable();
    return {};
}

} // namespace campanile
