// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"
#include "householdnames.h"

#include <QSet>

#include <numeric>

namespace campanile {

/// What AudienceIndex answers, found the slow and plain way: every contact is asked about every piece, every pair of
/// neighbours whether they are a family.
class NaiveAudience final {
public:
    NaiveAudience(const QList<Contact> &contacts, const Area &area, const AudienceFilter &filter)
        : m_contacts(contacts)
    {
        QSet<int> found;
        QSet<int> added;
        count.rows.fill(0, area.pieces.size());
        const auto apply = [&](qsizetype p, bool exclude) {
            for (int i = 0; i < contacts.size(); ++i) {
                if (contacts[i].optedOut || found.contains(i) != exclude || !isMeant(area.pieces[p], contacts[i]))
                    continue;
                if (exclude)
                    found.remove(i);
                else
                    found.insert(i);
                count.rows[p] += passes(contacts[i], filter) ? (exclude ? -1 : 1) : 0;
            }
        };
        const auto applyAll = [&](bool exclude) {
            for (qsizetype p = 0; p < area.pieces.size(); ++p) {
                if (area.pieces[p].exclude == exclude && !area.pieces[p].hidden)
                    apply(p, exclude);
            }
        };
        applyAll(false);
        for (int i = 0; i < contacts.size(); ++i) {
            const bool unplaced = !contacts[i].optedOut && !contacts[i].position;
            if (unplaced && passesOthers(contacts[i], filter))
                ++count.townWithoutPosition;
            if (unplaced && filter.unplaced == AudienceFilter::Unplaced::All && !area.isEmpty() && !found.contains(i)) {
                added.insert(i);
                count.unplaced += passes(contacts[i], filter);
            }
        }
        found += added;
        applyAll(true);
        for (const int i : std::as_const(found)) {
            if (!passes(contacts[i], filter)) {
                count.filteredOut += !added.contains(i);
                continue;
            }
            selected.append(i);
            ++(contacts[i].number.kind() == LineKind::Landline ? count.landlines : count.mobiles);
            if (!contacts[i].position)
                count.withoutPosition += !added.contains(i);
            else
                positions.insert({contacts[i].position->latE7, contacts[i].position->lonE7});
        }
        std::ranges::sort(selected);
        count.phones = static_cast<int>(selected.size());
        count.addresses = static_cast<int>(positions.size());
        count.households = households();
    }

    AudienceCount count;
    QList<int> selected;
    QSet<std::pair<int, int>> positions;

    static bool passesOthers(const Contact &c, const AudienceFilter &f)
    {
        const bool source = c.source == Source::Directory ? f.directory
            : c.source == Source::SignUp                  ? f.signUps
                                                          : f.imports;
        bool language = f.languages.isEmpty() || (c.languages.isEmpty() && f.languages.contains(QString()));
        for (const QString &tag : c.languages.split(u',', Qt::SkipEmptyParts))
            language = language || f.languages.contains(tag.section(u'-', 0, 0).toLower());
        return source && language && (c.number.kind() == LineKind::Landline ? f.landlines : f.mobiles);
    }

private:
    static bool passes(const Contact &c, const AudienceFilter &f)
    {
        return passesOthers(c, f) && (c.position || f.unplaced != AudienceFilter::Unplaced::None);
    }

    static bool isMeant(const AreaPiece &piece, const Contact &c)
    {
        if (piece.kind == PieceKind::Town)
            return true;
        if (piece.street && piece.street->streetKey == c.streetKey && !c.streetKey.isEmpty()
            && piece.street->holds(c.civic.number))
            return true;
        return piece.kind != PieceKind::Street && c.position && contains(piece.rings, *c.position);
    }

    static bool sameAddress(const Contact &a, const Contact &b)
    {
        if (a.position || b.position)
            return a.position == b.position;
        return !a.streetKey.isEmpty() && a.streetKey == b.streetKey && a.civic.number != 0 && a.civic == b.civic;
    }

    // Who is a family does not depend on who is selected: a chain may go through somebody who is not.
    [[nodiscard]] int households() const
    {
        QList<int> label(m_contacts.size());
        std::iota(label.begin(), label.end(), 0);
        QList<QStringList> words;
        for (const Contact &contact : m_contacts)
            words.append(familyWords(contact.name));
        for (int i = 0; i < m_contacts.size(); ++i) {
            for (int j = 0; j < i; ++j) {
                if (label[i] == label[j] || m_contacts[i].optedOut || m_contacts[j].optedOut
                    || !sameAddress(m_contacts[i], m_contacts[j]))
                    continue;
                const bool shared =
                    std::ranges::any_of(words[i], [&](const QString &w) { return words[j].contains(w); });
                if (shared)
                    std::ranges::replace(label, label[i], label[j]);
            }
        }
        QSet<int> different;
        for (const int i : selected)
            different.insert(label[i]);
        return static_cast<int>(different.size());
    }

    const QList<Contact> &m_contacts;
};

} // namespace campanile
