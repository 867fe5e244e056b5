// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagefiles.h"

#include "figures.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace campanile {

namespace {

struct MessageFileWords {
    Q_DECLARE_TR_FUNCTIONS(MessageFileWords)
};

} // namespace

Error messageFileTooMuch(const QString &path, MessageFileExcess what, qint64 found, qint64 limit)
{
    const auto inWords = [what](qint64 count) {
        const int n = static_cast<int>(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
        switch (what) {
        case MessageFileExcess::Bytes: return QLocale().formattedDataSize(count, 1, QLocale::DataSizeSIFormat);
        case MessageFileExcess::Entries:
            return MessageFileWords::tr("%1 file(s) inside", nullptr, n).arg(figure(count));
        case MessageFileExcess::Messages: return MessageFileWords::tr("%1 message(s)", nullptr, n).arg(figure(count));
        }
        return QString();
    };
    return {ErrorCode::MessageFileTooMuch, {path, inWords(found), inWords(limit)}};
}

QString words(const ImportedMessage &imported)
{
    switch (imported.outcome) {
    case ImportedMessage::Outcome::Added: return MessageFileWords::tr("“%1” was added.").arg(imported.title);
    case ImportedMessage::Outcome::Updated:
        return MessageFileWords::tr("“%1” was brought up to date.").arg(imported.title);
    case ImportedMessage::Outcome::Unchanged: return MessageFileWords::tr("“%1” was here already.").arg(imported.title);
    case ImportedMessage::Outcome::Outdated:
        return MessageFileWords::tr("“%1” is newer here than in the file: nothing was changed.").arg(imported.title);
    case ImportedMessage::Outcome::KeptBoth:
        return MessageFileWords::tr("Both were kept: the one of the file is called “%1”.").arg(imported.title);
    }
    return {};
}

} // namespace campanile
