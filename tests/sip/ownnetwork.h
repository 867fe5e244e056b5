// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// A network of the test's own with nothing in it but loopback, and mounts of its own: what is lost or full in there is
/// so for nobody else, and it is gone with the process.
namespace ownnetwork {

/// First thing in main(): before the process has a second thread. False: this machine does not allow it.
[[nodiscard]] bool enter();

[[nodiscard]] bool entered();

/// iptables with these arguments.
[[nodiscard]] bool packets(const QStringList &arguments);

/// A file system in memory over that folder, of so many bytes.
[[nodiscard]] bool mountMemory(const QString &folder, qint64 bytes);
void unmount(const QString &folder);

} // namespace ownnetwork

/// main() of a test in a network of its own, where that is allowed. CAMPANILE_SOAK=1: its functions may take hours.
#define OWN_NETWORK_MAIN(Test)                                                                                         \
    int main(int argc, char *argv[])                                                                                   \
    {                                                                                                                  \
        (void)!ownnetwork::enter();                                                                                    \
        if (qEnvironmentVariableIsSet("CAMPANILE_SOAK"))                                                               \
            qputenv("QTEST_FUNCTION_TIMEOUT", "36000000");                                                             \
        QCoreApplication app(argc, argv);                                                                              \
        Test test;                                                                                                     \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
