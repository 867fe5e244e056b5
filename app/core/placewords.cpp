// SPDX-License-Identifier: GPL-3.0-or-later
#include "placewords.h"

#include <QCoreApplication>

namespace campanile {

namespace {

struct Includes {
    QString first;
    int others = 0;
};

Includes includesOf(const Area &area)
{
    Includes result;
    for (const AreaPiece &piece : area.pieces) {
        if (piece.exclude || piece.hidden)
            continue;
        if (result.first.isEmpty())
            result.first = piece.name;
        else
            ++result.others;
    }
    return result;
}

struct PlaceWords {
    Q_DECLARE_TR_FUNCTIONS(PlaceWords)
public:
    static QString title(const Includes &in)
    {
        if (in.others == 0)
            return in.first;
        //: title of an alert; %1 is the first place
        return in.others == 1 ? tr("%1 and another area").arg(in.first)
                              : tr("%1 and %2 other areas").arg(in.first).arg(in.others);
    }

    static QString words(const Includes &in)
    {
        if (in.others == 0)
            return in.first;
        //: follows "phones in"; %1 is the first place
        return in.others == 1 ? tr("%1 and in another area").arg(in.first)
                              : tr("%1 and in %2 other areas").arg(in.first).arg(in.others);
    }
};

} // namespace

QString placeTitle(const Area &area)
{
    return PlaceWords::title(includesOf(area));
}

QString placeWords(const Area &area)
{
    return PlaceWords::words(includesOf(area));
}

} // namespace campanile
