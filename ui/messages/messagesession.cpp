// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesession.h"

#include <utility>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

MessageSession::MessageSession(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(500ms);
    connect(&m_saveSoon, &QTimer::timeout, this, &MessageSession::save);
}

MessageSession::~MessageSession()
{
    if (m_unsaved && m_current)
        std::ignore = m_parts.store.save(*m_current);
}

const MessageVersion *MessageSession::version() const
{
    return m_current ? m_current->version(m_language) : nullptr;
}

void MessageSession::select(const MessageId &id)
{
    if (m_held || (m_current && m_current->id == id))
        return;
    save();
    Q_EMIT leaving();
    m_current = m_parts.store.message(id);
    m_language = m_current ? m_current->main().language : QString();
    Q_EMIT currentChanged();
}

void MessageSession::selectVersion(const QString &language)
{
    if (m_held || !m_current || m_language == language || !m_current->version(language))
        return;
    save();
    Q_EMIT leaving();
    m_language = language;
    Q_EMIT versionChanged();
}

MessageId MessageSession::create(const QString &title)
{
    const Message message = Message::blank(title, u"it"_s, m_parts.clock.now());
    if (auto saved = m_parts.store.save(message); !saved) {
        Q_EMIT failed(saved.error());
        return {};
    }
    select(message.id);
    return message.id;
}

void MessageSession::changeWords(const std::function<bool(Message &, MessageVersion &)> &change)
{
    MessageVersion *const version = m_current ? m_current->version(m_language) : nullptr;
    if (!version || !change(*m_current, *version))
        return;
    m_unsaved = true;
    m_saveSoon.start();
    Q_EMIT messageChanged();
}

void MessageSession::setTitle(const QString &title)
{
    changeWords([&](Message &message, MessageVersion &) { return std::exchange(message.title, title) != title; });
}

void MessageSession::setText(const QString &text)
{
    changeWords([&](Message &, MessageVersion &version) { return std::exchange(version.text, text) != text; });
}

void MessageSession::setLanguage(const QString &language)
{
    changeWords([&](Message &message, MessageVersion &version) {
        if (message.version(language)) // its own already, or another version's
            return false;
        m_language = version.language = language;
        return true;
    });
}

void MessageSession::setTags(const QStringList &tags)
{
    changeWords([&](Message &message, MessageVersion &) { return std::exchange(message.tags, tags) != tags; });
}

void MessageSession::addVersion(const MessageVersion &version, qsizetype at)
{
    if (m_held || !m_current || m_current->version(version.language))
        return;
    Q_EMIT leaving();
    m_current->versions.insert(at < 0 ? m_current->versions.size() : at, version);
    m_language = version.language;
    saveNow();
    Q_EMIT versionChanged();
}

std::optional<MessageVersion> MessageSession::removeVersion(const QString &language)
{
    if (m_held || !m_current || m_current->versions.size() < 2 || !m_current->version(language))
        return {};
    Q_EMIT leaving();
    const MessageVersion removed = *m_current->version(language);
    const qsizetype at = m_current->versions.indexOf(removed);
    m_current->versions.removeAt(at);
    if (m_language == language)
        m_language = m_current->versions.at(std::min(at, m_current->versions.size() - 1)).language;
    saveNow();
    Q_EMIT versionChanged();
    return removed;
}

void MessageSession::makeMain(const QString &language)
{
    const MessageVersion *const version = m_current ? m_current->version(language) : nullptr;
    if (m_held || !version || m_current->main().language == language)
        return;
    m_current->versions.move(version - m_current->versions.constData(), 0);
    saveNow();
    Q_EMIT messageChanged();
}

void MessageSession::saveNow()
{
    m_current->changed = m_parts.clock.now();
    m_unsaved = true;
    save();
}

void MessageSession::save()
{
    m_saveSoon.stop();
    if (!std::exchange(m_unsaved, false) || !m_current)
        return;
    if (auto saved = m_parts.store.save(*m_current); !saved)
        Q_EMIT failed(saved.error());
    else
        m_current = m_parts.store.message(m_current->id); // with the digest
}

void MessageSession::removeCurrent()
{
    if (!m_current || m_held)
        return;
    m_saveSoon.stop();
    m_unsaved = false;
    Q_EMIT leaving();
    const MessageId id = m_current->id;
    m_current.reset();
    m_language.clear();
    if (auto removed = m_parts.store.remove(id); !removed)
        Q_EMIT failed(removed.error());
    Q_EMIT currentChanged();
}

Result<void> MessageSession::changeVersion(
    const MessageId &id, const QString &language, const std::function<void(MessageVersion &)> &change)
{
    const bool isCurrent = m_current && m_current->id == id;
    std::optional<Message> message = isCurrent ? m_current : m_parts.store.message(id);
    MessageVersion *const version = message ? message->version(language) : nullptr;
    if (!version)
        return failure(ErrorCode::NotFound, {id.text()});
    change(*version);
    message->changed = m_parts.clock.now();
    if (auto saved = m_parts.store.save(*message); !saved)
        return saved;
    if (isCurrent) {
        m_saveSoon.stop(); // the words went with it
        m_unsaved = false;
        m_current = m_parts.store.message(id); // with the digest
        Q_EMIT messageChanged();
    }
    return {};
}

} // namespace campanile
