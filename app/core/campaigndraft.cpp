// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigndraft.h"

#include "placewords.h"

#include <algorithm>

namespace campanile {

struct CampaignDraft::Private {
    Mode mode = Mode::Drill;

    struct Step {
        Area area;
        AudienceFilter filter;
        bool operator==(const Step &) const = default;
    };

    QList<Step> history{Step()}; // oldest first; never empty
    qsizetype step = 0; // the one that is shown
    PieceId current;
    std::optional<AreaPiece> preview;
    std::optional<Message> message;
    Policy policy = Policy::emergency();
    bool emergency = true;
    LanguageChoice languages = LanguageChoice::PerContact;
    std::optional<MenuAudio> menu;
    CallSettings calls;
    QList<PromptAudio> prompts;

    void choosePolicy()
    {
        policy = emergency ? Policy::emergency() : Policy::service();
        policy.machine = calls.machine;
        policy.finishSentence = calls.finishSentence;
    }

    [[nodiscard]] const Area &area() const { return history.at(step).area; }

    [[nodiscard]] const AudienceFilter &filter() const { return history.at(step).filter; }

    bool push(Area area) { return push(Step{std::move(area), filter()}); }

    /// True when it is a change. What had been undone is forgotten.
    bool push(Step next)
    {
        if (next == history.at(step))
            return false;
        constexpr qsizetype longest = 200;
        history.resize(step + 1);
        history.append(std::move(next));
        if (history.size() > longest)
            history.removeFirst();
        step = history.size() - 1;
        return true;
    }

    [[nodiscard]] bool holds(const PieceId &id) const
    {
        return std::ranges::any_of(area().pieces, [&](const AreaPiece &piece) { return piece.id == id; });
    }
};

CampaignDraft::CampaignDraft(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

CampaignDraft::~CampaignDraft() = default;

Mode CampaignDraft::mode() const
{
    return d->mode;
}

void CampaignDraft::setMode(Mode mode)
{
    if (mode == d->mode)
        return;
    d->mode = mode;
    Q_EMIT modeChanged(mode);
}

const Area &CampaignDraft::area() const
{
    return d->area();
}

void CampaignDraft::addPiece(const AreaPiece &piece)
{
    addPieces({piece});
}

void CampaignDraft::addPieces(const QList<AreaPiece> &pieces)
{
    if (pieces.isEmpty())
        return;
    Area area = d->area();
    for (AreaPiece added : pieces) {
        const auto same = [&](const AreaPiece &there) { return there.id == added.id; };
        if (added.id.isEmpty() || std::ranges::any_of(area.pieces, same))
            added.id = PieceId::create();
        area.pieces.append(added);
    }
    const PieceId last = area.pieces.back().id;
    d->preview.reset();
    d->push(std::move(area));
    Q_EMIT areaChanged();
    setCurrentPiece(last);
}

void CampaignDraft::movePiece(const PieceId &id, int to)
{
    Area area = d->area();
    for (qsizetype i = 0; i < area.pieces.size(); ++i) {
        if (area.pieces[i].id == id) {
            area.pieces.move(i, std::clamp<qsizetype>(to, 0, area.pieces.size() - 1));
            break;
        }
    }
    if (d->push(std::move(area)))
        Q_EMIT areaChanged();
}

const AudienceFilter &CampaignDraft::filter() const
{
    return d->filter();
}

void CampaignDraft::setFilter(const AudienceFilter &filter)
{
    if (d->push({d->area(), filter}))
        Q_EMIT areaChanged();
}

void CampaignDraft::replacePiece(const AreaPiece &piece)
{
    Area area = d->area();
    const auto it =
        std::ranges::find_if(area.pieces, [&](const AreaPiece &candidate) { return candidate.id == piece.id; });
    if (it == area.pieces.end())
        return;
    *it = piece;
    const bool previewed = std::exchange(d->preview, {}).has_value();
    if (d->push(std::move(area)) || previewed)
        Q_EMIT areaChanged();
}

void CampaignDraft::removePiece(const PieceId &id)
{
    Area area = d->area();
    if (area.pieces.removeIf([&](const AreaPiece &piece) { return piece.id == id; }) == 0)
        return;
    d->preview.reset();
    d->push(std::move(area));
    if (d->current == id)
        setCurrentPiece({});
    Q_EMIT areaChanged();
}

void CampaignDraft::setArea(const Area &area, const std::optional<AudienceFilter> &filter)
{
    Area next = area;
    for (AreaPiece &piece : next.pieces) {
        if (piece.id.isEmpty())
            piece.id = PieceId::create();
    }
    const PieceId last = next.pieces.isEmpty() ? PieceId() : next.pieces.back().id;
    const bool previewed = std::exchange(d->preview, {}).has_value();
    if (d->push({std::move(next), filter.value_or(d->filter())}) || previewed)
        Q_EMIT areaChanged();
    setCurrentPiece(last);
}

void CampaignDraft::clearArea()
{
    const bool previewed = std::exchange(d->preview, {}).has_value();
    const bool changed = d->push(Area());
    setCurrentPiece({});
    if (changed || previewed)
        Q_EMIT areaChanged();
}

PieceId CampaignDraft::currentPiece() const
{
    return d->current;
}

void CampaignDraft::setCurrentPiece(const PieceId &id)
{
    const PieceId next = d->holds(id) ? id : PieceId();
    if (next == d->current)
        return;
    d->current = next;
    Q_EMIT currentPieceChanged(next);
}

QString CampaignDraft::nextPolygonName() const
{
    for (int index = 0;; ++index) {
        // A..Z, AA..AZ, BA..: as the columns of a spreadsheet
        QString letters;
        for (int rest = index; rest >= 0; rest = rest / 26 - 1)
            letters.prepend(QChar(u'A' + rest % 26));
        //: name of a drawn area; %1 is a letter
        const QString name = tr("Area %1").arg(letters);
        if (std::ranges::none_of(d->area().pieces, [&](const AreaPiece &piece) { return piece.name == name; }))
            return name;
    }
}

bool CampaignDraft::canUndo() const
{
    return d->step > 0;
}

bool CampaignDraft::canRedo() const
{
    return d->step + 1 < d->history.size();
}

void CampaignDraft::undo()
{
    if (!canUndo())
        return;
    --d->step;
    d->preview.reset();
    setCurrentPiece(d->current);
    Q_EMIT areaChanged();
}

void CampaignDraft::redo()
{
    if (!canRedo())
        return;
    ++d->step;
    d->preview.reset();
    setCurrentPiece(d->current);
    Q_EMIT areaChanged();
}

void CampaignDraft::setPreview(const std::optional<AreaPiece> &piece)
{
    if (piece == d->preview)
        return;
    d->preview = piece;
    Q_EMIT areaChanged();
}

Area CampaignDraft::areaWithPreview() const
{
    Area area = d->area();
    if (!d->preview)
        return area;
    const auto it =
        std::ranges::find_if(area.pieces, [&](const AreaPiece &piece) { return piece.id == d->preview->id; });
    if (it != area.pieces.end())
        *it = *d->preview;
    else
        area.pieces.append(*d->preview);
    return area;
}

const std::optional<Message> &CampaignDraft::message() const
{
    return d->message;
}

void CampaignDraft::setMessage(const std::optional<Message> &message)
{
    if (message == d->message)
        return;
    d->message = message;
    Q_EMIT messageChanged();
}

LanguageChoice CampaignDraft::languageChoice() const
{
    return d->languages;
}

void CampaignDraft::setLanguageChoice(LanguageChoice choice)
{
    if (choice == d->languages)
        return;
    d->languages = choice;
    Q_EMIT languageChoiceChanged();
}

const std::optional<MenuAudio> &CampaignDraft::menuAudio() const
{
    return d->menu;
}

void CampaignDraft::setMenuAudio(const std::optional<MenuAudio> &menu)
{
    if (menu == d->menu)
        return;
    d->menu = menu;
    Q_EMIT languageChoiceChanged();
}

bool CampaignDraft::needsMenu() const
{
    return d->languages == LanguageChoice::Menu && d->message && heardLanguages(*d->message).size() > 1;
}

SavedDraft CampaignDraft::saved() const
{
    return {d->mode, area(), d->message ? d->message->id : MessageId(), d->emergency, filter(), d->languages};
}

void CampaignDraft::load(const SavedDraft &draft, const std::optional<Message> &message)
{
    setMode(draft.mode);
    setEmergency(draft.emergency);
    setLanguageChoice(draft.languages);
    d->preview.reset();
    if (d->push({draft.area, draft.filter})) {
        setCurrentPiece({});
        Q_EMIT areaChanged();
    }
    setMessage(message);
}

const QList<PromptAudio> &CampaignDraft::promptAudio() const
{
    return d->prompts;
}

void CampaignDraft::setPromptAudio(const QList<PromptAudio> &prompts)
{
    if (prompts == d->prompts)
        return;
    d->prompts = prompts;
    Q_EMIT promptAudioChanged();
}

const CallSettings &CampaignDraft::callSettings() const
{
    return d->calls;
}

void CampaignDraft::setCallSettings(const CallSettings &settings)
{
    if (settings == d->calls)
        return;
    d->calls = settings;
    const Policy before = d->policy;
    d->choosePolicy();
    Q_EMIT callSettingsChanged();
    if (d->policy != before)
        Q_EMIT policyChanged();
}

const Policy &CampaignDraft::policy() const
{
    return d->policy;
}

bool CampaignDraft::isEmergency() const
{
    return d->emergency;
}

void CampaignDraft::setEmergency(bool emergency)
{
    if (emergency == d->emergency)
        return;
    d->emergency = emergency;
    d->choosePolicy();
    Q_EMIT policyChanged();
}

QString CampaignDraft::title() const
{
    return d->message ? d->message->title : QString();
}

QString CampaignDraft::placeWords() const
{
    return campanile::placeWords(d->area());
}

} // namespace campanile
