// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"
#include "callsettings.h"
#include "campaign.h"
#include "draftstore.h"
#include "menuaudio.h"
#include "message.h"
#include "promptaudio.h"

#include <QObject>

#include <memory>
#include <optional>

namespace campanile {

/// The alert being prepared: where, what, how. The map edits its area, the right column shows it. Undo and redo cover
/// every change of the area and of its filter. The mode is part of it: changing it changes every screen.
class CampaignDraft final : public QObject {
    Q_OBJECT
public:
    explicit CampaignDraft(QObject *parent = nullptr);
    ~CampaignDraft() override;

    [[nodiscard]] Mode mode() const;
    void setMode(Mode mode);

    [[nodiscard]] const Area &area() const;
    void addPiece(const AreaPiece &piece);
    void addPieces(const QList<AreaPiece> &pieces); ///< one step of undo; the last one becomes the current one
    void replacePiece(const AreaPiece &piece); ///< the one with the same id
    void removePiece(const PieceId &id);
    void movePiece(const PieceId &id, int to); ///< to that place in the list
    /// Instead of all pieces, and of the filter where one is given; one step of undo, the last one becomes the current
    /// one.
    void setArea(const Area &area, const std::optional<AudienceFilter> &filter = {});
    void clearArea();
    /// Who is called among those in the area; undone and redone with it.
    [[nodiscard]] const AudienceFilter &filter() const;
    void setFilter(const AudienceFilter &filter);
    [[nodiscard]] PieceId currentPiece() const; ///< the one in edit, may be empty
    void setCurrentPiece(const PieceId &id);
    [[nodiscard]] QString nextPolygonName() const; ///< "Area A", "Area B"...
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    void undo();
    void redo();
    /// While a corner is dragged: shown and counted, not yet an undo step. An empty optional ends it.
    void setPreview(const std::optional<AreaPiece> &piece);
    [[nodiscard]] Area areaWithPreview() const;

    [[nodiscard]] const std::optional<Message> &message() const;
    void setMessage(const std::optional<Message> &message);

    [[nodiscard]] LanguageChoice languageChoice() const;
    void setLanguageChoice(LanguageChoice choice);
    /// The spoken menu for the message's languages; none until it was made (MenuKeeper), or when none is needed.
    [[nodiscard]] const std::optional<MenuAudio> &menuAudio() const;
    void setMenuAudio(const std::optional<MenuAudio> &menu);
    [[nodiscard]] bool needsMenu() const; ///< the choice is Menu and there is more than one language to choose from

    /// What is said beside the message, language by language; a language that is not here is still being made
    /// (PromptKeeper), or its keys are not announced.
    [[nodiscard]] const QList<PromptAudio> &promptAudio() const;
    void setPromptAudio(const QList<PromptAudio> &prompts);

    /// The workstation's; no part of what is saved.
    [[nodiscard]] const CallSettings &callSettings() const;
    void setCallSettings(const CallSettings &settings);

    [[nodiscard]] const Policy &policy() const;
    [[nodiscard]] bool isEmergency() const;
    void setEmergency(bool emergency); ///< Policy::emergency() or Policy::service()

    [[nodiscard]] SavedDraft saved() const; ///< as it is kept
    /// Instead of everything; one step of undo. `message`: the one that draft.message names, if it is still there.
    void load(const SavedDraft &draft, const std::optional<Message> &message);

    [[nodiscard]] QString title() const; ///< the message's, or empty
    /// "Piedicastello", "Piedicastello e in altre 2 aree": for buttons and titles. Translated.
    [[nodiscard]] QString placeWords() const;

Q_SIGNALS:
    void modeChanged(campanile::Mode mode);
    void areaChanged(); ///< also when the preview or the filter changes
    void currentPieceChanged(const campanile::PieceId &id);
    void messageChanged();
    void policyChanged();
    void languageChoiceChanged(); ///< or its menu
    void callSettingsChanged();
    void promptAudioChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
