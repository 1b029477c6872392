// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QLockFile>
#include <QtCore/QString>

#include <memory>

namespace trinity::ui {

/// Documents that a person has worked on and not saved, kept on disk until they are. Each run of the program has a folder of
/// its own with a lock in it; what lies in the folder of a run that has ended was never saved. Small files, written at once.
class UnsavedDocuments
{
public:
    struct Kept {
        Kept() = default;
        QString file; ///< of the document as it was kept
        QString name; ///< of its source
        QString path; ///< where it is saved usually; empty: never saved
    };

    /// Below this folder, which is made when it is needed. Empty: nothing is kept.
    explicit UnsavedDocuments(const QString &folder);
    ~UnsavedDocuments();
    Q_DISABLE_COPY_MOVE(UnsavedDocuments)

    /// What earlier runs have left.
    [[nodiscard]] QList<Kept> left() const;

    /// Keeps the newest version of a document; `key` (letters and digits) names it within this run. False when it could not.
    bool keep(const QString &key, const QString &name, const QString &path, const QByteArray &document);
    void forget(const QString &key);
    /// What is kept under this key now.
    [[nodiscard]] Kept kept(const QString &key) const;
    /// Removes one, of this run or of an earlier one.
    void discard(const Kept &kept);

private:
    [[nodiscard]] bool begin();
    [[nodiscard]] static Kept noted(const QString &file);

    QString m_folder;
    QString m_own; ///< of this run
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace trinity::ui
