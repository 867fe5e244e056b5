// SPDX-License-Identifier: GPL-3.0-or-later
#include "photocard.h"

#include "button.h"
#include "card.h"
#include "label.h"
#include "metrics.h"
#include "note.h"
#include "townwords.h"

#include <QFileDialog>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

bool meet(const GeoBox &a, const GeoBox &b)
{
    return a.south <= b.north && b.south <= a.north && a.west <= b.east && b.west <= a.east;
}

} // namespace

PhotoCard::PhotoCard(TownWorkshop &workshop, QWidget *parent)
    : QWidget(parent)
    , m_workshop(workshop)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *card = new Card(tr("Aerial photograph"), this);
    layout->addWidget(card);
    auto *line = new QHBoxLayout;
    line->setSpacing(space12);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_name = new Label(TextStyle::BodyStrong, Ink::Text, card);
    m_name->setObjectName(u"photoName"_s);
    m_detail = new Label(TextStyle::Detail, Ink::Muted, card);
    m_detail->setObjectName(u"photoDetail"_s);
    m_detail->setWordWrap(true);
    words->addWidget(m_name);
    words->addWidget(m_detail);
    line->addLayout(words, 1);
    m_remove = new Button(tr("Take away"), Button::Role::Neutral, card);
    m_remove->setObjectName(u"photoRemove"_s);
    line->addWidget(m_remove, 0, Qt::AlignTop);
    m_choose = new Button(tr("Choose an MBTiles file…"), Button::Role::Neutral, card);
    m_choose->setObjectName(u"photoChoose"_s);
    line->addWidget(m_choose, 0, Qt::AlignTop);
    card->body()->addLayout(line);
    m_note = new Note(Note::Kind::Error, {}, card);
    m_note->setObjectName(u"photoNote"_s);
    m_note->hide();
    card->body()->addWidget(m_note);

    connect(m_choose, &Button::clicked, this, &PhotoCard::choose);
    connect(m_remove, &Button::clicked, this, [this] { Q_EMIT chosen({}); });
    connect(&m_looking, &QFutureWatcherBase::finished, this, [this] {
        const Result<PhotoReport> photo = m_looking.result();
        if (!photo) {
            setProblem(photo.error());
        } else if (m_town && !meet(photo->bounds, m_town->bounds)) {
            m_note->setText(tr("%1 shows another place: nothing of %2 is on it.").arg(photo->name, m_town->name));
            m_note->show();
        } else {
            m_note->hide();
            Q_EMIT chosen(photo->path);
        }
    });
    refresh();
}

void PhotoCard::setTown(const std::optional<TownInfo> &town)
{
    m_town = town;
    refresh();
}

void PhotoCard::setPhoto(const std::optional<PhotoReport> &photo)
{
    m_photo = photo;
    if (photo)
        m_note->hide();
    refresh();
}

void PhotoCard::setProblem(const Error &error)
{
    m_note->setText(townwords::problem(error, townwords::Wanted::Photograph));
    m_note->show();
}

void PhotoCard::look(const QString &path)
{
    m_note->hide();
    m_looking.setFuture(m_workshop.inspectPhoto(path));
}

void PhotoCard::choose()
{
    auto *dialog = new QFileDialog(this, tr("Aerial photograph"), {}, tr("Tile files (*.mbtiles)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PhotoCard::look);
    dialog->open();
}

void PhotoCard::refresh()
{
    m_name->setText(m_photo ? m_photo->name : tr("None"));
    m_detail->setText(m_photo
            ? townwords::photo(*m_photo)
            : tr("A ready tile file lies under the names and the areas; the map has a switch for it."));
    m_remove->setVisible(m_photo.has_value());
    m_choose->setEnabled(m_town.has_value());
}

} // namespace campanile
