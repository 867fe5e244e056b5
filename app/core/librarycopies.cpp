// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarycopies.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QUuid>

namespace campanile {

namespace {

struct Copies {
    Q_DECLARE_TR_FUNCTIONS(Copies)
public:
    //: %1: name of a message or area, %2: name of the computer it was changed on
    static QString from(const QString &title, const QString &console) { return tr("%1 (from %2)").arg(title, console); }
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
    const QString suffix = Copies::from(QString(), console);
    return title.endsWith(suffix) ? title : Copies::from(title, console);
}

QByteArray contentDigest(const QByteArray &content)
{
    return content.isEmpty() ? QByteArray() : QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

} // namespace campanile
