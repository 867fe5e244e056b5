// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetfit.h"

#include "addresswords.h"

#include <QVarLengthArray>

#include <algorithm>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

// What each difference costs.
constexpr int otherOrder = 1, initial = 2, droppedName = 2, shortened = 2, extraTitle = 3, extraName = 4, twinSlip = 4,
              droppedHamlet = 4, droppedWord = 5, nearType = 5, keySlip = 6, letterSlip = 8;
constexpr qsizetype shortestAlone = 6; ///< with a slip and nothing beside it: Villa, Viola

int costOf(Slip slip)
{
    return slip == Slip::Twin ? twinSlip : slip == Slip::Key ? keySlip : letterSlip;
}

class Fitting final {
public:
    Fitting(const KnownStreet &street, const StreetName &written, const QList<AskedWord> &words)
        : m_street(street)
        , m_written(written)
        , m_words(words)
        , m_used(street.words.size(), false)
        , m_at(words.size(), -1)
    {
    }

    std::optional<StreetFit> run()
    {
        if (!fitType())
            return {};
        takeWholeWords();
        if (!takeOthers() || !leaveRest())
            return {};
        // Mario Rossi is not Luigi Rossi, whoever of them is written with an initial
        if (m_extraNames > 0 && m_droppedNames > 0)
            return {};
        // a slip is believed beside another word that is right, or else with the house
        if (m_slips > 2 || (m_exact == 0 && (m_slips == 2 || m_riskySlips > 0)) || m_fit.cost >= StreetFit::tooMuch)
            return {};
        if (isTurned())
            m_fit.cost += otherOrder;
        // Alessandro Manzoni is Manzoni; with more around it, less surely
        const bool muchExtra = m_extraNames > 0 && (m_street.words.size() > 1 || m_extraNames > 1);
        if ((m_slips > 0 && m_exact == 0) || m_slips > 1 || m_mistaken || muchExtra)
            m_fit.doubtful = true;
        return m_fit;
    }

private:
    bool fitType()
    {
        const QString &type = m_street.name.type;
        if (type == m_written.type || m_written.type.isEmpty())
            return true;
        if (type.isEmpty() && addresswords::isNearType(m_written.type, u"localita"_s)) {
            m_fit.cost += otherOrder;
            return true;
        }
        m_fit.cost += nearType;
        m_fit.doubtful = true;
        return addresswords::isNearType(m_written.type, type);
    }

    // First of all, so that an initial takes what is left.
    void takeWholeWords()
    {
        for (qsizetype q = 0; q < m_words.size(); ++q) {
            if (m_words[q].word < 0)
                continue;
            for (qsizetype k = 0; k < m_street.words.size(); ++k) {
                if (m_used[k] || m_street.words[k].number != m_words[q].word)
                    continue;
                take(q, k);
                m_exact += m_words[q].text.size() > 1 && !m_words[q].number;
                break;
            }
        }
    }

    [[nodiscard]] int cost(const AskedWord &asked, qsizetype k) const
    {
        const QString &known = m_street.name.words[k];
        if (k != m_street.head) {
            const bool mayBe = asked.text != u"s" || m_written.maybeInitial;
            if (asked.text.size() == 1 && mayBe && known.startsWith(asked.text))
                return initial;
            if (known.size() == 1 && asked.given && asked.text.startsWith(known)) // the map writes the initial
                return initial;
            if (asked.text.size() >= 3 && asked.text.size() < known.size() && known.startsWith(asked.text))
                return shortened;
        }
        for (const auto &near : asked.near) {
            if (near.word == m_street.words[k].number)
                return costOf(near.slip);
        }
        return StreetFit::tooMuch;
    }

    bool takeOthers()
    {
        for (qsizetype q = 0; q < m_words.size(); ++q) {
            if (m_at[q] >= 0)
                continue;
            const AskedWord &asked = m_words[q];
            int cheapest = StreetFit::tooMuch;
            qsizetype best = -1;
            for (qsizetype k = 0; k < m_street.words.size(); ++k) {
                if (m_used[k] || m_street.words[k].fixed)
                    continue;
                if (const int price = cost(asked, k); price < cheapest)
                    cheapest = price, best = k;
            }
            if (best >= 0) {
                take(q, best);
                m_fit.cost += cheapest;
                m_slips += cheapest >= twinSlip;
                m_riskySlips +=
                    cheapest == letterSlip || (cheapest == keySlip && m_street.name.words[best].size() < shortestAlone);
                m_mistaken = m_mistaken || (cheapest >= twinSlip && asked.word >= 0);
            } else if (asked.title) {
                m_fit.cost += extraTitle;
            } else if (asked.given || (asked.initial && asked.text != u"s")) {
                m_fit.cost += asked.initial ? initial : extraName;
                ++m_extraNames;
            } else {
                return false;
            }
        }
        return true;
    }

    bool leaveRest()
    {
        const bool noHamlet =
            std::none_of(m_used.begin() + m_street.hamlet, m_used.end(), [](bool used) { return used; });
        for (qsizetype k = 0; k < m_street.words.size(); ++k) {
            if (m_used[k])
                continue;
            if (k >= m_street.hamlet && noHamlet)
                break;
            const auto &word = m_street.words[k];
            if (k == m_street.head || k >= m_street.hamlet || (word.distinguishing && !word.droppable))
                return false;
            m_fit.cost += word.droppable ? droppedName : droppedWord;
            m_fit.doubtful = m_fit.doubtful || !word.droppable;
            m_droppedNames += word.given;
            if (word.droppable)
                m_droppedInitials += m_street.name.words[k].front();
        }
        if (m_street.hamlet < m_street.words.size() && noHamlet) {
            m_fit.cost += droppedHamlet;
            m_fit.doubtful = m_fit.withoutHamlet = true;
        }
        return initialsAgree();
    }

    // "a", "e", "i", "l", "d" are little words, but before a family's name perhaps initials: A. Garibaldi is not
    // Giuseppe.
    [[nodiscard]] bool initialsAgree() const
    {
        return m_droppedInitials.isEmpty() || std::ranges::all_of(m_written.all, [this](const QString &word) {
            return word.size() != 1 || !addresswords::connectives().contains(word) || m_street.name.all.contains(word)
                || m_droppedInitials.contains(word.front());
        });
    }

    [[nodiscard]] bool isTurned() const
    {
        qsizetype last = -1;
        for (const qsizetype k : m_at) {
            if (k < 0)
                continue;
            if (k < last)
                return true;
            last = k;
        }
        return false;
    }

    void take(qsizetype asked, qsizetype known)
    {
        m_used[known] = true;
        m_at[asked] = known;
    }

    const KnownStreet &m_street;
    const StreetName &m_written;
    const QList<AskedWord> &m_words;
    QVarLengthArray<bool, 16> m_used;
    QVarLengthArray<qsizetype, 16> m_at; ///< of each asked word, in the street; -1: none
    StreetFit m_fit;
    int m_exact = 0, m_slips = 0, m_extraNames = 0, m_droppedNames = 0;
    QString m_droppedInitials;
    int m_riskySlips = 0; ///< in a short word, or to any letter
    bool m_mistaken = false; ///< for another word that the town knows too
};

} // namespace

std::optional<StreetFit> StreetFit::of(
    const KnownStreet &street, const StreetName &written, const QList<AskedWord> &words)
{
    return Fitting(street, written, words).run();
}

} // namespace campanile
