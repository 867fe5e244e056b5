// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "languageshare.h"

#include <QObject>
#include <QSet>

namespace campanile {

class CampaignDraft;
class ContactStore;
class SilentCounter;

/// Keeps the number of phones of the draft's area at hand, live while a corner is dragged. Follows the registry: when
/// contacts change, the index is made anew in the store's thread and the count follows.
class AudienceCounter final : public QObject {
    Q_OBJECT
public:
    AudienceCounter(CampaignDraft &draft, ContactStore &contacts, QObject *parent = nullptr);
    ~AudienceCounter() override;
    [[nodiscard]] const AudienceCount &count() const;
    [[nodiscard]] AudienceCount countOf(const Area &area) const;
    /// Who hears which version of a message, of the phones that are counted now.
    [[nodiscard]] QList<LanguageShare> languageShare(const Message &message) const;
    /// Positions of the selected phones, one per address, of more than mostDots an even choice: the dots of the Alert
    /// page.
    [[nodiscard]] QList<GeoPoint> positions() const;
    static constexpr int mostDots = 100'000;
    /// Addresses of the area without a phone; it wants to be told the town.
    [[nodiscard]] SilentCounter &silent() const;
    /// What is counted and launched; null until the registry was read.
    [[nodiscard]] std::shared_ptr<const AudienceIndex> index() const;
    /// All contacts, also while only some are counted: for names.
    [[nodiscard]] std::shared_ptr<const AudienceIndex> registry() const;
    /// A correction or all-clear goes to exactly those who were called: from now on nobody else is counted or selected,
    /// whatever the area.
    void showOnly(const QSet<ContactId> &contacts);
    void showAll();
    [[nodiscard]] bool isRestricted() const;

Q_SIGNALS:
    void countChanged();
    void indexChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
