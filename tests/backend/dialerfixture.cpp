// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerfixture.h"

#include <QtEndian>

#include <cmath>
#include <numbers>

namespace campanile::testing {

using namespace Qt::StringLiterals;

DialerFixture::DialerFixture(double timeScale, QStringList extra)
    : m_dialer({.program = QStringLiteral(CAMPANILE_BIN_DIR "/campaniled"),
          .folder = m_folder.path(),
          .timeScale = timeScale,
          .seed = 7,
          .extra = std::move(extra)})
{
}

bool DialerFixture::start()
{
    QSignalSpy ready(&m_dialer, &EmbeddedDialer::ready);
    m_dialer.start();
    return ready.count() > 0 || ready.wait(20'000);
}

QByteArray toneWav(int milliseconds)
{
    constexpr int rate = 16'000;
    const int frames = rate * milliseconds / 1000;
    QByteArray data(frames * 2, Qt::Uninitialized);
    for (int i = 0; i < frames; ++i)
        qToLittleEndian(
            static_cast<qint16>(9000 * std::sin(2 * std::numbers::pi * 440 * i / rate)), data.data() + i * 2);
    const auto number32 = [](quint32 value) {
        QByteArray bytes(4, Qt::Uninitialized);
        qToLittleEndian(value, bytes.data());
        return bytes;
    };
    const auto number16 = [](quint16 value) {
        QByteArray bytes(2, Qt::Uninitialized);
        qToLittleEndian(value, bytes.data());
        return bytes;
    };
    return "RIFF"_ba + number32(static_cast<quint32>(36 + data.size())) + "WAVEfmt "_ba + number32(16) + number16(1)
        + number16(1) + number32(rate) + number32(rate * 2) + number16(2) + number16(16) + "data"_ba
        + number32(static_cast<quint32>(data.size())) + data;
}

PreparedCampaign sampleCampaign(int recipients)
{
    PreparedCampaign campaign;
    campaign.id = CampaignId::create();
    campaign.title = u"Piena dell’Adige: prova"_s;
    campaign.mode = Mode::Drill;
    AreaPiece piece;
    piece.id = PieceId::create();
    piece.name = u"Piedicastello"_s;
    piece.rings = {{{460'700'000, 111'100'000}, {460'700'000, 111'200'000}, {460'800'000, 111'200'000}}};
    AreaPiece hole = piece;
    hole.id = PieceId::create();
    hole.name = u"Doss"_s;
    hole.exclude = true;
    hole.rings[0][0] = {-1, -111'100'000}; // negative numbers have their own way over the wire
    campaign.area.pieces = {piece, hole};
    campaign.recipients.reserve(recipients);
    for (int i = 0; i < recipients; ++i)
        campaign.recipients.append(
            {ContactId(u"contact-%1"_s.arg(i)), u"+390461"_s + QString::number(200'000 + i), true});
    campaign.tracks = {Track::of(u"it"_s, toneWav(), {})};
    campaign.policy = Policy::emergency();
    return campaign;
}

} // namespace campanile::testing
