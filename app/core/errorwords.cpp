// SPDX-License-Identifier: GPL-3.0-or-later
#include "errorwords.h"

#include <QCoreApplication>

namespace campanile {

namespace {

struct Errors {
    Q_DECLARE_TR_FUNCTIONS(Errors)
public:
    static QString sentence(ErrorCode code);
};

QString Errors::sentence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::None: return tr("Nothing went wrong.");
    case ErrorCode::FileNotFound: return tr("The file %1 is not there.");
    case ErrorCode::FileUnreadable: return tr("The file %1 cannot be read: %2.");
    case ErrorCode::FileUnwritable: return tr("The file %1 cannot be written: %2.");
    case ErrorCode::FileTruncated: return tr("The file %1 is cut short or damaged.");
    case ErrorCode::FileWrongKind: return tr("The file %1 is not what is needed here: %2.");
    case ErrorCode::FileTooNew:
        return tr("The file %1 was made by a newer Campanile (format %2; this one reads up to %3). Update Campanile.");
    case ErrorCode::FileTooLarge: return tr("The file %1 is too large.");
    case ErrorCode::TilesVector:
        return tr("The tiles of %1 are vectors (pbf), not pictures. An aerial photograph has PNG, JPEG or WebP tiles.");
    case ErrorCode::TilesFormat:
        return tr("The pictures of %1 are of a kind that cannot be shown here (%2). PNG, JPEG and WebP can.");
    case ErrorCode::TilesEmpty: return tr("There is no picture in %1.");
    case ErrorCode::DatabaseFailed: return tr("The database refused while %1: %2.");
    case ErrorCode::DiskFull: return tr("The disk is full: there is no room for %1.");
    case ErrorCode::CrsMissing:
        return tr("The file %1 does not say which coordinates it has: name its coordinate reference system. %2");
    case ErrorCode::CrsContradicted:
        return tr("The file %1 is said to be in %2, but holds the coordinates %3, which are none of it: choose the "
                  "coordinate reference system it really has.");
    case ErrorCode::CrsUnknown: return tr("“%1” is not a coordinate reference system, or has no known way to WGS84.");
    case ErrorCode::ColumnMissing: return tr("The file %1 has no column for “%2”. It has: %3.");
    case ErrorCode::FeatureNotChosen: return tr("The file %1 has %2 features: say which one. It has: %3.");
    case ErrorCode::AreaFileEmpty: return tr("The file %1 has no area, line or point in it.");
    case ErrorCode::AreaFileTooMuch:
        return tr("The file %1 is too large to be areas of a town: %2; at most %3 are read.");
    case ErrorCode::AreaFileTooSlow:
        return tr("The file %1 was given up after %2 seconds: it is too large or damaged.");
    case ErrorCode::ZipBomb:
        return tr("The archive %1 would unpack to far more than it should: it was not opened.");
    case ErrorCode::MessageFileTooMuch:
        return tr("The file %1 is too large to be messages: %2; at most %3 are read.");
    case ErrorCode::MessageFileStrange:
        return tr("The file %1 holds “%2”, which does not belong in a file of messages: nothing was taken from it.");
    case ErrorCode::MessageFileDamaged:
        return tr("The sound of “%2” in the file %1 is damaged or was changed: nothing was taken from it.");
    case ErrorCode::MessageFileEmpty: return tr("There is no message in the file %1.");
    case ErrorCode::BoundaryIncomplete:
        return tr("The map does not hold the whole boundary of “%1”: get a larger extract, or give the boundary.");
    case ErrorCode::BoundaryEmpty: return tr("Nothing of the data lies within “%1”.");
    case ErrorCode::NumberEmpty: return tr("There is no phone number.");
    case ErrorCode::NumberNotANumber: return tr("“%1” is not an Italian subscriber's phone number.");
    case ErrorCode::NumberTooShort: return tr("The number %1 is too short.");
    case ErrorCode::NumberTooLong: return tr("The number %1 is too long.");
    case ErrorCode::NumberForeign: return tr("The number %1 is not Italian.");
    case ErrorCode::NumberPremium: return tr("The number %1 is a paid service.");
    case ErrorCode::NumberShortOrEmergency: return tr("The number %1 is a short or emergency number.");
    case ErrorCode::AreaEmpty: return tr("No area was drawn or chosen: nobody would be called.");
    case ErrorCode::AreaTooFewCorners: return tr("“%1” needs at least three different corners.");
    case ErrorCode::AreaSelfCrossing:
        return tr("The edge of “%1” crosses itself: move a corner until it no longer does.");
    case ErrorCode::AreaOutsideTown: return tr("“%1” lies outside the municipality.");
    case ErrorCode::AreaNotFinite: return tr("“%1” has a corner that is no place on Earth.");
    case ErrorCode::AreaTooManyCorners: return tr("“%1” has %2 corners; at most %3 are allowed.");
    case ErrorCode::AreaAcrossAntimeridian: return tr("“%1” goes across the 180th meridian: no town is there.");
    case ErrorCode::AreaDuplicateCorners: return tr("Corners of “%1” that only repeat another one: %2.");
    case ErrorCode::AreaSliver: return tr("Parts of “%1” too thin or too small to be a place: %2.");
    case ErrorCode::AreaHoles: return tr("Holes in “%1”: %2. Who is in them is not called.");
    case ErrorCode::AreaPartlyOutside: return tr("%2 % of “%1” lies outside the municipality.");
    case ErrorCode::AreaWholeTown:
        return tr("This is the whole municipality (%1 of %2 phones): that is asked for separately.");
    case ErrorCode::AreaHasNoPhones: return tr("There is no phone in the area.");
    case ErrorCode::NotFound: return tr("Nothing was found for “%1”.");
    case ErrorCode::CoordinatesUnclear:
        return tr("“%1” is no pair of coordinates. Write latitude and longitude: 46.0671, 11.1211 or "
                  "46°04'01\"N 11°07'16\"E.");
    case ErrorCode::CoordinatesOutOfRange: return tr("In “%1” the value %2 is too large for a coordinate.");
    case ErrorCode::ImportNoHeader: return tr("The file has no heading line with the names of the columns.");
    case ErrorCode::ImportNoColumn: return tr("No column was found for: %1.");
    case ErrorCode::ImportLineTooLong: return tr("The line is too long to be a row of a directory.");
    case ErrorCode::ImportQuoteOpen: return tr("A quotation mark is opened and never closed.");
    case ErrorCode::AudioNoDevice: return tr("No microphone was found. Connect one, or use the synthetic voice.");
    case ErrorCode::AudioDeviceLost: return tr("The microphone was disconnected. What was recorded is kept.");
    case ErrorCode::AudioEmpty: return tr("The recording is empty.");
    case ErrorCode::AudioSilent: return tr("The recording is silent: nobody would hear anything.");
    case ErrorCode::AudioTooLong: return tr("The message lasts %1 seconds; at most %2 are allowed.");
    case ErrorCode::AudioUnreadable: return tr("The audio file %1 cannot be played.");
    case ErrorCode::MenuNotReady: return tr("The spoken menu of languages is not ready yet.");
    case ErrorCode::VoiceMissing:
        return tr("The voice engine %1 or its language %2 is not installed. Recording still works.");
    case ErrorCode::VoiceFailed: return tr("The synthetic voice failed: %1. Recording still works.");
    case ErrorCode::DialerUnreachable: return tr("The dialer at %1 does not answer.");
    case ErrorCode::DialerRefused: return tr("The dialer refused (%1): %2");
    case ErrorCode::DialerDenied: return tr("This account may not do that.");
    case ErrorCode::DialerTimeout: return tr("The dialer did not answer in time. Repeating is safe.");
    case ErrorCode::ReceiptDiffers:
        return tr("The dialer holds something else than what was sent (%1): nothing is launched.");
    case ErrorCode::Cancelled: return tr("It was cancelled.");
    case ErrorCode::Internal: return tr("Something unexpected happened: %1.");
    }
    return tr("Something unexpected happened: %1.");
}

} // namespace

QString words(const Error &error)
{
    QString result = Errors::sentence(error.code);
    // One pass: an argument that holds "%2" must not be filled in by the next.
    QString filled;
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (result[i] == u'%' && i + 1 < result.size() && result[i + 1].isDigit()) {
            QString arg = error.args.value(result[++i].digitValue() - 1);
            // Arguments that are sentences themselves do not double the full stop.
            while (arg.endsWith(u'.') && i + 1 < result.size() && result[i + 1] == u'.')
                arg.chop(1);
            filled += arg;
        } else {
            filled += result[i];
        }
    }
    return filled;
}

} // namespace campanile
