// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/documents/UnsavedDocuments.h"

#include "engine/portfolio/TrinityFile.h"
#include "ui/Logging.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUuid>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr auto lockName = "lock"_L1;
constexpr auto documentEnding = ".trinity"_L1;
constexpr auto noteEnding = ".json"_L1; // beside the document: its name and where it is saved usually

QString noteOf(const QString &document)
{
    return document.chopped(documentEnding.size()) + noteEnding;
}

} // namespace

UnsavedDocuments::UnsavedDocuments(const QString &folder) : m_folder(folder)
{
}

UnsavedDocuments::~UnsavedDocuments()
{
    if (m_own.isEmpty())
        return;
    m_lock.reset();
    QDir().rmdir(m_own); // only when nothing is left in it
}

/// The folder of this run, with the lock that says that it goes on.
bool UnsavedDocuments::begin()
{
    if (!m_own.isEmpty())
        return true;
    if (m_folder.isEmpty())
        return false;
    const QString own = m_folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!QDir().mkpath(own))
        return false;
    QFile::setPermissions(own, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_lock = std::make_unique<QLockFile>(own + u'/' + lockName);
    m_lock->setStaleLockTime(0); // however long the program runs
    if (!m_lock->tryLock())
        return false;
    m_own = own;
    return true;
}

UnsavedDocuments::Kept UnsavedDocuments::noted(const QString &file)
{
    QFile note(noteOf(file));
    const QJsonObject said = note.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(note.readAll()).object() : QJsonObject();
    Kept kept;
    kept.file = file;
    kept.name = said.value("name"_L1).toString(QFileInfo(file).fileName());
    kept.path = said.value("path"_L1).toString();
    return kept;
}

QList<UnsavedDocuments::Kept> UnsavedDocuments::left() const
{
    QList<Kept> kept;
    const auto runs = m_folder.isEmpty() ? QStringList() : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time);
    for (const auto &run : runs) {
        const QDir folder(m_folder + u'/' + run);
        QLockFile lock(folder.filePath(QString(lockName)));
        lock.setStaleLockTime(0);
        if (folder.path() == m_own || !lock.tryLock())
            continue; // goes on
        for (const auto &file : folder.entryList({u'*' + documentEnding}, QDir::Files, QDir::Time)) {
            kept.append(noted(folder.filePath(file)));
        }
    }
    return kept;
}

bool UnsavedDocuments::keep(const QString &key, const QString &name, const QString &path, const QByteArray &document)
{
    if (!begin())
        return false;
    const QString file = m_own + u'/' + key + documentEnding;
    const QJsonObject note{{u"name"_s, name}, {u"path"_s, path}};
    if (!TrinityFile::write(noteOf(file), QJsonDocument(note).toJson()) || !TrinityFile::write(file, document)) {
        qCWarning(lcWindow) << "An unsaved document could not be kept in" << m_own;
        return false;
    }
    return true;
}

void UnsavedDocuments::forget(const QString &key)
{
    if (!m_own.isEmpty())
        discard(kept(key));
}

UnsavedDocuments::Kept UnsavedDocuments::kept(const QString &key) const
{
    return noted(m_own + u'/' + key + documentEnding);
}

void UnsavedDocuments::discard(const Kept &kept)
{
    QFile::remove(kept.file);
    QFile::remove(noteOf(kept.file));
    const QString folder = QFileInfo(kept.file).absolutePath();
    if (folder != m_own && QDir(folder).entryList({u'*' + documentEnding}, QDir::Files).isEmpty()) {
        QFile::remove(folder + u'/' + lockName);
        QDir().rmdir(folder);
    }
}

} // namespace trinity::ui
