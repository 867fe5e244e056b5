// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

class Label;
class PlayButton;

/// One language of the message: play, its mark and name, how long, how many phones hear it. Or the menu before them.
class LanguageRow final : public QWidget {
    Q_OBJECT
public:
    explicit LanguageRow(QWidget *parent = nullptr);
    /// path empty: it has no audio, and nobody hears it.
    void setVersion(const QString &mark, const QString &name, const QString &path, const QString &length, int phones);
    void setMenu(const QString &name, const QString &path, const QString &length, const QString &trouble);
    void setPlaying(bool playing);

    [[nodiscard]] QString path() const { return m_path; }

Q_SIGNALS:
    void playRequested(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PlayButton *m_play;
    Label *m_mark, *m_name, *m_length, *m_phones;
    QString m_path;
};

} // namespace campanile
