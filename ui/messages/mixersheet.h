// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagemixer.h"
#include "pagesheet.h"

#include <functional>

namespace campanile {

class Button;
class Note;

/// A message in parts: opening, text, closing, each with how it is said; the whole is listened to, then used.
class MixerSheet final : public PageSheet {
    Q_OBJECT
public:
    /// voice: the one chosen on the page and its speed; null where none speaks the language.
    using VoiceOf = std::function<std::pair<const Voice *, double>()>;
    MixerSheet(MessageSession &session, MessageListening &listening, VoiceOf voice, QWidget *page);
    ~MixerSheet() override;
    void openForVersion();

private:
    class Row;
    void refresh();

    MessageSession &m_session;
    MessageListening &m_listening;
    MessageMixer m_mixer;
    VoiceOf m_voice;
    QList<Row *> m_rows;
    Note *m_problem;
    Label *m_total;
    Button *m_listen;
    Button *m_use;
};

} // namespace campanile
