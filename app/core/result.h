// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <expected>

namespace campanile {

/// What went wrong, for the program. The screen turns a code and its arguments into words (errorwords.h).
enum class ErrorCode {
    None,
    // files
    FileNotFound, ///< args: path
    FileUnreadable, ///< args: path, system message
    FileUnwritable, ///< args: path, system message
    FileTruncated, ///< args: path
    FileWrongKind, ///< args: path, what was expected
    FileTooNew, ///< args: path, its version, the newest version this program reads
    FileTooLarge, ///< args: path
    TilesVector, ///< args: path
    TilesFormat, ///< args: path, the pictures' format
    TilesEmpty, ///< args: path
    DatabaseFailed, ///< args: what was being done, SQLite's message
    DiskFull, ///< args: path
    // vector files
    CrsMissing, ///< args: path, what its coordinates look like (may be empty)
    CrsContradicted, ///< args: path, the coordinate reference system it says or was given, a coordinate that is none of it
    CrsUnknown, ///< args: what was given for a coordinate reference system
    ColumnMissing, ///< args: path, the column, the columns it has
    FeatureNotChosen, ///< args: path, how many features it has, the names in it
    AreaFileEmpty, ///< args: path: no polygon, line or point in it
    AreaFileTooMuch, ///< args: path, what there is too much of, the most that is read
    AreaFileTooSlow, ///< args: path, seconds
    ZipBomb, ///< args: path: it would unpack to far more than it should
    // messages from a file
    MessageFileTooMuch, ///< args: path, what there is too much of, the most that is read
    MessageFileStrange, ///< args: path, the name of something in it that does not belong there
    MessageFileDamaged, ///< args: path, the message whose sound is not what was exported
    MessageFileEmpty, ///< args: path: no message in it
    // town packs
    BoundaryIncomplete, ///< args: name: the map does not hold the whole of it
    BoundaryEmpty, ///< args: name: nothing of the input lies within it
    // phone numbers
    NumberEmpty,
    NumberNotANumber, ///< args: the text
    NumberTooShort, ///< args: the text
    NumberTooLong, ///< args: the text
    NumberForeign, ///< args: the text
    NumberPremium, ///< args: the text
    NumberShortOrEmergency, ///< args: the text
    // areas
    AreaEmpty,
    AreaTooFewCorners, ///< args: piece name
    AreaSelfCrossing, ///< args: piece name
    AreaOutsideTown, ///< args: piece name
    AreaNotFinite, ///< args: piece name
    AreaTooManyCorners, ///< args: piece name, corners, limit
    AreaAcrossAntimeridian, ///< args: piece name
    AreaDuplicateCorners, ///< args: piece name, how many
    AreaSliver, ///< args: piece name, how many parts
    AreaHoles, ///< args: piece name, how many
    AreaPartlyOutside, ///< args: piece name, per cent outside
    AreaWholeTown, ///< args: phones reached, phones there are
    AreaHasNoPhones,
    NotFound, ///< args: what was looked for
    CoordinatesUnclear, ///< args: the text
    CoordinatesOutOfRange, ///< args: the text, the part that is too large
    // directory import
    ImportNoHeader,
    ImportNoColumn, ///< args: field that no column was found for
    ImportLineTooLong,
    ImportQuoteOpen, ///< a quotation mark is opened and never closed
    // audio
    AudioNoDevice,
    AudioDeviceLost,
    AudioEmpty,
    AudioSilent,
    AudioTooLong, ///< args: seconds, limit
    AudioUnreadable, ///< args: path
    MenuNotReady, ///< the spoken menu of languages was not made yet, or for other languages
    VoiceMissing, ///< args: engine, language
    VoiceFailed, ///< args: engine's message
    // dialer
    DialerUnreachable, ///< args: address
    DialerRefused, ///< args: the server's reason in capitals, its message
    DialerDenied, ///< the account may not do this
    DialerTimeout,
    ReceiptDiffers, ///< args: what differs: area, audience, audio, count
    Cancelled,
    Internal, ///< args: message
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    QStringList args;
    friend bool operator==(const Error &, const Error &) = default;
};

template <class T> using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> failure(ErrorCode code, QStringList args = {})
{
    return std::unexpected(Error{code, std::move(args)});
}

} // namespace campanile
