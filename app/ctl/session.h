// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command.h"
#include "result.h"

#include <QJsonObject>

#include <memory>

namespace campanile {
class AudienceIndex;
class ContactStore;
class Database;
class Gazetteer;
class SqliteContactStore;
} // namespace campanile

namespace campanile::ctl {

/// What one call of the program works with, opened when it is asked for: data folder, town pack, and the way answers go
/// out: sentences on standard output, or one JSON object.
class Session final {
public:
    Session(QString command, QString dataFolder, QString packPath, bool json);
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    [[nodiscard]] const QString &dataFolder() const { return m_dataFolder; }

    [[nodiscard]] bool json() const { return m_json; }

    enum class Missing { Fails, IsMade };
    /// DIR/registry.db. Who only reads does not make one: a mistyped --data would count nobody, and say so as a fact.
    [[nodiscard]] Result<ContactStore *> contacts(Missing missing = Missing::Fails);
    /// All of them, as an area and its filters are asked about them.
    [[nodiscard]] Result<std::shared_ptr<const AudienceIndex>> audienceIndex();
    /// --pack, else DIR/town.townpack.
    [[nodiscard]] Result<std::shared_ptr<const Gazetteer>> gazetteer();

    /// The one answer of a command.
    void answer(const QJsonObject &object, const QString &text) const;
    /// Says what went wrong, on standard error, as JSON also on standard output; the exit code for it.
    [[nodiscard]] int fail(const Error &error) const;
    [[nodiscard]] int fail(const Error &error, int code) const;
    [[nodiscard]] int usage(const QString &message) const;
    /// What the answer does not say and somebody should know; on standard error.
    void note(const QString &message) const;
    /// A line that is written over, on standard error when it is a terminal; true, so that it can be a goOn.
    bool progress(const QString &what, double part) const;
    void endProgress() const;

private:
    QString m_command; ///< "contacts import"
    QString m_dataFolder;
    QString m_packPath;
    bool m_json;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqliteContactStore> m_contacts;
    std::shared_ptr<const Gazetteer> m_gazetteer;
};

[[nodiscard]] int exitCode(ErrorCode code);
[[nodiscard]] QString codeName(ErrorCode code); ///< "file_not_found": stable, for scripts

} // namespace campanile::ctl
