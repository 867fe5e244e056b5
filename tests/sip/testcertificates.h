// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/// An authority of this test's own, and what it signs.
class TestCertificates final {
public:
    TestCertificates()
    {
        m_whole = openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
            u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=Test authority"_s,
            u"-keyout"_s, file(u"ca.key"_s), u"-out"_s, file(u"ca.pem"_s)});
    }

    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

    /// name.pem and name.key; `names` as subjectAltName has them, u"DNS:gw.example"_s. `expired`: it was of one day,
    /// long ago.
    [[nodiscard]] bool sign(const QString &name, const QString &names, bool expired = false) const
    {
        QStringList dates{u"-days"_s, u"2"_s};
        if (expired)
            dates = {u"-not_before"_s, u"20200101000000Z"_s, u"-not_after"_s, u"20200102000000Z"_s};
        return m_whole
            && openssl(QStringList{u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                           u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-subj"_s, u"/CN="_s + name, u"-addext"_s,
                           u"subjectAltName="_s + names, u"-CA"_s, file(u"ca.pem"_s), u"-CAkey"_s, file(u"ca.key"_s),
                           u"-keyout"_s, file(name + u".key"_s), u"-out"_s, file(name + u".pem"_s)}
                + dates);
    }

private:
    [[nodiscard]] bool openssl(const QStringList &arguments) const
    {
        QProcess process;
        process.start(u"openssl"_s, arguments);
        return process.waitForFinished(20'000) && process.exitCode() == 0;
    }

    QTemporaryDir m_folder;
    bool m_whole = false; ///< the authority is there
};
