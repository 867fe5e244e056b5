// SPDX-License-Identifier: GPL-3.0-or-later
#include "trackrows.h"

#include "audioports.h"
#include "filterwords.h"
#include "languagerow.h"
#include "languageshare.h"
#include "receiptrow.h"
#include "receiptwords.h"
#include "waveformview.h"

#include <QFile>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// Rounded, as the alert's steps say it; a position runs on whole seconds.
QString lengthWords(std::chrono::milliseconds length)
{
    return clockWords(std::chrono::round<std::chrono::seconds>(length));
}

} // namespace

TrackRows::TrackRows(Player &player, QWidget *parent)
    : QWidget(parent)
    , m_player(player)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"receiptTracks"_s);
    m_layout->setContentsMargins(ReceiptRow::valueLeft, 0, 0, 0); // they belong to the audio
    m_layout->setSpacing(0);
    connect(&m_player, &Player::playingChanged, this, &TrackRows::showPlaying);
}

std::chrono::milliseconds TrackRows::meanLength(const Receipt &receipt)
{
    qint64 sum = 0, phones = 0;
    for (const Track &track : receipt.tracks) {
        sum += track.length.count() * track.recipients;
        phones += track.recipients;
    }
    const std::chrono::milliseconds mean = phones > 0 ? std::chrono::milliseconds(sum / phones) : receipt.audioLength;
    return mean + (receipt.menu ? receipt.menu->length : std::chrono::milliseconds(0));
}

void TrackRows::set(const Receipt &receipt, const PreparedCampaign *sent)
{
    // A dialer that echoes no tracks was sent one.
    QList<Track> held = receipt.tracks;
    if (held.isEmpty())
        held.append({.language = sent ? sent->tracks.value(0).language : QString(),
            .audio = {},
            .digest = receipt.audioDigest,
            .length = receipt.audioLength,
            .recipients = receipt.accepted});
    m_agrees = true;
    m_main.clear();
    const qsizetype shown = held.size() > 1 || receipt.menu ? held.size() + (receipt.menu ? 1 : 0) : 0;
    qsizetype row = 0;
    if (receipt.menu) {
        const QString path = pathOf(receipt.menu->digest, sent && sent->menu ? &*sent->menu : nullptr);
        m_agrees &= !path.isEmpty();
        rowAt(row++)->setMenu(tr("Menu, before the message"), path, lengthWords(receipt.menu->length),
            path.isEmpty() ? tr("not what you sent") : QString());
    }
    for (qsizetype i = 0; i < held.size(); ++i) {
        const Track &track = held[i];
        const Track *ours = sent && i < sent->tracks.size() ? &sent->tracks[i] : nullptr;
        const QString path = pathOf(track.digest, ours);
        m_agrees &= !path.isEmpty();
        if (i == 0)
            m_main = path;
        if (shown == 0)
            break;
        const QString name = u"%1 · %2"_s.arg(languageName(primaryTag(track.language)), fingerprint(track.digest));
        if (path.isEmpty())
            rowAt(row++)->setMenu(name, {}, {}, tr("not what you sent"));
        else
            rowAt(row++)->setVersion(
                primaryTag(track.language).toUpper(), name, path, lengthWords(track.length), track.recipients);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setVisible(i < row);
    setVisible(row > 0);
    showPlaying();
}

QString TrackRows::pathOf(const QByteArray &digest, const Track *sent)
{
    // Made again from the bytes: a digest is believed only of what is played.
    if (!sent || Track::of({}, sent->audio, {}).digest != digest || !m_sounds.isValid())
        return {};
    const QString path = m_sounds.filePath(QString::fromLatin1(digest.toHex()) + u".wav"_s);
    if (QFile::exists(path))
        return path;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(sent->audio) != sent->audio.size()) {
        file.remove();
        return {};
    }
    return path;
}

LanguageRow *TrackRows::rowAt(qsizetype at)
{
    while (m_rows.size() <= at) {
        auto *row = new LanguageRow(this);
        row->setObjectName(u"receiptTrack%1"_s.arg(m_rows.size()));
        connect(row, &LanguageRow::playRequested, this, &TrackRows::play);
        m_layout->addWidget(row);
        m_rows.append(row);
    }
    return m_rows[at];
}

void TrackRows::play(const QString &path)
{
    if (m_player.isPlaying() && m_player.path() == path)
        m_player.stop();
    else
        (void)m_player.play(path); // what it cannot play the message page has said already
}

void TrackRows::showPlaying()
{
    for (LanguageRow *row : std::as_const(m_rows))
        row->setPlaying(m_player.isPlaying() && m_player.path() == row->path());
}

} // namespace campanile
