// SPDX-License-Identifier: GPL-3.0-or-later
#include "findingnotes.h"

#include "audiencecounter.h"
#include "campaigndraft.h"
#include "errorwords.h"
#include "gazetteer.h"
#include "note.h"

#include <QCoreApplication>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr qsizetype mostNotes = 3; // more are seen when these are put right

struct RepairWords {
    Q_DECLARE_TR_FUNCTIONS(RepairWords)
public:
    static QString of(AreaRepair repair)
    {
        switch (repair) {
        case AreaRepair::None: return {};
        case AreaRepair::Untangle: return tr("Untangle it");
        case AreaRepair::DropDuplicates: return tr("Drop the repeated corners");
        case AreaRepair::DropSlivers: return tr("Drop the slivers");
        case AreaRepair::FillHoles: return tr("Fill the holes");
        case AreaRepair::Simplify: return tr("Simplify without losing a phone");
        case AreaRepair::ClipToTown: return tr("Cut it at the boundary");
        case AreaRepair::WholeTown: return tr("Call the whole municipality…");
        }
        return {};
    }
};

} // namespace

QString repairInWords(AreaRepair repair)
{
    return RepairWords::of(repair);
}

TownOutline outlineOf(const Gazetteer &gazetteer)
{
    return {gazetteer.town().bounds, gazetteer.boundary()};
}

FindingNotes::FindingNotes(CampaignDraft &draft, AudienceCounter &counter, const Gazetteer &gazetteer, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_town(outlineOf(gazetteer))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"findingNotes"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_later.setSingleShot(true);
    m_later.setInterval(150ms);
    connect(&m_later, &QTimer::timeout, this, &FindingNotes::check);
    connect(&m_draft, &CampaignDraft::areaChanged, &m_later, qOverload<>(&QTimer::start));
    connect(&m_counter, &AudienceCounter::indexChanged, &m_later, qOverload<>(&QTimer::start));
    setVisible(false);
    m_later.start();
}

void FindingNotes::setCompact(bool compact)
{
    m_compact = compact;
    for (Note *note : std::as_const(m_notes))
        note->setFlat(compact);
}

void FindingNotes::check()
{
    const auto index = m_counter.registry();
    const Area area = m_draft.area();
    // Large areas take their time: never on this thread.
    QtConcurrent::run([area, index, town = m_town] {
        return checkArea(area, town, index ? reachOf(area, *index) : AreaReach());
    }).then(this, [this, area](const QList<AreaFinding> &findings) {
        if (area == m_draft.area())
            list(findings);
    });
}

void FindingNotes::list(const QList<AreaFinding> &findings)
{
    QList<AreaFinding> shown;
    for (const AreaFinding &finding : findings) {
        // the empty area has its own words
        if (finding.error.code != ErrorCode::AreaEmpty && shown.size() < mostNotes)
            shown.append(finding);
    }
    m_findings = shown;
    while (m_notes.size() < shown.size()) {
        auto *note = new Note(Note::Kind::Warning, {}, this);
        note->setObjectName(u"finding%1"_s.arg(m_notes.size()));
        note->setFlat(m_compact);
        connect(note, &Note::linkActivated, this, [this, at = m_notes.size()] {
            if (at < m_findings.size())
                repair(m_findings[at]);
        });
        m_layout->addWidget(note);
        m_notes.append(note);
    }
    for (qsizetype i = 0; i < m_notes.size(); ++i) {
        m_notes[i]->setVisible(i < shown.size());
        if (i >= shown.size())
            continue;
        using Severity = AreaFinding::Severity;
        m_notes[i]->setKind(shown[i].severity == Severity::Blocking ? Note::Kind::Error
                : shown[i].severity == Severity::Warning            ? Note::Kind::Warning
                                                                    : Note::Kind::Info);
        m_notes[i]->setText(words(shown[i].error));
        m_notes[i]->setLink(repairInWords(shown[i].repair));
    }
    setVisible(!shown.isEmpty());
}

void FindingNotes::repair(const AreaFinding &finding)
{
    if (finding.repair == AreaRepair::WholeTown) {
        Q_EMIT townRequested();
        return;
    }
    for (const AreaPiece &piece : m_draft.area().pieces) {
        if (piece.id != finding.piece)
            continue;
        QtConcurrent::run([piece, repair = finding.repair, town = m_town] {
            return repaired(piece, repair, town);
        }).then(this, [this, piece](const Result<AreaPiece> &mended) {
            if (!mended) {
                Q_EMIT failed(mended.error());
                return;
            }
            const QList<AreaPiece> &now = m_draft.area().pieces;
            if (now.contains(piece)) // unchanged meanwhile
                m_draft.replacePiece(*mended);
        });
        return;
    }
}

} // namespace campanile
