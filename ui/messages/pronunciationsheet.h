// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mixersheet.h"
#include "pronunciationmodel.h"

class QComboBox;
class QLineEdit;
class QTableView;

namespace campanile {

/// The town's list of words that are read in their own way: added, listened to, changed in place, removed, taken back.
class PronunciationSheet final : public PageSheet {
    Q_OBJECT
public:
    PronunciationSheet(PronunciationStore &store, MessageSession &session, MessageListening &listening,
        MixerSheet::VoiceOf voice, QWidget *page);
    void openWith(const QString &word); ///< a word of the text to begin with; may be empty

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void refresh();
    void add();
    void listen(const Pronunciation &entry);

    PronunciationStore &m_store;
    MessageSession &m_session;
    MessageListening &m_listening;
    MixerSheet::VoiceOf m_voice;
    PronunciationModel *m_model;
    QTemporaryDir m_scratch;
    int m_scratchCount = 0;
    QTableView *m_table;
    QLineEdit *m_written, *m_spoken;
    QComboBox *m_language;
    Button *m_try, *m_add, *m_listen, *m_remove, *m_undo;
    Label *m_empty;
    Note *m_problem;
};

} // namespace campanile
