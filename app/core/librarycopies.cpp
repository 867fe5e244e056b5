// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarycopies.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QUuid>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

struct MergeWords { // as messagemerge.cpp says it
    Q_DECLARE_TR_FUNCTIONS(MergeWords)
};

} // namespace

QString copyId(const LocalDocument &document)
{
    static const QUuid space(QStringLiteral("{5a1de9c0-6f34-4d3e-9c53-2f4d7a4b8e11}"));
    return QUuid::createUuidV5(space, document.id.toUtf8() + contentDigest(document.content))
        .toString(QUuid::WithoutBraces);
}

QString copyTitle(const QString &title, const QString &console)
{
    const QString suffix = u" ("_s + MergeWords::tr("from %1").arg(console) + u')';
    return title.endsWith(suffix) ? title : title + suffix;
}

QByteArray contentDigest(const QByteArray &content)
{
    return content.isEmpty() ? QByteArray() : QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

} // namespace campanile
