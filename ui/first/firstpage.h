// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

class Note;

/// First start: three things to do, in any order, or a drill with the invented town. From here nobody can be called.
class FirstPage final : public QWidget {
    Q_OBJECT
public:
    struct Done {
        bool town = false;
        bool registry = false;
        bool dialer = false;

        [[nodiscard]] int missing() const { return 3 - town - registry - dialer; }

        friend bool operator==(const Done &, const Done &) = default;
    };

    explicit FirstPage(QWidget *parent = nullptr);
    void setDone(const Done &done);
    /// What went wrong with the last attempt, in words; empty: nothing.
    void setProblem(const QString &words);

Q_SIGNALS:
    void openTown();
    void importDirectory();
    void connectDialer();
    void trySample();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class StepCard;
    StepCard *m_town, *m_registry, *m_dialer;
    Note *m_problem;
};

} // namespace campanile
