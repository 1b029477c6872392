// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/TestCertificates.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStringList>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("TestCertificates cannot write %s", qPrintable(path));
}

} // namespace

TestCertificates::TestCertificates()
{
    write(m_folder.filePath(u"here.ext"_s), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
    write(m_folder.filePath(u"elsewhere.ext"_s), "subjectAltName=DNS:elsewhere.example\n");
    makeAuthority(u"authority"_s);
    openssl(u"req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout server.key -out server.csr -subj /CN=server"_s);
}

QByteArray TestCertificates::authority() const
{
    QFile file(m_folder.filePath(u"authority.pem"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString TestCertificates::certificateFile(Kind kind)
{
    const QString file = m_folder.filePath(u"server-%1.pem"_s.arg(int(kind)));
    if (!QFile::exists(file))
        make(kind, file);
    return file;
}

void TestCertificates::make(Kind kind, const QString &file)
{
    if (kind == Kind::SelfSigned) {
        openssl(u"req -x509 -key server.key -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -out "_s + file);
        return;
    }
    if (kind == Kind::OtherAuthority)
        makeAuthority(u"stranger"_s);
    const QString issuer = kind == Kind::OtherAuthority ? u"stranger"_s : u"authority"_s;
    openssl(u"x509 -req -in server.csr -CA %1.pem -CAkey %1.key -CAcreateserial -days %2 -extfile %3.ext -out %4"_s.arg(
        issuer, kind == Kind::Expired ? u"-1"_s : u"2"_s, kind == Kind::OtherName ? u"elsewhere"_s : u"here"_s, file));
}

void TestCertificates::makeAuthority(const QString &name)
{
    openssl(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout %1.key -out %1.pem -days 2 -subj /CN=%1 "
            "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign"_s.arg(name));
}

void TestCertificates::openssl(const QString &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments.split(u' ', Qt::SkipEmptyParts));
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments), process.readAllStandardError().constData());
}

} // namespace trinity::test
