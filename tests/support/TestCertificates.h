// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QTemporaryDir>

namespace trinity::test {

/// An authority and certificates of its own for servers on this machine, made with the openssl command in a temporary
/// folder, new for every test program. Nothing but the test trusts them.
class TestCertificates final
{
public:
    /// Good is for 127.0.0.1 and localhost, in date and signed by authority(). The others are wrong in one way each.
    enum class Kind { Good, Expired, SelfSigned, OtherName, OtherAuthority };

    TestCertificates();

    /// The authority's certificate, PEM, for HttpSettings::trustedCertificates.
    [[nodiscard]] QByteArray authority() const;
    /// The file of a server's certificate, made when first asked for. All of them have the key of keyFile().
    [[nodiscard]] QString certificateFile(Kind kind = Kind::Good);
    [[nodiscard]] QString keyFile() const { return m_folder.filePath(QStringLiteral("server.key")); }

private:
    void make(Kind kind, const QString &file);
    void makeAuthority(const QString &name);
    void openssl(const QString &arguments) const;

    QTemporaryDir m_folder;
};

} // namespace trinity::test
